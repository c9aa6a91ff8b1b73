"""The lineage page for everybody: axe, the accessibility tree, narrow windows, Korean, keys switched off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from uikit.audit import assert_accessible, named
from uikit.visit import Theme, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from uikit.served import Served

CLAIMS = "claims-risk-weekly"
SHOWN = "node=BatchScore&time=1&security=1"
TABS = ("overview", "metrics", "io", "security", "raw")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en-US", "ko-KR"])
def test_axe_finds_nothing_serious(browser: Browser, service: Served, theme: Theme, language: str) -> None:
    with visit(browser, theme=theme, language=language) as visited:
        page = visited.page
        for tab in TABS:
            page.goto(service.lineage(CLAIMS, f"{SHOWN}&tab={tab}"))
            expect(page.get_by_role("tabpanel")).not_to_be_empty()
            expect(page.locator(".react-flow__node").first).to_be_visible()
            assert_accessible(page)


def test_axe_finds_nothing_serious_in_what_opens(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    page.get_by_role("button", name=re.compile("Execution: 1 failed")).click()
    expect(page.get_by_text("shown now")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show what is missing").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="? all keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert_accessible(page)


def test_the_browser_tells_of_every_step_and_every_bucket(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("treeitem")).to_have_count(10)
    steps = named(page, "treeitem")
    assert len(steps) == 10
    assert "BatchScore, Transform, failed" in steps
    assert "StopLowAuc, Fail, not taken" in steps
    assert "TrainBaseline, Training, cached" in steps
    assert {"acme-ml-feat", "acme-shared", "vendor-drop"} <= {name.split()[0] for name in named(page, "button") if name}


@pytest.mark.parametrize("width", [320, 720, 1024])
def test_narrow_windows_do_not_scroll_sideways_and_lose_nothing(browser: Browser, service: Served, width: int) -> None:
    with visit(browser, width=width, height=640) as visited:
        page = visited.page
        page.goto(service.lineage(CLAIMS))
        steps = page.get_by_role("table", name="Steps") if width < 1024 else page.get_by_role("tree")
        expect(steps).to_be_visible()
        expect(steps.get_by_text("BatchScore", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Show reason").click()
        expect(page.get_by_role("heading", level=2, name="BatchScore")).to_be_focused()
        expect(page.get_by_role("tabpanel")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible(page)


def test_the_page_speaks_korean(browser: Browser, service: Served) -> None:
    with visit(browser, language="ko-KR") as visited:
        page = visited.page
        page.goto(service.lineage(CLAIMS, "node=BatchScore"))
        expect(page.get_by_role("tab", name="개요", selected=True)).to_be_visible()
        expect(page.get_by_role("tabpanel")).to_contain_text("실패 사유")
        expect(page.get_by_role("button", name="링크 복사")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "ko"
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("tabpanel")).to_contain_text("Why it failed")


def test_single_keys_can_be_switched_off(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.get_by_label("Single-key shortcuts").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("combobox")).not_to_be_focused()
