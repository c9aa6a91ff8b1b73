"""The gateway through real boto3, against an endpoint that answers as told."""

import ssl
import threading

import pytest

from gatewaykit.certificate import self_signed
from gatewaykit.endpoint import Endpoint, Reply
from gatewaykit.reads import ACCOUNT_BLOCK, LIST, OBJECT, TAGGING, describe, read_of
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.model.request import GapCode

ONCE = Limits(attempts=1, read_seconds=5.0)
JSON = {"Content-Type": "application/x-amz-json-1.1"}
XML = {"Content-Type": "application/xml"}


def error_xml(code, **more):
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in {"Code": code, "Message": "m", **more}.items())
    return f"<Error>{inside}</Error>".encode()


@pytest.fixture
def keys(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")


@pytest.fixture
def ask(keys, monkeypatch):
    """Make one read of an endpoint that answers so; return the answer and the requests."""

    def asked(read, answer, limits=ONCE, *, host="127.0.0.1"):
        answers = answer if callable(answer) else lambda _: answer
        with Endpoint(answers) as endpoint, AwsGateway(limits) as gateway:
            monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url.replace("127.0.0.1", host))
            return gateway.reader().answer(read), endpoint.requests

    return asked


def test_an_object_is_asked_for_as_a_range(ask):
    answer, requests = ask(read_of(OBJECT, Bucket="bucket", Key="a/b.json"), Reply(206, b'{"a": 1}'))
    assert requests[0].path == "/bucket/a/b.json"
    assert requests[0].headers["range"] == "bytes=0-1048576"
    assert answer.payload["Body"] == b'{"a": 1}'


def test_a_compressed_object_stays_as_it_is_stored(ask):
    stored = Reply(206, b"\x1f\x8b\x08not-really", {"Content-Encoding": "gzip"})
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), stored)
    assert (answer.payload["Body"], answer.payload["ContentEncoding"]) == (b"\x1f\x8b\x08not-really", "gzip")


def test_an_object_over_the_bound_is_flagged_not_read(ask):
    whole = b"x" * 101
    reply = Reply(206, whole, {"Content-Range": "bytes 0-100/70000"})
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), reply, Limits(object_bytes=100))
    assert answer.payload == {
        "Body": b"",
        "ContentLength": 70_000,
        "ContentEncoding": None,
        "ContentType": None,
        "TooLarge": True,
    }


def test_an_endless_object_is_read_to_the_bound_only(ask):
    reply = Reply(200, b"x" * 3_000_000, stated_length=3_000_000)
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), reply)
    assert answer.payload["TooLarge"] is True


def test_an_object_cut_short_is_a_failure(ask):
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), Reply(206, b"{}", stated_length=900))
    assert (answer.failure.code, answer.failure.error) == (GapCode.TIMEOUT, "aws-unreachable")


def test_an_empty_object_is_empty(ask):
    reply = Reply(416, error_xml("InvalidRange"), XML)
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), reply)
    assert (answer.payload["Body"], answer.payload["TooLarge"]) == (b"", False)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(301, error_xml("PermanentRedirect", Endpoint="b.s3.eu-north-1.amazonaws.com"), XML),
        Reply(307, error_xml("TemporaryRedirect"), XML | {"Location": "http://127.0.0.1:9/"}),
        Reply(400, error_xml("AuthorizationHeaderMalformed", Region="eu-north-1"), XML),
        Reply(400, error_xml("IllegalLocationConstraintException"), XML | {"x-amz-bucket-region": "eu-north-1"}),
    ],
)
def test_a_bucket_elsewhere_costs_one_call(ask, reply):
    answer, requests = ask(read_of(TAGGING, Bucket="bucket"), reply, Limits())
    assert len(requests) == 1
    assert answer.failure.detail == "The bucket is in another region."
    assert answer.failure.bucket_region in {None, "eu-north-1"}


