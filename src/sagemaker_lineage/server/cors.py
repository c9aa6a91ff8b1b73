"""Which pages of other origins may read the answers: open by default, never with credentials."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware

from sagemaker_lineage.server.exchange import HEADER
from sagemaker_lineage.server.problems import BadRequest, problem_response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import Headers
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Send

EXPOSED = ("ETag", "Retry-After", HEADER)

_REFUSED = 400


class Cors(CORSMiddleware):
    """CORS around everything, errors and 304 too; a refused preflight is a problem like any other."""

    def __init__(self, app: ASGIApp, allow_origins: Sequence[str]) -> None:
        super().__init__(
            app,
            allow_origins=allow_origins,
            allow_methods=("GET", "HEAD", "POST"),
            allow_headers=("*",),
            allow_credentials=False,
            expose_headers=EXPOSED,
        )

    async def send(self, message: Message, send: Send, request_headers: Headers) -> None:
        """Pass a message on, with what pages are allowed; ``Vary`` names each header once."""
        await super().send(message, partial(_say_once, send), request_headers)

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return what a browser learns before it asks."""
        answer = super().preflight_response(request_headers)
        if answer.status_code < _REFUSED:
            return answer
        kept = {name: value for name, value in answer.headers.items() if name.startswith(("access-control-", "vary"))}
        return problem_response(
            BadRequest("This origin, method or network is not allowed to ask from a browser."), headers=kept
        )


async def _say_once(send: Send, message: Message) -> None:
    if message["type"] == "http.response.start":
        headers = MutableHeaders(scope=message)
        headers["Vary"] = ", ".join(dict.fromkeys(word.strip() for word in headers.get("vary", "Origin").split(",")))
    await send(message)
