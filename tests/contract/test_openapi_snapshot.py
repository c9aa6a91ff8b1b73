"""OpenAPI: valid, complete, and without anything that only FastAPI would say."""

from __future__ import annotations

import json

from openapi_spec_validator import validate

from sagemaker_lineage.export.document import LineageDocument
from sagemaker_lineage.server.problems import MEDIA_TYPE, Problem
from sagemaker_lineage.server.schema import openapi


def _operations():
    return {path: operation for path, item in openapi()["paths"].items() for operation in item.values()}


def test_it_is_openapi_3_1():
    validate(openapi())
    assert openapi()["openapi"].startswith("3.1")


def test_every_route_of_the_contract_is_described():
    assert set(openapi()["paths"]) == {
        "/lineage",
        "/lineage/definition",
        "/lineage.csv",
        "/lineage.dot",
        "/lineage.mmd",
        "/lineage.svg",
        "/objects",
        "/pipelines",
        "/pipelines/{name}/executions",
        "/pipelines/{name}/steps/{step}/metrics",
        "/posture",
        "/settings",
        "/health",
        "/ready",
    }
    methods = {path: set(item) for path, item in openapi()["paths"].items()}
    assert {path for path, found in methods.items() if found != {"get"}} == {"/lineage/definition"}
    assert methods["/lineage/definition"] == {"post"}


def test_every_operation_says_what_it_is():
    for operation in _operations().values():
        assert operation["summary"]
        assert operation["description"]
        assert operation["operationId"].startswith(("get", "list"))
        assert operation["tags"]


def test_every_parameter_has_a_description():
    for operation in _operations().values():
        for parameter in operation.get("parameters", []):
            assert parameter["description"], parameter["name"]
            assert "title" not in parameter["schema"]


def test_lineage_answers_what_the_contract_says():
    responses = _operations()["/lineage"]["responses"]
    assert set(responses) == {"200", "304", "403", "404", "422", "500", "503", "504"}
    assert responses["200"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/LineageDocument"}
    assert set(responses["200"]["headers"]) == {"ETag", "X-Request-ID"}
    assert "Retry-After" in responses["503"]["headers"]


def test_the_example_is_a_document():
    example = _operations()["/lineage"]["responses"]["200"]["content"]["application/json"]["example"]
    document = LineageDocument.model_validate(example)
    assert document.model_dump(mode="json") == example
    assert document.summary.nodes == len(document.graph.nodes)
    assert document.summary.gaps == len(document.gaps) > 0


def test_every_error_is_a_problem_with_examples():
    for path, operation in _operations().items():
        for status, response in operation["responses"].items():
            if status < "400":
                continue
            (media_type,) = response["content"]
            assert media_type == MEDIA_TYPE, (path, status)
            assert response["content"][media_type]["schema"] == {"$ref": "#/components/schemas/Problem"}
            for example in response["content"][media_type]["examples"].values():
                assert Problem.model_validate(example["value"]).status == int(status)


def test_every_reference_leads_somewhere():
    text = json.dumps(openapi())
    schemas = openapi()["components"]["schemas"]
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(schemas)
    assert not {"HTTPValidationError", "ValidationError"} & set(schemas)
