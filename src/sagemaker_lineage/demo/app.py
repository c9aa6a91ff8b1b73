"""The ASGI application: one endpoint for every service and region."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo import kms, s3, sagemaker, sts
from sagemaker_lineage.demo.control_http import PREFIX, answer_control
from sagemaker_lineage.demo.faults import FaultKind, garbage, refusal_of
from sagemaker_lineage.demo.iam import action_of, allows, denial
from sagemaker_lineage.demo.routing import call_of
from sagemaker_lineage.demo.s3.settings import account_public_access_block
from sagemaker_lineage.demo.wire import Call, HttpRequest, Refusal, Reply, render_refusal

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.control import Control

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class EmbeddedApp:
    """Answer AWS calls from an account, as the control says."""

    def __init__(self, account: Account, control: Control) -> None:
        self.account = account
        self.control = control

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request (ASGI)."""
        request = await _read(scope, receive)
        if request.path.startswith(PREFIX):
            await _send(send, answer_control(self.control, request, scope.get("client")), request.method)
            return
        self.control.enter()
        try:
            await self._exchange(request, scope, receive, send)
        finally:
            self.control.leave()

    async def _exchange(self, request: HttpRequest, scope: Scope, receive: Receive, send: Send) -> None:
        call = None
        try:
            call = call_of(request)
            self.control.record(call)
            await asyncio.sleep(self.control.delay_of(call))
            fault = self.control.fault_of(call)
            if fault is FaultKind.HANG:
                await _until_gone(receive)
                return
            if fault is FaultKind.RESET:
                _reset(scope)
                await _until_gone(receive)
                return
            reply = self._reply(call, fault)
        except Refusal as refusal:
            reply = render_refusal(call, refusal)
        except asyncio.CancelledError:  # the server is stopping: a call that hangs or waits gets its answer now
            reply = render_refusal(call, Refusal("ServiceUnavailable", "The service is shutting down.", 503))
        await _send(send, reply, request.method)

    def _reply(self, call: Call, fault: FaultKind | None) -> Reply:
        if fault is FaultKind.GARBAGE:
            return garbage(call)
        refusal = refusal_of(fault, call, self.account.id) if fault else None
        if refusal:
            raise refusal
        if call.label == "s3:HeadBucket":  # a bucket that does not exist is missing to everybody
            s3.require_bucket(self.account, call)
        if not allows(self.control.allowed, action_of(call)):
            raise denial(call, self.account.id)
        return self._answer(call)

    def _answer(self, call: Call) -> Reply:
        now = self.control.clock.now()
        if call.service == "sagemaker":
            return sagemaker.answer(self.account, call, now)
        if call.service == "s3":
            return self._storage(call, now)
        if call.service == "s3control":
            return account_public_access_block(self.account, call)
        if call.service == "kms":
            return kms.answer(self.account, call)
        if call.service == "sts":
            return sts.answer(self.account, call)
        raise Refusal("UnknownOperationException", f"The service {call.service} is not part of the embedded AWS.")

    def _storage(self, call: Call, now: float) -> Reply:
        reply = s3.answer(self.account, call, now, may_list=allows(self.control.allowed, "s3:ListBucket"))
        key = reply.headers.get("x-amz-server-side-encryption-aws-kms-key-id")
        if key and not allows(self.control.allowed, "kms:Decrypt"):
            raise denial(call, self.account.id, "kms:Decrypt", key)
        return reply


async def _read(scope: Scope, receive: Receive) -> HttpRequest:
    chunks = []
    more = True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    return HttpRequest(
        method=scope["method"],
        path=scope["raw_path"].decode("ascii", "replace"),
        query=scope["query_string"].decode("ascii", "replace"),
        headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        body=b"".join(chunks),
    )


async def _send(send: Send, reply: Reply, method: str) -> None:
    headers = {"content-type": reply.content_type, "content-length": str(len(reply.body)), **reply.headers}
    encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


def _reset(scope: Scope) -> None:
    """Drop the connection so that the client sees a reset (RST), not an end."""
    transport: asyncio.Transport = scope["state"]["transport"]
    linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()
