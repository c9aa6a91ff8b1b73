"""What holds for every document of the demo account, whichever pipeline and execution it shows."""

from __future__ import annotations

import json
from functools import reduce

import pytest
from jsonschema import Draft202012Validator

from sagemaker_lineage.server.schema import document_schema

PIPELINES = {
    "claims-risk-weekly": "ap-northeast-2",
    "country-fanout": "ap-northeast-2",
    "delivery-times": "ap-northeast-2",
    "feature-backfill": "ap-northeast-2",
    "feature-store-load": "ap-northeast-2",
    "mlops-pipeline": "ap-northeast-2",
    "names-from-hell": "ap-northeast-2",
    "never-run": "ap-northeast-2",
    "nightly-scores": "ap-northeast-2",
    "ticket-triage": "ap-northeast-2",
    "us-churn": "us-east-1",
    "us-store-forecasts": "us-east-1",
}


@pytest.fixture(scope="module")
def kept():
    """Keep documents, so that each is read once."""
    return {}


def _read(client, pipeline):
    asked = {"pipeline": pipeline, "region": PIPELINES[pipeline]}
    runs = client.get(f"/pipelines/{pipeline}/executions", params={"region": asked["region"], "limit": 4}).json()
    overlays = [{}, {"includeLatestExec": "true"}, *({"execution": each["id"]} for each in runs["executions"][1:])]
    answers = [client.get("/lineage", params={**asked, **overlay}) for overlay in overlays]
    assert {answer.status_code for answer in answers} == {200}
    return [json.loads(answer.content, parse_constant=pytest.fail) for answer in answers]


@pytest.fixture(params=PIPELINES)
def documents(request, client, kept):
    """Return a pipeline's documents: of its definition, and of several executions."""
    if request.param not in kept:
        kept[request.param] = _read(client, request.param)
    return kept[request.param]


def leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, list) else [value]


def exists(document, pointer):
    """Tell whether a JSON pointer leads to a place of the document, or to a key that is left out there."""
    *path, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    step = lambda found, part: found[int(part)] if isinstance(found, list) else found[part]  # noqa: E731
    place = reduce(step, path, document)
    return int(last) < len(place) if isinstance(place, list) else isinstance(place, dict)


def test_documents_keep_the_schema_and_hold_no_empty_text(documents):
    validator = Draft202012Validator(document_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for document in documents:
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)] == []
        assert "" not in leaves(document)


def test_lists_are_in_the_order_of_the_contract(documents):
    for document in documents:
        edges, gaps = document["graph"]["edges"], document["gaps"]
        keys = [(edge["from"], edge["to"], edge["via"]) for edge in edges]
        assert keys == sorted(set(keys))
        places = [(gap["operation"] or "", gap["resource"] or "") for gap in gaps]
        assert places == sorted(places)
        artifacts = document["graph"]["artifacts"]
        assert [each["id"] for each in artifacts] == list(range(len(artifacts)))
        seen = [port["artifactId"] for node in document["graph"]["nodes"] for port in node["inputs"] + node["outputs"]]
        assert list(dict.fromkeys(each for each in seen if each is not None)) == list(range(len(artifacts)))


def test_nodes_come_after_what_they_depend_on(documents):
    for document in documents:
        place = {node["id"]: position for position, node in enumerate(document["graph"]["nodes"])}
        assert len(place) == len(document["graph"]["nodes"])
        assert all(place[edge["from"]] < place[edge["to"]] for edge in document["graph"]["edges"])


def test_producers_and_consumers_are_those_of_the_ports(documents):
    for document in documents:
        nodes = document["graph"]["nodes"]
        for artifact in document["graph"]["artifacts"]:
            for side, key in (("outputs", "producedBy"), ("inputs", "consumedBy")):
                touching = [node["id"] for node in nodes if any(p["artifactId"] == artifact["id"] for p in node[side])]
                assert artifact[key] == touching


def test_the_summary_counts_what_is_there(documents):
    for document in documents:
        summary, graph = document["summary"], document["graph"]
        counted = {"nodes": len(graph["nodes"]), "edges": len(graph["edges"]), "artifacts": len(graph["artifacts"])}
        assert {key: summary[key] for key in counted} == counted
        assert summary["buckets"] == len({artifact["bucket"] for artifact in graph["artifacts"]})
        assert summary["gaps"] + summary["opaque"] == len(document["gaps"])
        assert sum(summary["nodeStatus"].values()) == (len(graph["nodes"]) if document["execution"] else 0)


def test_every_node_has_a_run_when_an_execution_is_laid_over(documents):
    for document in documents:
        runs = [node.get("run") for node in document["graph"]["nodes"]]
        assert all(runs) if document["execution"] else not any(runs)


def test_the_critical_path_is_a_path_with_its_sum(documents):
    for document in documents:
        path = document["summary"]["criticalPath"]
        if path is None:
            continue
        edges = {(edge["from"], edge["to"]) for edge in document["graph"]["edges"]}
        assert all(pair in edges for pair in zip(path["nodes"], path["nodes"][1:], strict=False))
        spent = {node["id"]: node["run"]["elapsedSec"] or 0 for node in document["graph"]["nodes"]}
        assert path["elapsedSec"] == pytest.approx(sum(spent[name] for name in path["nodes"]))


def test_gaps_point_into_the_document_and_every_unknown_has_one(documents):
    for document in documents:
        pointers = {pointer for gap in document["gaps"] for pointer in gap["affects"]}
        assert [pointer for pointer in pointers if not exists(document, pointer)] == []
        unknown = {
            f"/graph/artifacts/{artifact['id']}/s3/{fact}"
            for artifact in document["graph"]["artifacts"]
            for fact in ("encryption", "versioning", "publicAccess")
            if artifact["s3"][fact] == "Unknown"
        }
        assert unknown <= pointers


def test_evidence_points_into_the_definition(documents):
    for document in documents:
        for edge in document["graph"]["edges"]:
            assert edge["evidence"] == sorted(set(edge["evidence"]), key=edge["evidence"].index)
            assert all(pointer.startswith("/Steps/") for pointer in edge["evidence"])
            assert edge["evidence"]
