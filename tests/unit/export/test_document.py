"""The document: what stands in it, by the sentences of the contract."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from pydantic import ValidationError

from sagemaker_lineage.export.document import LineageDocument, document_bytes, document_etag, to_document
from sagemaker_lineage.export.wire.fields import encodable, exact, is_finite, seconds_between
from sagemaker_lineage.export.wire.pipeline import Domain
from sagemaker_lineage.model.execution import Execution, StepRun
from sagemaker_lineage.model.request import Gap, GapCode
from wire_samples.golden import assert_golden
from wire_samples.lineages import FINISHED, FROM_FILE, HOSTILE, LINEAGES, NEVER_RAN, NOW, RUNNING, START, at


def wire(lineage, now=NOW):
    return json.loads(document_bytes(to_document(lineage, now)))


def node_of(document, name):
    return next(node for node in document["graph"]["nodes"] if node["id"] == name)


@pytest.mark.parametrize("name", LINEAGES)
def test_documents_are_as_committed(name):
    text = json.dumps(wire(LINEAGES[name]), indent=2, ensure_ascii=False) + "\n"
    assert_golden(text, f"{name}.json")


@pytest.mark.parametrize("name", LINEAGES)
def test_the_same_lineage_gives_the_same_bytes(name):
    first, second = (document_bytes(to_document(LINEAGES[name], NOW)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", LINEAGES)
def test_a_document_can_be_read_back(name):
    document = to_document(LINEAGES[name], NOW)
    assert LineageDocument.model_validate_json(document_bytes(document)) == document


@pytest.mark.parametrize("name", LINEAGES)
def test_no_text_is_empty_and_no_number_is_not_finite(name):
    def leaves(value):
        if isinstance(value, dict):
            value = list(value.values())
        return [leaf for each in value for leaf in leaves(each)] if isinstance(value, list) else [value]

    raw = document_bytes(to_document(LINEAGES[name], NOW)).decode()
    assert "" not in leaves(json.loads(raw, parse_constant=pytest.fail))


def test_keys_stand_in_the_order_of_the_contract():
    document = wire(FINISHED)
    assert list(document) == [
        "schemaVersion", "generatedAt", "asOf", "domain", "pipeline", "execution", "summary", "graph", "gaps",
    ]  # fmt: skip
    assert list(document["graph"]) == ["nodes", "edges", "artifacts", "resources"]
    assert list(document["graph"]["edges"][0])[:3] == ["from", "to", "via"]


def test_the_domain_has_a_key_only_when_it_was_asked_for():
    assert wire(FINISHED)["domain"] == {
        "name": "studio-domain",
        "id": "d-abc123",
        "arn": "arn:aws:sagemaker:ap-northeast-2:111122223333:domain/d-abc123",
        "status": "InService",
    }
    assert "domain" not in wire(NEVER_RAN)


def test_a_domain_that_could_not_be_listed_keeps_its_name():
    domain = Domain(name="studio-domain", id=None, arn=None, status=None)
    assert domain.model_dump() == {"name": "studio-domain", "id": None, "arn": None, "status": None}


def test_without_an_execution_nothing_is_said_of_runs():
    document = wire(NEVER_RAN)
    assert document["execution"] is None
    assert document["summary"]["overallStatus"] == "Unknown"
    assert document["summary"]["nodeStatus"] == {}
    assert document["summary"]["elapsedSec"] is None
    assert document["summary"]["criticalPath"] is None
    assert all("run" not in node for node in document["graph"]["nodes"])


def test_a_file_has_no_arn_and_no_times():
    pipeline = wire(FROM_FILE)["pipeline"]
    assert (pipeline["arn"], pipeline["createdTime"], pipeline["lastModifiedTime"]) == (None, None, None)
    assert pipeline["definition"]["source"] == "file"


def test_a_parameter_has_the_value_of_the_run_else_its_default():
    values = {each["name"]: (each["default"], each["value"]) for each in wire(FINISHED)["pipeline"]["parameters"]}
    assert values == {
        "InputUri": ("s3://raw-data/claims", "s3://raw-data/claims"),
        "Rounds": (50, "80"),
        "Size": (None, "large"),
    }


def test_times_are_in_utc():
    seoul = timezone(timedelta(hours=9))
    lineage = replace(FINISHED, pipeline=replace(FINISHED.pipeline, created_at=START.astimezone(seoul)))
    assert wire(lineage, NOW.astimezone(seoul))["pipeline"]["createdTime"] == "2026-11-22T09:00:00Z"
    assert wire(lineage, NOW.astimezone(seoul))["generatedAt"] == "2026-11-22T10:02:31Z"


def test_as_of_is_the_age_of_the_oldest_part():
    read_at, kept_at = NOW.replace(microsecond=999), START
    assert wire(replace(FINISHED, read_at=read_at))["asOf"] == "2026-11-22T10:02:31Z"
    assert wire(replace(FINISHED, read_at=read_at, as_of=kept_at))["asOf"] == "2026-11-22T09:00:00Z"
    assert wire(FROM_FILE)["asOf"] is None


def test_the_tag_does_not_depend_on_ages():
    younger, older = (to_document(replace(FINISHED, as_of=moment), NOW) for moment in (NOW, START))
    assert younger != older
    assert document_etag(younger) == document_etag(older)


def test_a_naive_time_is_refused():
    lineage = replace(FINISHED, pipeline=replace(FINISHED.pipeline, created_at=START.replace(tzinfo=None)))
    with pytest.raises(ValidationError):
        to_document(lineage, NOW)


def test_every_node_is_counted_once():
    summary = wire(FINISHED)["summary"]
    assert summary["nodeStatus"] == {"Succeeded": 6, "NotTaken": 1, "Failed": 1}
    assert sum(summary["nodeStatus"].values()) == summary["nodes"] == 8
    counts = {key: summary[key] for key in ("edges", "artifacts", "buckets", "cacheHits", "gaps")}
    assert counts == {"edges": 8, "artifacts": 5, "buckets": 3, "cacheHits": 1, "gaps": 2}


def test_an_unknown_status_is_passed_on_unchanged():
    lineage = replace(FINISHED, execution=replace(FINISHED.execution, status="Hibernating"))
    assert wire(lineage)["summary"]["overallStatus"] == "Hibernating"


def test_elapsed_goes_from_the_first_start_to_the_last_end():
    document = wire(FINISHED)
    assert document["summary"]["elapsedSec"] == 39 * 60
    assert document["execution"]["elapsedSec"] == 40 * 60
    assert node_of(document, "Train")["run"]["elapsedSec"] == 1200.25
    assert node_of(document, "TooBad")["run"]["elapsedSec"] is None


def test_elapsed_goes_to_now_while_running():
    document = wire(RUNNING, at(10))
    assert document["execution"]["endTime"] is None
    assert document["execution"]["elapsedSec"] == 600
    assert document["summary"]["elapsedSec"] == 540
    assert node_of(document, "Train")["run"]["elapsedSec"] == 240


def test_elapsed_falls_back_to_the_executions_own_times():
    steps_denied = replace(FINISHED, runs={})
    assert wire(steps_denied)["summary"]["elapsedSec"] == 40 * 60
    nothing_known = replace(FINISHED, runs={}, execution=Execution(arn="a", id="i", status="Failed"))
    assert wire(nothing_known)["summary"]["elapsedSec"] is None


def test_the_critical_path_sums_what_its_nodes_show():
    document = wire(FINISHED)
    path = document["summary"]["criticalPath"]
    assert path["nodes"][:3] == ["Prep", "Train", "Evaluate"]
    assert path["elapsedSec"] == sum(node_of(document, name)["run"]["elapsedSec"] or 0 for name in path["nodes"])


def test_only_the_body_of_a_for_each_lists_iterations():
    nodes = wire(FINISHED)["graph"]["nodes"]
    assert [node["id"] for node in nodes if "iterations" in node["run"]] == ["Score"]
    assert [each["item"] for each in node_of(wire(FINISHED), "Score")["run"]["iterations"]] == ["KR", "JP"]
    assert node_of(wire(RUNNING), "Score")["run"]["iterations"] == []


def test_buckets_that_were_not_asked_for_have_no_key():
    artifacts = wire(FINISHED)["graph"]["artifacts"]
    assert [each["bucket"] for each in artifacts if "s3" not in each] == ["code"]
    assert artifacts[0]["s3"]["publicAccessBlock"] is None
    assert artifacts[2]["s3"]["publicAccessBlock"]["restrictPublicBuckets"] is False


def test_tags_that_were_not_read_are_null():
    assert wire(FROM_FILE)["pipeline"]["tags"] is None
    assert list(wire(FINISHED)["pipeline"]["tags"]) == ["DomainName", "team"]


def test_gaps_are_in_the_order_of_operation_and_resource():
    gaps = [
        Gap(code=GapCode.TIMEOUT, detail="c", operation="s3:GetObject", resource="b"),
        Gap(code=GapCode.TIMEOUT, detail="b", operation="s3:GetObject", resource="a"),
        Gap(code=GapCode.INVALID, detail="a"),
    ]
    assert [gap["detail"] for gap in wire(replace(FINISHED, gaps=tuple(gaps)))["gaps"]] == ["a", "b", "c"]


def test_a_whole_bucket_has_no_key():
    assert wire(HOSTILE)["graph"]["artifacts"][0]["key"] is None


def test_only_finite_metrics_are_shown():
    assert wire(HOSTILE)["graph"]["nodes"][0]["run"]["metrics"] == {"a\\ud800": 1.5}


def test_half_a_surrogate_pair_stays_told_apart():
    assert encodable("a\ud800") != encodable("a\udc00")
    assert encodable("한국어") == "한국어"


@pytest.mark.parametrize(
    ("value", "finite"),
    [(1, True), (1.5, True), (True, False), ("1", False), (None, False), (float("inf"), False), (10**400, False)],
)
def test_finite_numbers_are_told(value, finite):
    assert is_finite(value) is finite


def test_durations_are_never_negative_and_whole_where_they_can_be():
    assert seconds_between(at(1), START) == 0
    assert seconds_between(START, None) is seconds_between(None, START) is None
    assert (exact(3.0), exact(1.00049)) == (3, 1)
    assert isinstance(exact(3.0), int)


def test_the_entity_tag_is_weak_and_short():
    tag = document_etag(to_document(FINISHED, NOW))
    assert tag.startswith('W/"')
    assert tag.endswith('"')
    assert len(tag) < 40


@pytest.mark.parametrize("lineage", [FINISHED, RUNNING, NEVER_RAN], ids=["finished", "running", "never ran"])
def test_the_entity_tag_stays_while_only_the_clock_moves(lineage):
    tags = {document_etag(to_document(lineage, NOW + timedelta(seconds=each))) for each in (0, 1, 3600)}
    assert len(tags) == 1


def test_the_entity_tag_stays_while_a_cleanup_runs_after_the_end():
    late = replace(FINISHED, runs={**FINISHED.runs, "Score": StepRun(status="Stopping", started_at=START)})
    assert document_etag(to_document(late, NOW)) == document_etag(to_document(late, NOW + timedelta(hours=1)))


def test_the_entity_tag_changes_with_what_happened():
    further = replace(RUNNING, runs={**RUNNING.runs, "Train": StepRun(status="Succeeded", started_at=at(6))})
    assert document_etag(to_document(RUNNING, NOW)) != document_etag(to_document(further, NOW))
    failed = replace(FINISHED, execution=replace(FINISHED.execution, ended_at=at(41)))
    assert document_etag(to_document(FINISHED, NOW)) != document_etag(to_document(failed, NOW))
