"""Documents that are sent again: how long, to whom, in which form, and when not."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from structlog.testing import capture_logs

from sagemaker_lineage.errors import Throttled
from sagemaker_lineage.model.request import Gap, GapCode
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.settings import Settings
from serverkit.asgi import ask
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED, NEVER_RAN, RUNNING

WHOLE = replace(FINISHED, gaps=())
RUNS = replace(RUNNING, gaps=())
LINE = urlencode(CLAIMS)
ORIGIN = {"Origin": "https://pages.example.com"}


@pytest.fixture(autouse=True)
def every_line(caplog):
    """Log what is sent the fast way too: only counted by default."""
    caplog.set_level(logging.DEBUG, "sagemaker_lineage.server")


def app_of(backend, **settings):
    return create_app(settings=Settings(**settings), backend=backend)


def get(client, headers=None, **parameters):
    return client.get("/lineage", params={**CLAIMS, **parameters}, headers=headers)


def sources(lines):
    return [line["source"] for line in lines if line["event"] == "http_request"]


def test_a_fresh_document_is_sent_again_without_asking():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    with capture_logs() as lines:
        first, second = get(client), get(client)
        reordered = client.get("/lineage", params=dict(reversed(CLAIMS.items())))
    assert first.content == second.content == reordered.content
    assert len(backend.asked) == 1
    assert sources(lines) == ["made", "kept", "kept"]


@pytest.mark.parametrize(
    ("lineage", "settings"),
    [
        (WHOLE, {"document_seconds": 0.5}),
        (NEVER_RAN, {"document_seconds": 0.5}),
        (RUNS, {"running_document_seconds": 0.5}),
    ],
)
def test_it_is_asked_for_anew_after_the_stated_time(lineage, settings):
    backend = FakeBackend(lineage)
    client = client_of(backend, **settings)
    get(client)
    get(client)
    asked = len(backend.asked)
    time.sleep(0.6)
    get(client)
    assert (asked, len(backend.asked)) == (1, 2)


@pytest.mark.parametrize("settings", [{"document_seconds": 0}, {"document_bytes": 0}])
def test_keeping_can_be_turned_off(settings):
    backend = FakeBackend(WHOLE)
    client = client_of(backend, **settings)
    get(client)
    get(client)
    assert len(backend.asked) == 2


def test_no_cache_reads_everything_anew_and_keeps_that():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    old = get(client)
    backend.answer = RUNS
    fresh = get(client, headers={"Cache-Control": "max-age=0, No-Cache"})
    assert (backend.fresh, len(backend.asked)) == ([False, True], 2)
    assert get(client).content == fresh.content != old.content
    assert len(backend.asked) == 2


def test_other_cache_control_takes_what_is_kept():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    get(client)
    get(client, headers={"Cache-Control": "max-age=0"})
    assert len(backend.asked) == 1


def test_what_could_not_be_read_is_asked_for_again():
    gap = Gap(code=GapCode.ACCESS_DENIED, operation="s3:GetBucketTagging", detail="Denied.")
    backend = FakeBackend(replace(WHOLE, gaps=(gap,)))
    client = client_of(backend)
    get(client)
    get(client)
    assert len(backend.asked) == 2


def test_a_gap_of_the_definition_s_own_is_no_error():
    backend = FakeBackend(replace(WHOLE, gaps=(Gap(code=GapCode.UNSUPPORTED, detail="Not known."),)))
    client = client_of(backend)
    get(client)
    get(client)
    assert len(backend.asked) == 1


def test_errors_are_never_kept():
    backend = FakeBackend(Throttled("Throttled."))
    client = client_of(backend)
    assert get(client).status_code == 503
    backend.answer = WHOLE
    assert get(client).status_code == 200


def test_different_parameters_are_different_documents():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    for parameters in ({}, {"include": "run"}, {"includeLatestExec": "true"}, {"domain": "d"}, {"region": "us-east-1"}):
        get(client, **parameters)
        get(client, **parameters)
    assert len(backend.asked) == 5


def test_no_document_crosses_credentials():
    class Credentials(FakeBackend):
        def lineage(self, request, profile, *, fresh=False):
            time.sleep(0.001)
            lineage = super().lineage(request, profile, fresh=fresh)
            return replace(lineage, pipeline=replace(lineage.pipeline, description=f"seen by {profile}"))

    app = app_of(Credentials(WHOLE))

    async def crowd():
        profiles = ["one", "two", None] * 40
        lines = [f"{LINE}&profile={profile}" if profile else LINE for profile in profiles]
        answers = [
            answer for n in range(3) for answer in await asyncio.gather(*(ask(app, "/lineage", x) for x in lines))
        ]
        return [(p, f'"seen by {p}"'.encode() in answer.body) for p, answer in zip(profiles * 3, answers, strict=True)]

    assert all(own for _, own in asyncio.run(crowd()))


def test_an_answer_with_a_profile_is_not_kept():
    backend = FakeBackend(WHOLE)
    client = client_of(backend)
    get(client, profile="one")
    get(client, profile="one")
    get(client)
    assert [profile for _, profile in backend.asked] == ["one", "one", None]


def test_a_kept_answer_does_not_open_the_way_for_a_profile():
    client = client_of(FakeBackend(WHOLE), profiles="never")
    assert get(client).status_code == 200
    assert get(client, profile="one").status_code == 403
    assert client.get(f"/lineage?{LINE}&%70rofile=one").status_code == 403


def test_a_parameter_given_twice_is_refused_however_often():
    client = client_of(FakeBackend(WHOLE))
    get(client)
    assert {client.get(f"/lineage?{LINE}&pipeline=claims").status_code for _ in range(3)} == {422}


class Slow(FakeBackend):
    """Takes a moment, and can be told to fail."""

    def lineage(self, request, profile, *, fresh=False):
        time.sleep(0.05)
        return super().lineage(request, profile, fresh=fresh)


def test_a_thousand_at_once_are_one_reading():
    backend = Slow(WHOLE)
    app = app_of(backend)

    async def crowd():
        return await asyncio.gather(*(ask(app, "/lineage", LINE) for _ in range(1_000)))

    answers = asyncio.run(crowd())
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert len({answer.headers["x-request-id"] for answer in answers}) == 1_000
    assert len(backend.asked) == 1


def test_a_failing_reading_fails_all_of_them_once():
    backend = Slow(Throttled("Throttled."))
    app = app_of(backend)

    async def crowd():
        failed = await asyncio.gather(*(ask(app, "/lineage", LINE) for _ in range(50)))
        backend.answer = WHOLE
        return failed, await ask(app, "/lineage", LINE)

    failed, after = asyncio.run(crowd())
    assert {answer.status for answer in failed} == {503}
    assert after.status == 200
    assert len(backend.asked) == 2


def test_a_leader_that_disconnects_does_not_fail_the_others():
    backend = Slow(WHOLE)
    app = app_of(backend)

    async def crowd():
        leader = asyncio.create_task(ask(app, "/lineage", LINE))
        await asyncio.sleep(0.01)
        others = [asyncio.create_task(ask(app, "/lineage", LINE)) for _ in range(5)]
        await asyncio.sleep(0.01)
        leader.cancel()
        return await asyncio.gather(*others)

    assert {answer.status for answer in asyncio.run(crowd())} == {200}
    assert len(backend.asked) == 1


@pytest.mark.parametrize("origins", [["*"], ["https://pages.example.com"], ["https://other.example.com"]])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        ORIGIN,
        {"Accept-Encoding": "gzip"},
        {"Accept-Encoding": "identity", **ORIGIN},
        {"If-None-Match": "*", **ORIGIN},
        {"If-None-Match": '"other"', "Accept-Encoding": "br;q=1, gzip;q=0.1"},
        {"X-Request-ID": "known"},
        {"X-Request-ID": "not a word"},
    ],
)
def test_the_fast_way_answers_as_the_long_one(origins, method, headers):
    app = create_app(origins, settings=Settings(), backend=FakeBackend(WHOLE))

    async def both():
        return [await ask(app, "/lineage", LINE, headers, method) for _ in range(2)]

    with capture_logs() as lines:
        long, fast = asyncio.run(both())
    assert sources(lines) == ["made", "kept"]
    assert (fast.status, fast.body) == (long.status, long.body)
    own = headers.get("X-Request-ID") == "known"
    assert (fast.headers.pop("x-request-id") == long.headers.pop("x-request-id")) is own
    assert fast.headers == long.headers
    assert fast.headers["vary"] == "Accept-Encoding, Origin"
    first, second = ({name: line[name] for name in ("method", "route", "status", "problem")} for line in lines)
    assert first == second


def test_the_fast_way_is_only_counted_by_default(caplog):
    caplog.set_level(logging.INFO, "sagemaker_lineage.server")
    client = client_of(FakeBackend(WHOLE))
    with capture_logs() as lines:
        get(client)
        get(client)
    assert sources(lines) == ["made"]
    assert 'lineage_documents_total{source="kept"} 1.0' in client.get("/metrics").text


def test_headers_given_twice_are_left_to_the_long_way():
    client = client_of(FakeBackend(WHOLE))
    tag = get(client).headers["etag"]
    fields = [("If-None-Match", '"other"'), ("If-None-Match", tag)]
    with capture_logs() as lines:
        assert client.get("/lineage", params=CLAIMS, headers=fields).status_code == 304
    assert sources(lines) == ["kept"]
