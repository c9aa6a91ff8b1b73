"""Bodies that callers send: bounded in bytes, in time and in number, and never one that a page's form can send."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import anyio
from starlette.requests import ClientDisconnect

from sagemaker_lineage.server.problems import BadRequest, DefinitionTooLarge, Overloaded, SentAsForm

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_BODY = 1_048_576
"""Bytes that are read: what SageMaker itself accepts as a definition."""

_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_AS_FORM = "A definition is not taken from a form."
_HOW = "Send the text of the definition itself as the body, with `Content-Type: application/json`."


@dataclass(slots=True, kw_only=True)
class Uploads:
    """Reads bodies, at most ``at_once`` at the same time, each within ``seconds``."""

    at_once: int
    seconds: float
    under_way: int = field(init=False, default=0)

    async def read(self, request: Request) -> bytes:
        """Return the body. Raises ``SentAsForm``, ``DefinitionTooLarge``, ``Overloaded`` or ``BadRequest``."""
        _refuse_form(request)
        _refuse_announced(request.headers.get("Content-Length", ""))
        if self.under_way >= self.at_once:
            raise Overloaded("Too many definitions are being sent.", hint="Try again in a few seconds.")
        self.under_way += 1
        try:
            with anyio.move_on_after(self.seconds):
                return await _read(request)
        finally:
            self.under_way -= 1
        raise BadRequest(f"The definition did not arrive within {self.seconds:g} seconds.")


def _refuse_form(request: Request) -> None:
    """Refuse what a page can send without asking first: a form, or a navigation."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind in _FORMS or request.headers.get("Sec-Fetch-Mode") == "navigate":
        raise SentAsForm(_AS_FORM, hint=_HOW)


def _refuse_announced(length: str) -> None:
    """Refuse a body that says itself that it is too large, before any of it is read."""
    if length.isascii() and length.isdigit() and (len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY):
        raise _too_large()


async def _read(request: Request) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            if len(body) + len(chunk) > LARGEST_BODY:
                raise _too_large()
            body += chunk
    except ClientDisconnect:
        raise BadRequest("The caller left before the definition had arrived.") from None
    return bytes(body)


def _too_large() -> DefinitionTooLarge:
    return DefinitionTooLarge(
        f"The definition has more than {LARGEST_BODY:,} bytes; no more of it was read.",
        hint="SageMaker itself accepts no larger one. The command `sagemaker-lineage show --definition` reads more.",
    )
