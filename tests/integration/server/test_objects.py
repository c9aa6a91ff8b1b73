"""What lies at the locations of a lineage, on the embedded AWS."""

from __future__ import annotations

import pytest

REGION = "ap-northeast-2"
MLOPS = {"region": REGION, "pipeline": "mlops-pipeline", "includeLatestExec": "true"}
CLAIMS = {"region": REGION, "pipeline": "claims-risk-weekly", "includeLatestExec": "true"}


def document(client, asked=MLOPS):
    return client.get("/lineage", params=asked).json()


def objects(client, uri, asked=MLOPS, **headers):
    return client.get("/objects", params={**asked, "uri": uri}, headers=headers)


def of_bucket(client, bucket, asked):
    return next(each["uri"] for each in document(client, asked)["graph"]["artifacts"] if each["bucket"] == bucket)


def test_every_location_of_a_run_can_be_looked_at(client):
    for artifact in document(client)["graph"]["artifacts"]:
        answer = objects(client, artifact["uri"])
        assert answer.status_code == 200, artifact["uri"]
        found = answer.json()
        assert found["uri"] == artifact["uri"]
        assert found["exists"] == (found["count"] > 0) == (found["lastModified"] is not None)
    assert any(objects(client, artifact["uri"]).json()["exists"] for artifact in document(client)["graph"]["artifacts"])


def test_one_object_has_its_own_size(client, aws):
    report = next(
        node["run"]["reportObject"] for node in document(client)["graph"]["nodes"] if node["run"].get("reportObject")
    )
    found = objects(client, report).json()
    assert (found["exists"], found["count"], found["truncated"]) == (True, 1, False)
    assert found["sizeBytes"] > 0


def test_it_costs_one_call_and_none_again(client_with, aws):
    client = client_with(document_seconds=60)
    uri = document(client)["graph"]["artifacts"][0]["uri"]
    aws.control.reset_counts()
    assert objects(client, uri).status_code == 200
    assert aws.control.counts() == {"s3:ListObjectsV2": 1}
    assert objects(client, uri).status_code == 200
    assert aws.control.counts() == {"s3:ListObjectsV2": 1}


def test_a_bucket_is_asked_in_its_own_region(client, aws):
    uri = of_bucket(client, "acme-eu-reference", MLOPS)
    aws.control.reset_counts()
    assert objects(client, uri, MLOPS).json()["exists"] is True
    regions = [call.region for call in aws.control.calls() if call.operation == "s3:ListObjectsV2"]
    assert regions == ["eu-west-1"]


def test_a_denied_bucket_names_the_action(client):
    uri = of_bucket(client, "vendor-drop", CLAIMS)
    answer = objects(client, uri, CLAIMS)
    assert (answer.status_code, answer.json()["code"]) == (500, "aws-access-denied")
    assert (answer.json()["iamAction"], answer.json()["resource"]) == ("s3:ListBucket", "vendor-drop")


@pytest.mark.parametrize(
    ("fault", "status", "code"), [("throttle", 503, "aws-throttled"), ("500", 504, "aws-unreachable")]
)
def test_what_aws_refuses_is_told(client, aws, fault, status, code):
    uri = document(client)["graph"]["artifacts"][0]["uri"]
    aws.control.fault("s3:ListObjectsV2", fault)
    answer = objects(client, uri)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_other_locations_are_not_looked_at(client, aws):
    document(client)
    aws.control.reset_counts()
    answer = objects(client, "s3://acme-ml-raw/other/place")
    assert (answer.status_code, answer.json()["code"]) == (404, "object-not-in-lineage")
    assert "s3:ListObjectsV2" not in aws.control.counts()