def test_a_region_named_by_the_header_is_passed_on(ask):
    reply = Reply(301, error_xml("PermanentRedirect"), XML | {"x-amz-bucket-region": "ap-south-1"})
    answer, _ = ask(read_of(TAGGING, Bucket="bucket"), reply)
    assert answer.failure.bucket_region == "ap-south-1"


def test_the_account_stands_in_the_header_not_in_the_host(ask):
    body = b"<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>"
    answer, requests = ask(read_of(ACCOUNT_BLOCK, AccountId="111122223333"), Reply(200, body, XML))
    assert answer.payload == {"PublicAccessBlockConfiguration": {"BlockPublicAcls": True}}
    assert requests[0].host.startswith("127.0.0.1:")
    assert requests[0].headers["x-amz-account-id"] == "111122223333"


def test_a_bucket_of_an_endpoint_by_name_stands_in_the_path(ask):
    answer, requests = ask(
        read_of(TAGGING, Bucket="bucket"),
        Reply(404, error_xml("NoSuchTagSet"), XML),
        host="localhost",
    )
    assert answer.absent
    assert requests[0].path == "/bucket?tagging"
    assert requests[0].host.startswith("localhost:")


@pytest.mark.parametrize(
    ("reply", "code", "error"),
    [
        (Reply(200, b"<html>sign in</html>"), GapCode.INVALID, None),
        (Reply(200, b'{"PipelineName": "p'), GapCode.INVALID, None),
        (Reply(200, b"[]"), GapCode.INVALID, None),
        (Reply(200, b"[" * 200_000), GapCode.INVALID, None),
        (Reply(200, b'{"CreationTime": "yesterday"}'), GapCode.INVALID, None),
        (Reply(200, b'{"CreatedBy": 7}'), GapCode.INVALID, None),
        (Reply(403, b""), GapCode.ACCESS_DENIED, "aws-access-denied"),
        (Reply(404, b"<html>nginx</html>"), GapCode.NOT_FOUND, None),
        (Reply(502, b"<html>bad gateway</html>"), GapCode.TIMEOUT, "aws-unreachable"),
        (Reply(429, b""), GapCode.THROTTLED, "aws-throttled"),
        (Reply(400, b'{"__type": "ExpiredTokenException"}', JSON), GapCode.ACCESS_DENIED, "aws-credentials-missing"),
    ],
)
def test_a_malformed_or_unfriendly_answer_is_a_failure(ask, reply, code, error):
    answer, _ = ask(describe(), reply)
    assert (answer.failure.code, answer.failure.error) == (code, error)


def test_half_a_setting_is_a_failure(ask):
    answer, _ = ask(read_of(TAGGING, Bucket="bucket"), Reply(200, b"<Tagging><TagS", XML))
    assert answer.failure.code is GapCode.TIMEOUT


@pytest.mark.parametrize("page", [b"<html><body/></html>", b"\n<!DOCTYPE html><html></html>"])
def test_a_page_for_people_is_no_setting(ask, page):
    answer, _ = ask(read_of(TAGGING, Bucket="bucket"), Reply(200, page, {"Content-Type": "text/html"}))
    assert (answer.payload, answer.failure.code) == (None, GapCode.INVALID)


def test_a_page_for_people_may_be_an_object(ask):
    answer, _ = ask(read_of(OBJECT, Bucket="bucket", Key="k"), Reply(206, b"<html></html>"))
    assert answer.payload["Body"] == b"<html></html>"


def test_a_refusal_that_passes_is_tried_again(ask):
    replies = iter([Reply(500, b""), Reply(503, b""), Reply(200, b'{"PipelineName": "p"}', JSON)])
    answer, requests = ask(describe(), lambda _: next(replies), Limits())
    assert answer.payload == {"PipelineName": "p"}
    assert len(requests) == 3


def test_a_refusal_that_lasts_is_tried_as_often_as_allowed(ask):
    answer, requests = ask(describe(), Reply(500, b""), Limits(attempts=3))
    assert answer.failure.error == "aws-unreachable"
    assert len(requests) == 3


