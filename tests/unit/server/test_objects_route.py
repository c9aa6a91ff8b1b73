"""``GET /objects``: only what is part of the lineage can be looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.enrich.question import ObjectQuery
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Role
from sagemaker_lineage.model.objects import ObjectsAt
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED, NEVER_RAN

TRAIN = "s3://ml-artifacts/prep/train"


def get(client, uri=TRAIN, headers=None, **parameters):
    return client.get("/objects", params={**CLAIMS, "uri": uri, **parameters}, headers=headers)


def looked_at(backend):
    return [asked for asked, _ in backend.asked if isinstance(asked, ObjectQuery)]


def test_the_answer_is_the_state_now():
    answer = get(client_of())
    assert answer.status_code == 200
    assert answer.json() == {
        "uri": TRAIN,
        "exists": True,
        "count": 36,
        "sizeBytes": 412,
        "lastModified": "2026-11-22T10:02:31Z",
        "truncated": False,
        "asOf": "2026-11-22T10:02:31Z",
    }


def test_nothing_there_is_an_answer_too():
    answer = get(client_of(FakeBackend(found=ObjectsAt(uri=""))))
    assert (answer.json()["exists"], answer.json()["count"], answer.json()["lastModified"]) == (False, 0, None)


def test_an_unchanged_answer_is_not_sent_again():
    client = client_of()
    tag = get(client).headers["etag"]
    assert get(client, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("uri", [f"{TRAIN}/", f"{TRAIN}/part-0.parquet", "S3://ml-artifacts/prep/train/a b/한"])
def test_what_lies_below_a_location_of_the_lineage_is_part_of_it(uri):
    assert get(client_of(), uri).status_code == 200


@pytest.mark.parametrize(
    "uri",
    [
        "s3://ml-artifacts",
        "s3://ml-artifacts/prep",
        "s3://ml-artifacts/prep/train-2",
        "s3://ml-artifacts/prep/trai",
        "s3://ml-artifacts/PREP/train",
        "s3://ml-artifacts/prep/../secret",
        "s3://ml-artifacts-other/prep/train",
        "s3://secret-bucket/key",
    ],
)
def test_nothing_else_is_looked_at(uri):
    backend = FakeBackend()
    answer = get(client_of(backend), uri)
    assert (answer.status_code, answer.json()["code"]) == (404, "object-not-in-lineage")
    assert looked_at(backend) == []


def test_a_location_that_is_not_known_to_its_end_opens_nothing():
    place = Artifact(
        id=0, uri="s3://ml-artifacts", bucket="ml-artifacts", key=None, role=Role.DATA, resolved=False,
        expression="s3://ml-artifacts/${Execution.PipelineExecutionId}", produced_by=(), consumed_by=(),
    )  # fmt: skip
    backend = FakeBackend(replace(NEVER_RAN, graph=LineageGraph(artifacts=(place,))))
    for uri in ("s3://ml-artifacts", "s3://ml-artifacts/anything"):
        assert get(client_of(backend), uri).status_code == 404
    assert looked_at(backend) == []


@pytest.mark.parametrize(
    "uri", ["", "file:///etc/passwd", "s3://", "s3://x", "s3://a b/c", "//bucket/key", "s3://b\x00b/k"]
)
def test_a_malformed_location_is_422_before_anything_is_read(uri):
    backend = FakeBackend()
    answer = get(client_of(backend), uri)
    assert (answer.status_code, answer.json()["resource"]) == (422, "uri")
    assert backend.asked == []


def test_a_location_is_needed_and_only_one():
    assert client_of().get("/objects", params=CLAIMS).json()["detail"] == "The parameter `uri` is missing."
    assert get(client_of(), [TRAIN, "s3://other/key"]).json()["resource"] == "uri"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.AccessDenied("Denied.", iam_action="s3:ListBucket"), 500),
        (errors.NotFound("There is no bucket 'raw-data'."), 404),
        (errors.Throttled("Throttled."), 503),
        (errors.TimedOut("Too late."), 504),
    ],
)
def test_errors_are_those_of_the_contract(error, status):
    answer = get(client_of(FakeBackend(found=error)))
    assert (answer.status_code, answer.json()["code"], answer.json().get("iamAction")) == (
        status,
        error.code,
        error.iam_action,
    )


def test_the_lineage_is_asked_for_by_the_same_parameters():
    backend = FakeBackend()
    client = client_of(backend)
    get(client, execution="0123456789ab", profile="default", headers={"Cache-Control": "no-cache"})
    (lineage, of_lineage), (_, of_objects) = backend.asked
    assert lineage.execution == "0123456789ab"
    assert (of_lineage, of_objects) == ("default", "default")
    assert backend.fresh == [True, True]
    assert get(client, pipeline="unknown").json()["code"] == "pipeline-not-found"
    assert get(client_of(backend, profiles="never"), profile="default").status_code == 403


def test_the_document_that_is_kept_is_enough():
    backend = FakeBackend(replace(FINISHED, gaps=()))
    client = client_of(backend)
    client.get("/lineage", params=CLAIMS)
    get(client)
    get(client)
    assert len(backend.asked) - len(looked_at(backend)) == 1
