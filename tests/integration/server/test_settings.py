"""``GET /settings`` on the embedded AWS: the account is asked for once, and nobody waits for it long."""

from __future__ import annotations

HOME = "ap-northeast-2"


def test_the_account_is_asked_for_once_for_each_set_of_credentials(client, aws):
    told = [client.get("/settings", params=asked).json() for asked in ({}, {}, {"region": "us-east-1"})]
    assert told[0]["account"] == "111122223333"
    assert told[0] == told[1] == told[2]
    assert aws.control.counts() == {"sts:GetCallerIdentity": 1}
    client.get("/settings", params={"profile": "default"})
    assert aws.control.counts() == {"sts:GetCallerIdentity": 2}


def test_the_region_of_the_aws_configuration_is_offered_unless_others_are(client, client_with):
    told = client.get("/settings").json()
    assert (told["regions"], told["defaultRegion"]) == ([HOME], HOME)
    told = client_with(regions=f"us-east-1,{HOME}").get("/settings").json()
    assert (told["regions"], told["defaultRegion"]) == (["us-east-1", HOME], HOME)


def test_an_account_that_cannot_be_told_is_a_gap(client, aws):
    aws.control.fault("sts:GetCallerIdentity", "500")
    answer = client.get("/settings")
    assert (answer.status_code, answer.json()["account"]) == (200, None)
    assert [(gap["operation"], gap["affects"]) for gap in answer.json()["gaps"]] == [
        ("sts:GetCallerIdentity", ["/account"])
    ]


def test_an_account_that_does_not_come_keeps_nobody_waiting(client_with, aws):
    aws.control.fault("sts:GetCallerIdentity", "hang")
    told = client_with(aws_read_seconds=30.0).get("/settings").json()
    assert (told["account"], [gap["code"] for gap in told["gaps"]]) == (None, ["timeout"])


def test_an_unknown_profile_is_told(client):
    answer = client.get("/settings", params={"profile": "nobody"})
    assert (answer.status_code, answer.json()["code"]) == (422, "profile-not-found")
