"""The picture of a pipeline that is larger than the window, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from embedded import AT
from sagemaker_lineage.demo.account.bench import NAME, build_account
from uikit.served import Served, served
from uikit.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CLAIMS = "claims-risk-weekly"
CULLED = 200
"""More steps than are drawn where they are out of sight."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the service over a pipeline of many steps."""
    with served(tmp_path_factory.mktemp("large"), build_account(AT, steps=CULLED, buckets=4, pipelines=1)) as running:
        yield running


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement?.closest('.react-flow__node')?.dataset.id ?? ''"))


def test_the_tab_key_reaches_the_picture_also_where_its_one_stop_is_out_of_sight(
    browser: Browser, large: Served
) -> None:
    with visit(browser) as visited:
        page = visited.page
        page.goto(large.lineage(NAME, "view=steps"))
        expect(page.locator(".react-flow__node").first).to_be_visible()
        page.mouse.move(700, 450)
        page.mouse.down()
        page.mouse.move(-3_000, 450, steps=4)
        page.mouse.up()
        stop = page.locator(".react-flow__node[tabindex='0']")
        expect(stop).to_have_count(1)
        expect(stop).not_to_be_in_viewport()
        page.get_by_role("radio", name="Steps").focus()
        for _ in range(8):
            page.keyboard.press("Tab")
            if _focused(page):
                break
        assert _focused(page) == stop.get_attribute("data-id")
        expect(stop).to_be_in_viewport(ratio=0.9)


def test_what_a_search_is_not_about_steps_back_and_the_list_agrees(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("codes.csv")
    staying = page.locator(".dims .react-flow__node.stays")
    expect(staying).to_have_count(2)
    expect(staying.filter(has=page.locator(".card-title", has_text="ref/codes.csv"))).to_have_count(1)
    expect(page.get_by_role("treeitem")).to_have_count(1)
    name = str(page.get_by_role("treeitem").locator(".step-name").inner_text())
    expect(staying.filter(has_text=name)).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".dims")).to_have_count(0)


def test_the_whole_picture_stays_in_the_window_when_the_time_line_opens(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS, "view=steps"))
    nodes = page.locator(".react-flow__node")
    expect(nodes.first).to_be_visible()
    count = nodes.count()
    page.get_by_role("button", name="Timeline").click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    lower = page.locator(".legend").bounding_box()
    assert lower
    for place in range(count):
        expect(nodes.nth(place)).to_be_in_viewport(ratio=0.99)
    for place in range(count):
        box = nodes.nth(place).bounding_box()
        assert box
        assert box["y"] + box["height"] <= lower["y"], nodes.nth(place).inner_text()


def test_another_view_is_shown_from_its_beginning_but_keeps_what_is_selected(page: Page, service: Served) -> None:
    page.goto(service.lineage("never-run"))
    nodes = page.locator(".react-flow__node")
    expect(nodes).to_have_count(5)
    page.get_by_role("group", name="View").get_by_text("Steps").click()
    expect(nodes).to_have_count(2)
    for place in range(2):
        expect(nodes.nth(place)).to_be_in_viewport(ratio=0.99)
    page.get_by_role("treeitem", name=re.compile("Train")).click()
    train = page.locator(".react-flow__node[data-id='Train']")
    expect(train).to_have_attribute("aria-pressed", "true")
    before = train.bounding_box()
    page.get_by_role("group", name="View").get_by_text("Both").click()
    expect(nodes).to_have_count(5)
    after = train.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 2
    assert abs(before["y"] - after["y"]) < 2


def test_the_legend_folds_where_there_is_no_room_for_a_row(browser: Browser, service: Served) -> None:
    with visit(browser, width=1024, height=700) as visited:
        page = visited.page
        page.goto(service.lineage(CLAIMS, "security=1"))
        button = page.get_by_role("button", name="Legend")
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        marks = page.get_by_role("list", name="Legend").get_by_role("listitem")
        expect(marks.first).to_have_text(re.compile("Succeeded"))
        expect(marks.last).to_be_in_viewport(ratio=0.99)
