"""Bodies that callers send: bounded in bytes, in time and in number, and never one that a page's form can send."""

from __future__ import annotations

from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import anyio
from starlette.requests import ClientDisconnect

from sagemaker_lineage.definition.containers.file_text import LARGEST_FILE
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.server.problems import BadRequest, DefinitionTooLarge, Overloaded, SentAsForm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request

LARGEST_BODY = LARGEST_FILE
"""Bytes read of a body: a template or state contains much more than the definition."""
LARGE_AT_ONCE = 2
"""Bodies larger than a definition that are processed at the same time, each until it is answered.

This limits the memory, and keeps the other threads free for other requests.
"""

_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_AS_FORM = "A definition is not taken from a form."
_HOW = "Send the text of the definition itself as the body, with `Content-Type: application/json`."
_LATER = "Try again in a few seconds."


@dataclass(slots=True, kw_only=True)
class Uploads:
    """Reads bodies: at most ``at_once`` at the same time, each within ``seconds``, and few large ones."""

    at_once: int
    seconds: float
    under_way: int = field(init=False, default=0)
    large: int = field(init=False, default=0)

    @asynccontextmanager
    async def body(self, request: Request) -> AsyncIterator[bytes]:
        """Return the body; a large one counts as being processed until the context ends.

        Raises ``SentAsForm``, ``DefinitionTooLarge``, ``Overloaded`` or ``BadRequest``.
        """
        _refuse_form(request)
        _refuse_announced(request.headers.get("Content-Length", ""))
        with ExitStack() as held:
            yield await self._read_in_time(request, held)

    async def _read_in_time(self, request: Request, held: ExitStack) -> bytes:
        if self.under_way >= self.at_once:
            raise Overloaded("Too many definitions are being sent.", hint=_LATER)
        self.under_way += 1
        try:
            with anyio.move_on_after(self.seconds):
                return await self._read(request, held)
        finally:
            self.under_way -= 1
        raise BadRequest(f"The definition did not arrive within {self.seconds:g} seconds.")

    async def _read(self, request: Request, held: ExitStack) -> bytes:
        body = bytearray()
        try:
            async for chunk in request.stream():
                if len(body) <= LARGEST_DEFINITION < len(body) + len(chunk):
                    held.enter_context(self._large_slot())
                if len(body) + len(chunk) > LARGEST_BODY:
                    raise _too_large()
                body += chunk
        except ClientDisconnect:
            raise BadRequest("The caller left before the definition had arrived.") from None
        return bytes(body)

    @contextmanager
    def _large_slot(self) -> Iterator[None]:
        """Hold one of the slots for large bodies. Raises ``Overloaded``."""
        if self.large >= LARGE_AT_ONCE:
            raise Overloaded("Too many large files are being processed.", hint=_LATER)
        self.large += 1
        try:
            yield
        finally:
            self.large -= 1


def _refuse_form(request: Request) -> None:
    """Refuse what a page can send without asking first: a form, or a navigation."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind in _FORMS or request.headers.get("Sec-Fetch-Mode") == "navigate":
        raise SentAsForm(_AS_FORM, hint=_HOW)


def _refuse_announced(length: str) -> None:
    """Refuse a body that says itself that it is too large, before any of it is read."""
    if length.isascii() and length.isdigit() and (len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY):
        raise _too_large()


def _too_large() -> DefinitionTooLarge:
    return DefinitionTooLarge(
        f"The file has more than {LARGEST_BODY:,} bytes; no more of it was read.",
        hint="Send the definition itself instead of the file around it.",
    )


def require_taken(characters: int) -> None:
    """Raise ``DefinitionTooLarge`` if a definition has more characters than SageMaker accepts."""
    if characters > LARGEST_DEFINITION:
        raise DefinitionTooLarge(
            f"The definition has {characters:,} characters; at most {LARGEST_DEFINITION:,} are accepted.",
            hint="SageMaker has the same limit. The command `sagemaker-lineage show --definition` accepts more.",
        )
