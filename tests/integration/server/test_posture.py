"""Posture over HTTP on the embedded AWS: findings, filters, a region page by page, and nothing without being asked."""

from __future__ import annotations

REGION = {"region": "ap-northeast-2"}
CLAIMS = {**REGION, "pipeline": "claims-risk-weekly"}


def get(client, path, **parameters):
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_public_file_reaches_the_registered_model(client):
    posture = get(client, "/posture", **CLAIMS)
    (worst,) = [
        each for each in posture["findings"] if each["rule"] == "writable-data" and "codes.csv" in each["resource"]
    ]
    assert (worst["verdict"], worst["severity"]) == ("fail", "high")
    (package,) = [each for each in worst["reaches"] if each["kind"] == "model-package"]
    assert package["path"][0] == worst["resource"]
    (model,) = [each for each in posture["models"] if each["id"] == package["id"]]
    assert (model["verdict"], model["severity"]) == ("fail", "critical")
    assert posture["pipelines"] == {"done": 1, "total": 1}
    assert {each["pipeline"] for each in posture["findings"]} == {"claims-risk-weekly"}


def test_what_may_not_be_read_is_unknown_with_the_missing_action(client, aws):
    aws.control.fault("s3:GetBucketPolicy", "denied")
    posture = get(client, "/posture", **CLAIMS, verdict="unknown", severity="medium")
    of_tls = [each for each in posture["findings"] if each["rule"] == "s3-tls-only"]
    assert of_tls
    assert {each["iamAction"] for each in of_tls} == {"s3:GetBucketPolicy"}
    assert {(each["verdict"], each["severity"]) for each in posture["findings"]} == {("unknown", "medium")}


def test_the_document_holds_the_same_findings_and_none_unless_asked(client):
    plain = get(client, "/lineage", **CLAIMS, includeLatestExec=True)
    assert {"findings", "models"}.isdisjoint(plain)
    assert "findings" not in plain["summary"]
    document = get(
        client, "/lineage", **CLAIMS, includeLatestExec=True, include="run,jobs,metrics,registry,s3,findings"
    )
    posture = get(client, "/posture", **CLAIMS)
    found = [{key: value for key, value in each.items() if key != "pipeline"} for each in posture["findings"]]
    assert document["findings"] == found
    failed = sum(document["summary"]["findings"]["fail"].values())
    assert failed == len([each for each in found if each["verdict"] == "fail"])


def test_a_region_is_judged_page_by_page(client):
    seen, cursor, done = set(), None, 0
    while True:
        page = get(client, "/posture", **REGION, limit=4, verdict="fail", **({"cursor": cursor} if cursor else {}))
        assert page["pipelines"]["done"] > done
        done = page["pipelines"]["done"]
        seen |= {each["pipeline"] for each in page["findings"]} | {each["pipeline"] for each in page["models"]}
        cursor = page["cursor"]
        if cursor is None:
            break
    assert done == page["pipelines"]["total"]
    assert {"claims-risk-weekly", "mlops-pipeline"} <= seen


def test_what_is_malformed_is_refused(client):
    for wrong, name in (
        ({"severity": "worst"}, "severity"),
        ({"verdict": "fine"}, "verdict"),
        ({"cursor": "x"}, "cursor"),
    ):
        answer = client.get("/posture", params={**REGION, **wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")
        assert name in answer.text
    assert client.get("/posture", params={**REGION, "pipeline": "nothing"}).status_code == 404


def test_findings_are_offered(client):
    assert "findings" in client.get("/settings", params=REGION).json()["features"]
