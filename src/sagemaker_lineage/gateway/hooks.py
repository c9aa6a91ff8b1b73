"""What the gateway adds to a client, by the events botocore offers for that."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from sagemaker_lineage.gateway.failures import Closed, Overrun
from sagemaker_lineage.gateway.pacing import Pacing

if TYPE_CHECKING:
    import threading

    from botocore.client import BaseClient
    from botocore.model import OperationModel

    from sagemaker_lineage.gateway.limits import Limits
    from sagemaker_lineage.gateway.pacing import Line

OnCall = Callable[[str, str], None]
"""Called before each API call (each page is one; a retry is none) with ``service:Operation`` and the region."""

_STARTED = "sagemaker_lineage_started"
_OVERRIDDEN = "sagemaker_lineage_endpoint_overridden"
_LONGEST_BACKOFF_SECONDS = 20
_FIRST_ERROR_STATUS = 300


class Hooks:
    """Everything hung onto each client: one object for a gateway.

    ``closing`` set means that no call is tried again.
    """

    def __init__(self, limits: Limits, on_call: OnCall | None, closing: threading.Event) -> None:
        self.pacing = Pacing(limits, closing)
        self._call_seconds = limits.call_seconds
        self._on_call = on_call
        self._closing = closing

    def hang_on(self, client: BaseClient, principal: str) -> None:
        """Register with a new client's events."""
        events = client.meta.events
        line = self.pacing.hang_on(client, principal)
        events.register("before-call", self._start)
        events.register("before-parse", _require_an_answer)
        events.register_first("needs-retry", partial(self._stop_in_time, line))
        if client.meta.service_model.service_name == "s3":
            events.register("before-endpoint-resolution.s3", _stay_in_region)
            events.register("before-endpoint-resolution.s3", _address_by_path)
        if client.meta.service_model.service_name == "s3control":
            events.register("before-endpoint-resolution.s3-control", _note_override)
            events.register("before-call.s3-control", _drop_account_label)

    def _start(self, model: OperationModel, context: dict[str, Any], **_: Any) -> None:
        context[_STARTED] = time.monotonic()
        if self._on_call is not None:
            label = f"{model.service_model.service_name}:{model.name}"
            self._on_call(label, str(context.get("client_region")))

    def _stop_in_time(
        self,
        line: Line,
        *,
        attempts: int,
        operation: OperationModel,
        request_dict: dict[str, Any],
        **brought: Any,
    ) -> None:
        """Raise what the attempt brought where the next one is likely to begin too late.

        The waits of botocore's standard mode reach 20 s each, and cannot be cut short otherwise.
        """
        problem: Exception | None = brought["caught_exception"] or _refusal(brought["response"], operation)
        if problem is None:
            return
        if self._closing.is_set():
            raise Closed from problem
        if self.pacing.watch.overran:
            raise Overrun from problem
        mean_wait = min(2 ** (attempts - 1), _LONGEST_BACKOFF_SECONDS) / 2
        if line.is_dead or line.is_in_vain(brought["event_name"], mean_wait):
            raise problem
        spent = time.monotonic() - request_dict["context"].get(_STARTED, time.monotonic())
        if spent + mean_wait > self._call_seconds:
            raise problem


def _refusal(response: tuple[Any, Any] | None, operation: OperationModel) -> ClientError | None:
    if response is None or response[0].status_code < _FIRST_ERROR_STATUS:
        return None
    return ClientError(response[1], operation.name)


def _require_an_answer(operation_model: OperationModel, response_dict: dict[str, Any], **_: Any) -> None:
    """Refuse a success that is no answer (a sign-in page, half a body): botocore reads it as an empty one.

    Then a cut-off list would look like an empty list, and "unknown" like "not configured".
    """
    if response_dict["status_code"] >= _FIRST_ERROR_STATUS or operation_model.has_streaming_output:
        return
    body: bytes = response_dict["body"]
    if operation_model.service_model.protocol == "json":
        good = _is_json_object(body)
    else:
        good = not body.lstrip()[:14].lower().startswith((b"<html", b"<!doctype html"))
    if not good:
        raise ResponseParserError


def _is_json_object(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body or b"{}"), dict)
    except (ValueError, RecursionError):
        return False


def _stay_in_region(context: dict[str, Any], **_: Any) -> None:
    """Keep botocore from asking other regions by itself: the answer names the region, the plan decides.

    Its redirector would repeat the call elsewhere, and look for the bucket with a HeadBucket of its own.
    """
    redirect = context.get("s3_redirect")
    if isinstance(redirect, dict):
        redirect["redirected"] = True


def _address_by_path(builtins: dict[str, Any], **_: Any) -> None:
    """Put the bucket into the path at an endpoint of one's own, whose host has no names below it."""
    host = urlsplit(builtins.get("SDK::Endpoint") or "").hostname
    if host and not host.endswith((".amazonaws.com", ".amazonaws.com.cn")):
        builtins["AWS::S3::ForcePathStyle"] = True


def _note_override(builtins: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
    context[_OVERRIDDEN] = bool(builtins.get("SDK::Endpoint"))


def _drop_account_label(params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
    """Take the account id off the host of an endpoint of one's own: that name resolves nowhere."""
    account = params.get("headers", {}).get("x-amz-account-id")
    parts = urlsplit(params["url"])
    if account and context.get(_OVERRIDDEN) and parts.netloc.startswith(f"{account}."):
        params["url"] = urlunsplit(parts._replace(netloc=parts.netloc.removeprefix(f"{account}.")))
