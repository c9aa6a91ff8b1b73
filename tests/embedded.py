"""Starting the embedded AWS for a test, and boto3 clients that talk to it alone."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import http.client
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from unittest import mock

import boto3
from botocore.config import Config

from sagemaker_lineage.demo.account.demo import build_demo_account
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sagemaker_lineage.demo.account.store import Account

AT = 1_795_341_600.0
"""2026-11-22T10:00:00Z, the moment at which the frozen account stands."""

HOME = "ap-northeast-2"


@contextlib.contextmanager
def embedded_aws(account: Account | None = None, *, frozen: bool = True) -> Iterator[EmbeddedAws]:
    """Serve the demo account (or another) on a free loopback port; frozen at ``AT`` unless told."""
    with EmbeddedAws(account, at=AT if frozen else None) as aws:
        yield aws


def demo_account(account_block: tuple[bool, bool, bool, bool] | None = None) -> Account:
    """Build the demo account as it stands at ``AT``."""
    return build_demo_account(AT, account_block)


@dataclasses.dataclass(frozen=True)
class RemoteAws:
    """An embedded AWS in a process of its own."""

    url: str

    def ask(self, method: str, path: str = "", **members: Any) -> Any:
        """Ask its control: ``ask("PUT", "/delay", ms=40)``."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=10)
        try:
            connection.request(method, f"/_control{path}", body=json.dumps(members) if members else None)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


@contextlib.contextmanager
def embedded_process(*arguments: str, at: float = AT) -> Iterator[RemoteAws]:
    """Serve from a process of its own, frozen at ``at``; ``arguments`` as on its command line."""
    command = [sys.executable, "-m", "sagemaker_lineage.demo", "--at", str(at), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        with process.stdout:
            remote = RemoteAws(process.stdout.readline().strip())
            yield remote
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextlib.contextmanager
def environment_of(aws: EmbeddedAws, directory: Path) -> Iterator[Mapping[str, str]]:
    """Make the process's environment lead every AWS client to ``aws``, and put it back afterwards."""
    environment = demo_environment(aws.url, directory)
    with mock.patch.dict(os.environ, environment, clear=True):
        yield environment


@contextlib.contextmanager
def client_of(aws: EmbeddedAws | RemoteAws, service: str, region: str = HOME, **config: Any) -> Iterator[Any]:
    """Make a boto3 client of ``aws`` that ignores the machine's AWS settings and does not retry."""
    settings: dict[str, Any] = {"retries": {"total_max_attempts": 1}, "connect_timeout": 5, "read_timeout": 10}
    client = _session().client(service, region_name=region, endpoint_url=aws.url, config=Config(**(settings | config)))
    if service == "s3control":
        client.meta.events.register("before-call.s3-control", _without_account_label)
    try:
        yield client
    finally:
        client.close()


@functools.cache
def _session() -> boto3.Session:
    """Make the one session of the tests: it parses each service model once."""
    return boto3.Session(aws_access_key_id="demo", aws_secret_access_key="demo")


def _without_account_label(params: dict[str, Any], **_: Any) -> None:
    """Take the account id off the host, as the gateway does where the endpoint is overridden."""
    scheme, _, rest = params["url"].partition("://")
    host, slash, path = rest.partition("/")
    label, _, remainder = host.partition(".")
    if label.isdigit() and len(label) == 12:
        host = remainder
    params["url"] = f"{scheme}://{host}{slash}{path}"
