"""Serving the API from the command line, and ending it: Ctrl-C, a signal, a closed terminal."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING, NoReturn

import uvicorn

from sagemaker_lineage.server.stopping import GRACE_SECONDS

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from fastapi import FastAPI


def serve_app(app: FastAPI, sockets: Sequence[socket.socket]) -> None:
    """Serve until Ctrl-C or a signal to end; returns after the last answer has gone out."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    with _signals_end_quietly(), contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=list(sockets))


@contextlib.contextmanager
def _signals_end_quietly() -> Iterator[None]:
    """Let a signal to end unwind the stack, so that everything started here is ended too."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), _end) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