def test_a_call_ends_when_its_time_is_over(ask):
    answer, requests = ask(describe(), Reply(429, b""), Limits(call_seconds=0.4))
    assert answer.failure.code is GapCode.THROTTLED
    assert len(requests) == 1


def test_pages_are_read_to_the_end(ask):
    pages = iter([b'{"PipelineSummaries": [{}, {}], "NextToken": "t"}', b'{"PipelineSummaries": [{}]}'])
    answer, requests = ask(read_of(LIST), lambda _: Reply(200, next(pages), JSON))
    assert len(answer.payload["PipelineSummaries"]) == 3
    assert b'"NextToken": "t"' in requests[1].body


def test_no_retry_begins_once_the_gateway_is_closed(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    asked, go_on, answers, over = threading.Event(), threading.Event(), [], threading.Event()

    def answer(_):
        asked.set()
        go_on.wait(10)
        return Reply(500, b"")

    def done(given):
        answers.append(given)
        over.set()

    with Endpoint(answer) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        with AwsGateway() as gateway:
            gateway.reader().submit(describe(), done)
            assert asked.wait(10)
            gateway.close(0.0)
            go_on.set()
            assert over.wait(10)
        assert len(endpoint.requests) == 1
    assert answers[0].failure.detail == "Reading stopped, because the service is shutting down."


def test_every_call_is_told_beforehand(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    told = []
    pages = iter([b'{"PipelineSummaries": [], "NextToken": "t"}', b'{"PipelineSummaries": []}'])
    with Endpoint(lambda _: Reply(200, next(pages), JSON)) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        with AwsGateway(on_call=lambda operation, region: told.append((operation, region))) as gateway:
            gateway.reader().answer(read_of(LIST))
    assert told == [("sagemaker:ListPipelines", "eu-west-1")] * 2


def test_nobody_listening_is_a_failure(monkeypatch, ask):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with AwsGateway(ONCE) as gateway:
        failure = gateway.reader().answer(describe()).failure
    assert (failure.code, failure.error) == (GapCode.TIMEOUT, "aws-unreachable")
    assert "127.0.0.1" not in failure.detail


@pytest.fixture
def tls(tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    certificate, key = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Endpoint(lambda _: Reply(200, b'{"PipelineName": "p"}', JSON), context) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        yield certificate


def test_a_certificate_of_ones_own_is_trusted_when_configured(tls, monkeypatch):
    monkeypatch.setenv("AWS_CA_BUNDLE", str(tls))
    with AwsGateway(ONCE) as gateway:
        assert gateway.reader().answer(describe()).payload == {"PipelineName": "p"}


def test_a_certificate_that_is_not_trusted_says_what_to_set(tls):
    with AwsGateway(ONCE) as gateway:
        failure = gateway.reader().answer(describe()).failure
    assert failure.error == "aws-unreachable"
    assert "AWS_CA_BUNDLE" in failure.detail


def test_a_proxy_that_is_not_there_is_named_as_the_cause(ask, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    answer, requests = ask(describe(), Reply(200, b"{}"))
    assert "proxy" in answer.failure.detail
    assert requests == []


def test_a_turn_that_does_not_come_in_time_is_said_to_be_throttling(keys, monkeypatch):
    limits = Limits(attempts=1, call_seconds=0.4, least_rate=0.5)
    with Endpoint(lambda _: Reply(429, b"")) as endpoint, AwsGateway(limits) as gateway:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.url)
        failures = [gateway.reader().answer(describe()).failure for _ in range(3)]
        assert len(endpoint.requests) == 2
    assert {failure.error for failure in failures} == {"aws-throttled"}
    assert "its turn did not come in time" in failures[2].detail


def test_an_endpoint_that_turns_out_dead_is_not_tried_to_the_end(keys, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with AwsGateway(Limits(attempts=50)) as gateway:
        first, second = (gateway.reader().answer(describe()).failure for _ in range(2))
    assert "check the network" in first.detail
    assert "tried again every 30 seconds" in second.detail
    assert first.error == second.error == "aws-unreachable"
