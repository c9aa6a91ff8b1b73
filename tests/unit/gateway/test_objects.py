"""Objects are read whole or not at all, and never beyond the bound."""

import io

import pytest
from botocore.exceptions import IncompleteReadError
from botocore.response import StreamingBody

from gatewaykit.reads import OBJECT, read_of
from gatewaykit.refusals import refusal
from sagemaker_lineage.gateway.limits import Limits
from sagemaker_lineage.gateway.objects import read_object

LIMITS = Limits(object_bytes=10)


def read(answer, limits=LIMITS):
    asked = []

    def call(parameters):
        asked.append(parameters)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return read_object(call, read_of(OBJECT, Bucket="b", Key="k"), limits), asked


def stored(body, *, length=None, **more):
    size = len(body) if length is None else length
    return {"Body": StreamingBody(io.BytesIO(body), size), "ContentLength": size, **more}


def test_an_object_is_asked_for_with_a_bound():
    payload, asked = read(stored(b"{}", ContentType="application/json", ContentEncoding="gzip"))
    assert asked == [{"Bucket": "b", "Key": "k", "Range": "bytes=0-10"}]
    assert payload == {
        "Body": b"{}",
        "ContentLength": 2,
        "ContentEncoding": "gzip",
        "ContentType": "application/json",
        "TooLarge": False,
    }


def test_an_object_as_large_as_the_bound_is_read():
    payload, _ = read(stored(b"0123456789", ContentRange="bytes 0-9/10"))
    assert (payload["Body"], payload["TooLarge"]) == (b"0123456789", False)


@pytest.mark.parametrize(
    ("answer", "size"),
    [
        (stored(b"0123456789a", ContentRange="bytes 0-10/5000000"), 5_000_000),
        (stored(b"0123456789abc"), 13),
        (stored(b"0123456789a", ContentRange="bytes 0-10/*"), 11),
    ],
)
def test_a_larger_object_is_not_read(answer, size):
    payload, _ = read(answer)
    assert (payload["Body"], payload["ContentLength"], payload["TooLarge"]) == (b"", size, True)


def test_a_length_that_lies_does_not_make_it_read_more():
    body = io.BytesIO(b"x" * 1_000_000)
    payload, _ = read({"Body": StreamingBody(body, None), "ContentLength": 3})
    assert payload["TooLarge"] is True
    assert body.closed


def test_an_object_cut_short_is_an_error_of_the_connection():
    with pytest.raises(IncompleteReadError):
        read(stored(b"0123", length=8))


def test_a_stream_is_closed_after_reading():
    body = io.BytesIO(b"{}")
    read({"Body": StreamingBody(body, 2), "ContentLength": 2})
    assert body.closed


@pytest.mark.parametrize("error", [refusal("InvalidRange", status=416), refusal("416", status=416)])
def test_an_empty_object_is_empty(error):
    payload, _ = read(error)
    assert (payload["Body"], payload["ContentLength"], payload["TooLarge"]) == (b"", 0, False)


def test_another_refusal_is_raised():
    error = refusal("NoSuchKey", status=404)
    with pytest.raises(type(error)):
        read(error)


def test_an_object_that_trickles_in_is_given_up():
    with pytest.raises(TimeoutError):
        read(stored(b"{}"), Limits(object_bytes=10, call_seconds=-1.0))
