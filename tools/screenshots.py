"""Take pictures of the page in its main states, into ``build/screenshots``: over the demo account, its time frozen.

make screenshots
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import expect, sync_playwright

from freshkit.browser import browser_path
from uikit.served import served
from uikit.visit import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parents[1] / "build" / "screenshots"
LIST = "/ui/pipelines"
CLAIMS = f"{LIST}/claims-risk-weekly"
SECURITY = "/ui/security"
PATIENCE = 30_000
SETTLED = 1_500
"""Milliseconds after the last answer: what is read on sight, and the layout in its worker."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One picture: an address, and whose eyes look at it."""

    name: str
    path: str
    language: str = "en-US"
    theme: Literal["light", "dark"] = "light"
    width: int = 1440
    height: int = 900


SCREENS = (
    Screen(name="list", path=LIST),
    Screen(name="list-dark", path=LIST, theme="dark"),
    Screen(name="list-korean", path=LIST, language="ko-KR"),
    Screen(name="list-columns", path=f"{LIST}?columns=tag%253ADomainName&sort=-lastExecutionTime"),
    Screen(name="list-no-match", path=f"{LIST}?q=nothing-like-this"),
    Screen(name="list-no-pipelines", path=f"{LIST}?region=eu-north-1"),
    Screen(name="list-1024", path=LIST, width=1024, height=768),
    Screen(name="list-320", path=LIST, width=320, height=720),
    Screen(name="lineage-failed", path=f"{CLAIMS}?node=BatchScore&time=1&security=1"),
    Screen(name="lineage-failed-dark", path=f"{CLAIMS}?node=BatchScore&time=1&security=1", theme="dark"),
    Screen(name="lineage-failed-korean", path=f"{CLAIMS}?node=BatchScore&time=1", language="ko-KR"),
    Screen(name="lineage-data", path=f"{CLAIMS}?view=data"),
    Screen(name="lineage-steps", path=f"{CLAIMS}?view=steps"),
    Screen(name="lineage-succeeded", path=f"{LIST}/mlops-pipeline"),
    Screen(name="lineage-running", path=f"{LIST}/nightly-scores"),
    Screen(name="lineage-never-run", path=f"{LIST}/never-run"),
    Screen(name="lineage-fan", path=f"{LIST}/country-fanout"),
    Screen(name="lineage-hostile-names", path=f"{LIST}/names-from-hell"),
    Screen(name="lineage-missing", path=f"{LIST}/no-such-pipeline"),
    Screen(name="lineage-1024", path=f"{CLAIMS}?node=BatchScore", width=1024, height=768),
    Screen(name="lineage-320", path=CLAIMS, width=320, height=720),
    Screen(name="definition", path="/ui/definition"),
    Screen(name="security", path=SECURITY),
    Screen(name="security-dark-korean", path=f"{SECURITY}?by=rule", theme="dark", language="ko-KR"),
    Screen(name="security-320", path=SECURITY, width=320, height=720),
)


def take(browser: Browser, address: str, screen: Screen) -> None:
    """Take one picture. What the browser complains of is told, and stops nothing."""
    try:
        with visit(
            browser, language=screen.language, theme=screen.theme, width=screen.width, height=screen.height
        ) as visited:
            visited.page.goto(address + screen.path)
            visited.page.wait_for_load_state("networkidle", timeout=PATIENCE)
            expect(visited.page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)
            visited.page.wait_for_timeout(SETTLED)
            visited.page.screenshot(path=FOLDER / f"{screen.name}.png")
    except AssertionError as complaint:
        print(f"{screen.name}: {str(complaint).splitlines()[0]}")
    print(FOLDER / f"{screen.name}.png")


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=["--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server"]
        )
        for screen in SCREENS:
            take(browser, service.address, screen)
        browser.close()


if __name__ == "__main__":
    main()
