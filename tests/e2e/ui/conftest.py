"""One browser and one service for each module of the page's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from freshkit.browser import browser_path
from uikit.served import Served, served
from uikit.visit import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium, gone with the module: while it lives no other event loop runs in this thread."""
    path = browser_path()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the service over the demo account, its time frozen."""
    folder: Path = tmp_path_factory.mktemp("page")
    with served(folder) as running:
        yield running


@pytest.fixture
def visited(browser: Browser, service: Served) -> Iterator[Visit]:
    """Return a visit; whatever the browser complains of during the test fails it."""
    yield from _visit(browser)
    service.control.reset()


def _visit(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as opened:
        yield opened


@pytest.fixture
def page(visited: Visit) -> Page:
    """Return the page of the visit."""
    return visited.page
