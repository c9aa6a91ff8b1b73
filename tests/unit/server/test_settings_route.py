"""``GET /settings`` over a hand-made identity: what each caller is offered."""

from __future__ import annotations

import pytest

from sagemaker_lineage._version import __version__
from sagemaker_lineage.model.identity import Identity
from sagemaker_lineage.model.request import Gap, GapCode
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.routes import FEATURES
from sagemaker_lineage.server.schema import openapi
from serverkit.service import FakeBackend, client_of

HOME = "ap-northeast-2"
NOBODY = Identity(gaps=(Gap(code=GapCode.TIMEOUT, detail="Late.", affects=("/account",)),))


def settings_of(backend=None, *, caller=None, parameters=None, **settings):
    answer = client_of(backend, **(caller or {}), **settings).get("/settings", params=parameters)
    assert answer.status_code == 200
    return answer.json()


def test_everything_is_told():
    told = settings_of()
    assert told.pop("features") == list(FEATURES)
    assert told == {
        "version": __version__,
        "demo": False,
        "regions": [HOME],
        "defaultRegion": HOME,
        "account": "111122223333",
        "profiles": {"allowed": True, "names": None},
        "ownerTag": "Owner",
        "gaps": [],
    }


def test_only_what_can_be_asked_for_is_a_feature():
    paths = " ".join(openapi()["paths"])
    known = {"executions": "/executions", "metrics": "/metrics", "objects": "/objects", "findings": "/posture"}
    assert {name for name in known if known[name] in paths} == known.keys() & set(FEATURES)
    assert list(FEATURES) == sorted(FEATURES)


@pytest.mark.parametrize(
    ("regions", "own", "offered", "default"),
    [
        ("", None, [], None),
        ("", "eu-west-1", ["eu-west-1"], "eu-west-1"),
        ("us-east-1,eu-west-1", None, ["us-east-1", "eu-west-1"], "us-east-1"),
        ("us-east-1, eu-west-1", "eu-west-1", ["us-east-1", "eu-west-1"], "eu-west-1"),
        ("us-east-1", "eu-west-1", ["us-east-1"], "us-east-1"),
    ],
)
def test_the_regions_to_choose_from(regions, own, offered, default):
    told = settings_of(FakeBackend(told=Identity(region=own)), regions=regions)
    assert (told["regions"], told["defaultRegion"]) == (offered, default)


@pytest.mark.parametrize(
    ("profiles", "caller", "offered"),
    [
        ("auto", {}, {"allowed": True, "names": None}),
        ("auto", {"peer": ("10.0.0.9", 50000)}, {"allowed": False, "names": None}),
        ("never", {}, {"allowed": False, "names": None}),
        ("dev,test", {"peer": ("10.0.0.9", 50000)}, {"allowed": True, "names": ["dev", "test"]}),
    ],
)
def test_the_profiles_to_choose_from_are_those_of_the_caller(profiles, caller, offered):
    assert settings_of(caller=caller, profiles=profiles)["profiles"] == offered


def test_the_owners_tag_is_a_setting():
    assert settings_of(owner_tag="team")["ownerTag"] == "team"


def test_the_demo_says_so():
    from fastapi.testclient import TestClient

    with TestClient(create_app(backend=FakeBackend(), demo=True)) as client:
        assert client.get("/settings").json()["demo"] is True


def test_an_account_that_is_not_known_is_a_gap():
    told = settings_of(FakeBackend(told=NOBODY))
    assert (told["account"], [gap["code"] for gap in told["gaps"]]) == (None, ["timeout"])


@pytest.mark.parametrize(
    ("settings", "parameters", "asked"),
    [
        ({}, {}, (None, None)),
        ({}, {"region": HOME, "profile": "default"}, (HOME, "default")),
        ({"regions": "us-east-1"}, {"region": HOME}, ("us-east-1", None)),
    ],
)
def test_where_the_account_is_asked_for(settings, parameters, asked):
    backend = FakeBackend()
    settings_of(backend, parameters=parameters, **settings)
    assert backend.asked == [asked]


def test_settings_follow_the_rules_of_every_route():
    answer = client_of().get("/settings")
    assert answer.headers["cache-control"] == "no-cache"
    assert client_of().get("/settings", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client_of().get("/settings", params={"region": "moon-1"}).status_code == 422
    assert client_of(profiles="never").get("/settings", params={"profile": "default"}).status_code == 403
