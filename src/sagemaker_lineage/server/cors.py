"""Which pages of other origins may read the answers: open by default, never with credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware.cors import CORSMiddleware

from sagemaker_lineage.server.exchange import HEADER
from sagemaker_lineage.server.problems import BadRequest, problem_response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import Headers
    from starlette.responses import Response
    from starlette.types import ASGIApp

EXPOSED = ("ETag", "Retry-After", HEADER)

_REFUSED = 400


class Cors(CORSMiddleware):
    """CORS around everything, errors and 304 too; a refused preflight is a problem like any other."""

    def __init__(self, app: ASGIApp, allow_origins: Sequence[str]) -> None:
        super().__init__(
            app,
            allow_origins=allow_origins,
            allow_methods=("GET", "HEAD"),
            allow_headers=("*",),
            allow_credentials=False,
            expose_headers=EXPOSED,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return what a browser learns before it asks."""
        answer = super().preflight_response(request_headers)
        if answer.status_code < _REFUSED:
            return answer
        kept = {name: value for name, value in answer.headers.items() if name.startswith(("access-control-", "vary"))}
        return problem_response(
            BadRequest("This origin, method or network is not allowed to ask from a browser."), headers=kept
        )
