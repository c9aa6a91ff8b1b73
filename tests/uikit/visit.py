"""A visit to the page: what the browser complains of, which hosts it asks, and what it copies."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

PATIENCE = 30_000.0
"""How long a test waits for what must come, in milliseconds: the machine may be busy."""

expect.set_options(timeout=PATIENCE)

Theme = Literal["light", "dark"]


class Visit:
    """A page in a browser of its own, and everything that must not happen on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.set_default_timeout(PATIENCE)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.hosts.add(str(urlsplit(request.url).hostname))

    def forgive(self, words: str) -> None:
        """Take out complaints that a test brings about on purpose."""
        self.complaints = [complaint for complaint in self.complaints if words not in complaint]

    def check(self) -> None:
        """Fail where the browser complained (the page's policy included) or another host was asked."""
        assert not self.complaints, "\n".join(self.complaints)
        assert self.hosts <= {"localhost"}, self.hosts


@contextlib.contextmanager
def visit(
    browser: Browser,
    *,
    language: str = "en-US",
    theme: Theme = "light",
    width: int = 1440,
    height: int = 900,
) -> Iterator[Visit]:
    """Open an empty page in Seoul's time zone, and check it at the end."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        color_scheme=theme,
        timezone_id="Asia/Seoul",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        visited = Visit(context.new_page())
        yield visited
        visited.check()
    finally:
        context.close()
