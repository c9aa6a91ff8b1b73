"""Starting the embedded AWS, in a thread or as the whole process, and the environment that leads to it."""

from __future__ import annotations

import os
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from sagemaker_lineage.demo.account.demo import build_demo_account
from sagemaker_lineage.demo.app import EmbeddedApp
from sagemaker_lineage.demo.clock import DemoClock
from sagemaker_lineage.demo.control import Control

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from sagemaker_lineage.demo.account.store import Account

LOOPBACK = "127.0.0.1"
REGIONS = "ap-northeast-2,us-east-1"
"""Where the demo account has pipelines."""
_START_SECONDS = 10.0
_BACKLOG = 2048
_END_SECONDS = 1
"""How long the end waits for calls under way; from Python 3.12.1 on asyncio itself would wait without end."""


class _Connection(H11Protocol):
    """Uvicorn's own HTTP protocol, handing its transport to the application for the fault ``reset``."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def make_server(account: Account, control: Control) -> uvicorn.Server:
    """Return a uvicorn server of the account that has not been started."""
    config = uvicorn.Config(
        EmbeddedApp(account, control),
        http=_Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=_END_SECONDS,
        backlog=_BACKLOG,
    )
    return uvicorn.Server(config)


def bind(port: int = 0) -> socket.socket:
    """Return a socket that listens on loopback; port 0 takes a free one. Raises OSError if it is taken.

    It names TCP as its protocol: asyncio turns Nagle's algorithm off only for such sockets, and
    with it every answer would come 40 ms late.
    """
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere the option would let two servers share the port
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((LOOPBACK, port))
        bound.listen(_BACKLOG)
    except OSError:
        bound.close()
        raise
    return bound


class EmbeddedAws:
    """The embedded AWS on a loopback port, in a thread, for as long as the context lasts.

    ::

        with EmbeddedAws() as aws:
            boto3.client("sagemaker", endpoint_url=aws.url, ...)
            aws.control.fault("s3:GetBucketTagging", "denied")

    ``account`` is the demo account unless another is given; ``at`` freezes the clock at a time
    (seconds since the epoch), which makes every answer the same each time.
    """

    def __init__(self, account: Account | None = None, *, port: int = 0, at: float | None = None) -> None:
        clock = DemoClock(at)
        self.control = Control(clock)
        self.account = account or build_demo_account(clock.now())
        self._port = port
        self._socket: socket.socket | None = None
        self._server = make_server(self.account, self.control)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Return the port: the one asked for, then the one listened on."""
        return self._port

    @property
    def url(self) -> str:
        """Return the endpoint URL for every service."""
        return f"http://{LOOPBACK}:{self.port}"

    def start(self) -> None:
        """Listen and serve in a thread; returns when calls are answered.

        Raises OSError if the port is taken and TimeoutError if the server does not come up.
        """
        self._socket = bind(self._port)
        self._port = self._socket.getsockname()[1]
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name="embedded-aws", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise TimeoutError("the embedded AWS did not start")
            time.sleep(0.002)

    def stop(self) -> None:
        """End the server, also with calls still hanging, and wait for its thread."""
        self._server.should_exit = True
        self._server.force_exit = True
        if self._thread:
            self._thread.join()
        if self._socket:
            self._socket.close()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()


_CREDENTIALS = """\
[default]
aws_access_key_id = AKIADEMOLINEAGE00000
aws_secret_access_key = demo-secret-access-key
"""
_CONFIG = """\
[default]
region = ap-northeast-2
output = json
"""


def demo_environment(url: str, directory: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment in which every AWS client talks to ``url`` and to nothing else.

    Starts from ``environment`` (the process's own unless given) without any ``AWS_*``, and writes
    the two AWS configuration files with a profile ``[default]`` into ``directory``. Nothing of the
    machine's own AWS settings is read.
    """
    directory.mkdir(parents=True, exist_ok=True)
    config, credentials = directory / "config", directory / "credentials"
    config.write_text(_CONFIG, encoding="utf-8")
    credentials.write_text(_CREDENTIALS, encoding="utf-8")
    start = os.environ if environment is None else environment
    kept = {name: value for name, value in start.items() if not name.upper().startswith("AWS_")}
    bypass = _bypass(kept)
    return kept | {
        "AWS_ENDPOINT_URL": url,
        "AWS_CONFIG_FILE": str(config),
        "AWS_SHARED_CREDENTIALS_FILE": str(credentials),
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": bypass,
        "no_proxy": bypass,
    }


def _bypass(environment: Mapping[str, str]) -> str:
    named = f"{environment.get('NO_PROXY', '')},{environment.get('no_proxy', '')}".split(",")
    return ",".join(dict.fromkeys([name.strip() for name in named if name.strip()] + ["127.0.0.1", "localhost", "::1"]))
