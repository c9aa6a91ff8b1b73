"""Starting the embedded AWS for a test, and boto3 clients that talk to it alone."""

from __future__ import annotations

import contextlib
import os
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


@contextlib.contextmanager
def environment_of(aws: EmbeddedAws, directory: Path) -> Iterator[Mapping[str, str]]:
    """Make the process's environment lead every AWS client to ``aws``, and put it back afterwards."""
    environment = demo_environment(aws.url, directory)
    with mock.patch.dict(os.environ, environment, clear=True):
        yield environment


@contextlib.contextmanager
def client_of(aws: EmbeddedAws, service: str, region: str = HOME, **config: Any) -> Iterator[Any]:
    """Make a boto3 client of ``aws`` that ignores the machine's AWS settings and does not retry."""
    settings: dict[str, Any] = {"retries": {"total_max_attempts": 1}, "connect_timeout": 5, "read_timeout": 10}
    session = boto3.Session(aws_access_key_id="demo", aws_secret_access_key="demo", region_name=region)
    client = session.client(service, endpoint_url=aws.url, config=Config(**(settings | config)))
    if service == "s3control":
        client.meta.events.register("before-call.s3-control", _without_account_label)
    try:
        yield client
    finally:
        client.close()


def _without_account_label(params: dict[str, Any], **_: Any) -> None:
    """Take the account id off the host, as the gateway does where the endpoint is overridden."""
    scheme, _, rest = params["url"].partition("://")
    host, slash, path = rest.partition("/")
    label, _, remainder = host.partition(".")
    if label.isdigit() and len(label) == 12:
        host = remainder
    params["url"] = f"{scheme}://{host}{slash}{path}"
