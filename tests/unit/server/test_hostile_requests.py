"""Whatever is asked, the answer is the document or a problem, and never a defect."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from serverkit.service import CLAIMS, client_of

CLIENT = client_of()
VALUES = st.one_of(
    st.text(max_size=40),
    st.binary(max_size=20),
    st.sampled_from(["claims", "ap-northeast-2", "true", "", "*", "run,s3", "\x00", "\u202e", "a" * 5_000, "%", "٣"]),
)
NAMES = st.sampled_from(
    [
        "pipeline",
        "region",
        "domain",
        "includeLatestExec",
        "profile",
        "execution",
        "include",
        "strict",
        "limit",
        "cursor",
    ]
)
HEADERS = st.sampled_from(
    ["Origin", "If-None-Match", "X-Request-ID", "Sec-Fetch-Site", "Via", "Cache-Control", "Accept"]
)
HEADER_VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=60)


@settings(max_examples=200)
@given(
    path=st.sampled_from(["/lineage", "/pipelines", "/pipelines/claims/executions"]),
    given_parameters=st.lists(st.tuples(NAMES, VALUES), max_size=4),
    headers=st.dictionaries(HEADERS, HEADER_VALUES, max_size=3),
)
def test_parameters_and_headers_of_any_kind(path, given_parameters, headers):
    pairs = [*CLAIMS.items(), *given_parameters]
    query = "&".join(f"{name}={quote(value)}" for name, value in pairs)
    answer = CLIENT.get(f"{path}?{query}", headers=headers)
    asked_strictly = answer.status_code == 500 and answer.json()["code"] == "incomplete"
    assert answer.status_code in {200, 304, 403, 404, 422} or asked_strictly
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code


@settings(max_examples=100)
@given(path=st.text(max_size=30), method=st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "DELETE"]))
def test_paths_and_methods_of_any_kind(path, method):
    answer = CLIENT.request(method, "/" + quote(path, safe="/").lstrip("/"))
    assert answer.status_code in {200, 307, 404, 405, 422, 503}
    assert "x-request-id" in answer.headers
    if answer.status_code >= 400 and method != "HEAD":
        assert answer.headers["content-type"] == "application/problem+json"
