"""Answers that a client can ask for again without having them sent again (RFC 9110, 13.1.2)."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from sagemaker_lineage.server.finished import Finished, RawHeaders

_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def conditional_response(request: Request, body: bytes, etag: str, media_type: str = "application/json") -> Response:
    """Return the body, or 304 where the client already has it."""
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if matches(request.headers.getlist("If-None-Match"), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def finished_response(request: Request, answer: Finished) -> Response:
    """Return a finished answer in the form the client takes, or 304 where it already has it."""
    if matches(request.headers.getlist("If-None-Match"), answer.etag):
        return _Sent(b"", 304, answer.unchanged)
    form = answer.form(request.headers.get("Accept-Encoding", "").encode("latin-1"))
    return _Sent(form.body, 200, form.headers)


def wants_fresh(request: Request) -> bool:
    """Tell whether the caller wants nothing that was kept: ``Cache-Control: no-cache``."""
    return any(has_no_cache(field) for field in request.headers.getlist("Cache-Control"))


def has_no_cache(field: str) -> bool:
    """Tell whether a ``Cache-Control`` field holds the directive ``no-cache``."""
    return any(word.strip().lower() == "no-cache" for word in field.split(","))


class _Sent(Response):
    """A response whose headers are all made already."""

    def __init__(self, body: bytes, status: int, headers: RawHeaders) -> None:
        super().__init__(body, status)
        self.raw_headers = list(headers)


def matches(fields: Iterable[str], etag: str) -> bool:
    """Tell whether ``If-None-Match`` names the tag, by weak comparison: ``W/`` means nothing."""
    opaque = etag.removeprefix("W/")
    return any(field.strip() == "*" or opaque in _TAG.findall(field) for field in fields)


def digest_etag(body: bytes) -> str:
    """Return a strong entity tag for bytes that never change while their content does not."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
