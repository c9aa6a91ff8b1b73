"""The published schemas: committed as they are generated, complete, and kept by what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.server.schema import FILES, document_schema, text_of
from wire_samples.lineages import LINEAGES, NOW

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def _documents():
    return {name: json.loads(document_bytes(to_document(lineage, NOW))) for name, lineage in LINEAGES.items()}


@pytest.mark.parametrize("name", FILES)
def test_the_committed_descriptions_are_the_generated_ones(name):
    committed = (REFERENCE / name).read_text(encoding="utf-8")
    assert committed == text_of(name), "run: python -m sagemaker_lineage.server.schema docs/reference"


def test_the_schema_is_one():
    Draft202012Validator.check_schema(document_schema())
    assert document_schema()["title"] == "LineageDocument"


@pytest.mark.parametrize("name", LINEAGES)
def test_every_document_keeps_the_schema(name):
    validator = Draft202012Validator(document_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(_documents()[name])] == []


def _objects():
    schema = document_schema()
    return {"LineageDocument": schema, **schema["$defs"]}


FIELDS = [
    (model, name, field) for model, schema in _objects().items() for name, field in schema.get("properties", {}).items()
]


@pytest.mark.parametrize(("model", "name", "field"), FIELDS, ids=[f"{model}.{name}" for model, name, _ in FIELDS])
def test_every_field_has_a_description_and_an_example(model, name, field):
    assert field["description"].endswith((".", "`"))
    assert field["examples"]
    assert "title" not in field
    assert "default" not in field


LEFT_OUT = {
    "LineageDocument": {"domain", "findings", "models"},
    "Summary": {"findings"},
    "Node": {"posture", "run"},
    "Run": {"iterations", "selective"},
    "Port": {"planned", "source", "value", "versionId"},
    "Artifact": {"expression", "s3"},
    "BucketFacts": {
        "aclPublic",
        "lifecycle",
        "logging",
        "mfaDelete",
        "objectLock",
        "objectOwnership",
        "owner",
        "policyPublic",
        "replication",
        "tlsOnly",
    },
}


def test_only_keys_that_may_be_missing_are_optional():
    optional = {
        model: missing
        for model, schema in _objects().items()
        if (missing := set(schema.get("properties", {})) - set(schema.get("required", [])))
    }
    assert optional == LEFT_OUT


def test_keys_that_may_be_missing_are_never_null():
    nullable = [
        f"{model}.{name}"
        for model, names in LEFT_OUT.items()
        for name in names
        if {"type": "null"} in _objects()[model]["properties"][name].get("anyOf", [])
    ]
    assert nullable == []


def test_nothing_unknown_is_allowed():
    assert [
        model
        for model, schema in _objects().items()
        if schema.get("additionalProperties", True) and "properties" in schema
    ] == []
