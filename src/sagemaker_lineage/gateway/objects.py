"""Read one S3 object, up to a bound."""

from __future__ import annotations

import re
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from sagemaker_lineage.gateway.failures import error_code, status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.response import StreamingBody

    from sagemaker_lineage.gateway.limits import Limits
    from sagemaker_lineage.gateway.paging import Call
    from sagemaker_lineage.model.request import AwsRead

_CHUNK_BYTES = 65_536
_RANGE_NOT_SATISFIABLE = 416
_WHOLE_SIZE = re.compile(r"bytes \d+-\d+/(\d{1,15})")


def read_object(call: Call, read: AwsRead, limits: Limits) -> dict[str, Any]:
    """Read an object of at most ``limits.object_bytes``.

    The answer is that of GetObject with the keys ``Body`` (bytes, as stored: a gzip body stays
    gzip), ``ContentLength`` (of the whole object), ``ContentEncoding`` and ``ContentType`` (None
    where AWS gives none), and ``TooLarge``. A larger object has an empty ``Body``: a part of a
    report cannot be read. Raises as botocore does, and ``TimeoutError``.
    """
    wanted = {**dict(read.parameters), "Range": f"bytes=0-{limits.object_bytes}"}
    try:
        answer = call(wanted)
    except ClientError as error:
        if status(error) == _RANGE_NOT_SATISFIABLE or error_code(error) == "InvalidRange":
            return _payload({}, b"", 0, too_large=False)
        raise
    with closing(answer["Body"]) as stream:
        stated = _stated_size(answer)
        if stated > limits.object_bytes:
            return _payload(answer, b"", stated, too_large=True)
        body = _read_bounded(stream, limits)
    if len(body) > limits.object_bytes:
        return _payload(answer, b"", len(body), too_large=True)
    return _payload(answer, body, len(body), too_large=False)


def _stated_size(answer: Mapping[str, Any]) -> int:
    whole = _WHOLE_SIZE.fullmatch(str(answer.get("ContentRange", "")))
    return int(whole[1]) if whole else int(answer.get("ContentLength") or 0)


def _read_bounded(stream: StreamingBody, limits: Limits) -> bytes:
    """Read one byte more than allowed at most, whatever the headers promise."""
    deadline = time.monotonic() + limits.call_seconds
    parts, left = list[bytes](), limits.object_bytes + 1
    while left > 0 and (part := stream.read(min(left, _CHUNK_BYTES))):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _payload(answer: Mapping[str, Any], body: bytes, size: int, *, too_large: bool) -> dict[str, Any]:
    return {
        "Body": body,
        "ContentLength": size,
        "ContentEncoding": answer.get("ContentEncoding"),
        "ContentType": answer.get("ContentType"),
        "TooLarge": too_large,
    }
