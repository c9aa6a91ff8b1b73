"""From an HTTP request to the call it makes."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from sagemaker_lineage.demo.s3.routes import s3_call, s3control_call
from sagemaker_lineage.demo.wire import Call, HttpRequest, Refusal

_SCOPE = re.compile(r"Credential=[^/,\s]+/\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request")


def call_of(request: HttpRequest) -> Call:
    """Return the call; service and region come from the signature's credential scope.

    Raises :class:`Refusal` for a request that is not signed or not understood.
    """
    scope = _SCOPE.search(request.headers.get("authorization", ""))
    if scope is None:
        raise Refusal("AccessDenied", "Request is missing Authentication Token", 403)
    region, service = scope.groups()
    if service == "s3":
        return _storage_call(request, region)
    if service == "sts":
        return _query_call(request, region)
    return _json_call(request, region, service)


def _storage_call(request: HttpRequest, region: str) -> Call:
    if request.path.startswith("/v20180820/"):
        return s3control_call(request, region)
    return s3_call(request, region)


def _query_call(request: HttpRequest, region: str) -> Call:
    members = dict(parse_qsl(request.body.decode(errors="replace")))
    operation = members.pop("Action", "")
    members.pop("Version", None)
    return Call(service="sts", operation=operation, region=region, parameters=members, headers=request.headers)


def _json_call(request: HttpRequest, region: str, service: str) -> Call:
    operation = request.headers.get("x-amz-target", "").rpartition(".")[2]
    parameters = _members(request.body)
    return Call(service=service, operation=operation, region=region, parameters=parameters, headers=request.headers)


def _members(body: bytes) -> dict[str, Any]:
    try:
        members = json.loads(body or b"{}")
    except ValueError:
        members = None
    if not isinstance(members, dict):
        raise Refusal("SerializationException", "The request body is no JSON object")
    return members
