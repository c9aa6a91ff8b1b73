"""What holds for every test: no way to AWS, sockets on loopback only, nothing skipped where CI runs."""

from __future__ import annotations

import os
import socket
from collections import Counter
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer

settings.register_profile("ci", deadline=None, print_blob=True)
settings.load_profile("ci")

SHARE_CLONES = {f"tests/e2e/test_{name}.py" for name in ("demo", "setup", "user_commands")}
"""Set-up takes long, and port 8000, which these use as the user wrote it, is one for the whole machine."""

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies under ``tests/e2e`` and put it first: it takes longest, and the rest fills the gaps.

    Of tests that share an id only one would be run, so they are refused.
    """
    shared = [name for name, count in Counter(item.nodeid for item in items).items() if count > 1]
    if shared:
        raise pytest.UsageError(f"Several tests have one id, and only one of them would be run: {', '.join(shared)}")
    for item in items:
        if "e2e" in item.path.relative_to(item.config.rootpath).parts:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ModuleScheduling:
    """Hand out whole modules."""
    return ModuleScheduling(config, log)


class ModuleScheduling(LoadScopeScheduling):
    """Keeps the tests of a module on one worker, and the modules that share a clone or a port together."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return "clones" if module in SHARE_CLONES else module


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Turn a skipped end-to-end test into a failure where CI runs: there, nothing may be missing."""
    report = yield
    if report.skipped and "CI" in os.environ and item.get_closest_marker("e2e") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where CI runs: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much of the true edges was found, and what was invented, whenever the corpus was read."""
    reports = (report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome))
    counts = [fact for report in reports for name, fact in report.user_properties if name == "corpus"]
    if counts:
        found, true = (sum(count[index] for count in counts) for index in (0, 1))
        invented = [edge for count in counts for edge in count[2]]
        terminalreporter.section("corpus")
        terminalreporter.line(f"recall {found}/{true} true edges, {len(invented)} invented {invented or ''}".rstrip())


@pytest.fixture(autouse=True)
def without_aws(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take away every AWS setting of the machine."""
    for name in [name for name in os.environ if name.startswith(("AWS_", "SAGEMAKER_LINEAGE_"))]:
        monkeypatch.delenv(name)
    nowhere = tmp_path_factory.getbasetemp() / "no-aws"
    monkeypatch.setenv("AWS_CONFIG_FILE", str(nowhere / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(nowhere / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the machine."""

    def connect(self: socket.socket, address: object) -> None:
        _refuse_abroad(self, address)
        _connect(self, address)  # type: ignore[arg-type]

    def connect_ex(self: socket.socket, address: object) -> int:
        _refuse_abroad(self, address)
        return _connect_ex(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


def _refuse_abroad(connection: socket.socket, address: object) -> None:
    if connection.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    host = address[0] if isinstance(address, tuple) else address
    if host != "localhost" and not ip_address(str(host).partition("%")[0]).is_loopback:
        pytest.fail(f"a test tried to leave the machine: {address}")
