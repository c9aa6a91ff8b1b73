"""What crosses the wire: a call as understood, a reply, a refusal, and how each protocol words them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

REQUEST_ID = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of an AWS operation.

    ``service`` is botocore's name (``sagemaker``, ``s3``, ``s3control``, ``kms``, ``sts``), ``region`` that
    of the signature, ``parameters`` the request members (S3: ``Bucket``, ``Key``, ``Prefix`` …).
    ``headers`` have lower-case names.
    """

    service: str
    operation: str
    region: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"

    @property
    def label(self) -> str:
        """Return ``service:Operation``, as faults and counts name it."""
        return f"{self.service}:{self.operation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """An HTTP request; ``path`` as sent (percent-encoded), header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer as bytes."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/xml"
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """An error answer: AWS's code, its message and the HTTP status; ``extra`` are XML members."""

    def __init__(
        self,
        code: str,
        message: str,
        status: int = 400,
        *,
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.status = status
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})


def json_reply(document: Mapping[str, Any]) -> Reply:
    """Return a JSON 1.1 answer; times are numbers, seconds since the epoch."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(body=body, content_type="application/x-amz-json-1.1", headers={"x-amzn-RequestId": REQUEST_ID})


def xml_reply(text: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Return an XML answer of a REST or query protocol."""
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()
    return Reply(body=body, headers={"x-amz-request-id": REQUEST_ID, **(headers or {})})


def element(name: str, value: object) -> str:
    """Return one XML element with escaped text; booleans as XML writes them."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"<{name}>{escape(text, quote=False)}</{name}>"


_XML_SERVICES = frozenset({"s3", "s3control", "sts"})


def render_refusal(call: Call | None, refusal: Refusal) -> Reply:
    """Word a refusal in the protocol of the call; an unknown call is answered as S3 would."""
    service = call.service if call else "s3"
    if service not in _XML_SERVICES:
        return _json_refusal(refusal)
    if call and call.method == "HEAD":
        return Reply(status=refusal.status, headers={"x-amz-request-id": REQUEST_ID, **refusal.headers})
    inner = element("Code", refusal.code) + element("Message", refusal.message)
    inner += "".join(element(name, value) for name, value in refusal.extra.items())
    identity = element("RequestId", REQUEST_ID)
    if service == "s3":
        text = f"<Error>{inner}{identity}</Error>"
    else:
        text = f"<ErrorResponse><Error><Type>Sender</Type>{inner}</Error>{identity}</ErrorResponse>"
    reply = xml_reply(text, refusal.headers)
    return Reply(status=refusal.status, body=reply.body, headers=reply.headers)


def _json_refusal(refusal: Refusal) -> Reply:
    reply = json_reply({"__type": refusal.code, "message": refusal.message})
    headers = {**reply.headers, "x-amzn-ErrorType": refusal.code, **refusal.headers}
    return Reply(status=refusal.status, body=reply.body, content_type=reply.content_type, headers=headers)
