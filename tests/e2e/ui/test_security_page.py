"""The page of findings: what is wrong, what it reaches, and the way to the picture it stands in."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from uikit.audit import assert_accessible
from uikit.visit import Theme, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from uikit.served import Served

SHARED = re.compile("acme-shared")


def read_to_the_end(page: Page, service: Served, query: str = "") -> None:
    """Open the page and wait until the whole region has been looked at."""
    page.goto(f"{service.address}/ui/security{query}")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_bucket_that_the_public_writes_leads_to_the_endpoint_and_to_the_picture(page: Page, service: Served) -> None:
    page.goto(f"{service.address}/ui/pipelines")
    page.get_by_role("link", name="Security").click()
    read_to_the_end(page, service)
    group = page.locator("section", has=page.get_by_role("heading", level=2, name=SHARED))
    written = group.get_by_role("article").filter(has_text="Buckets should block public write access")
    expect(written).to_contain_text("grants s3:PutObject to everybody")
    written.get_by_text("Endpoint claims-risk-live").click()
    expect(written.get_by_role("list", name="Path").first).to_contain_text("s3://acme-shared/ref/codes.csv")
    written.get_by_role("link", name="claims-risk-weekly").click()
    expect(page).to_have_url(re.compile("/ui/pipelines/claims-risk-weekly.*security=1"))
    bucket = page.get_by_role("navigation", name="Run, steps and buckets").get_by_role("button", name=SHARED)
    expect(bucket).to_contain_text("Critical")


def test_unknown_is_no_pass_and_says_which_permission_would_tell(page: Page, service: Served) -> None:
    read_to_the_end(page, service)
    page.get_by_role("searchbox", name="Find findings").fill("vendor-drop")
    page.get_by_role("button", name=re.compile("unknown")).click()
    group = page.locator("section", has=page.get_by_role("heading", level=2, name=re.compile("vendor-drop")))
    first = group.get_by_role("article").filter(has_text="Unknown").first
    expect(first.locator("code").first).to_contain_text("s3:Get")


def test_the_address_keeps_the_grouping_and_the_severity(page: Page, service: Served) -> None:
    read_to_the_end(page, service)
    page.get_by_text("Rule", exact=True).click()
    page.get_by_role("button", name=re.compile("critical")).click()
    expect(page).to_have_url(re.compile(r"\?by=rule&severity=critical$"))
    page.reload()
    expect(page.get_by_role("article").first).to_contain_text("Critical")
    expect(page.get_by_role("button", name=re.compile("critical"))).to_have_attribute("aria-pressed", "true")


def test_more_is_shown_with_the_keyboard_where_one_asks_for_it(page: Page, service: Served) -> None:
    read_to_the_end(page, service, "?by=rule&every=1")
    group = page.locator("section").filter(has=page.get_by_role("heading", level=2)).first
    expect(group.get_by_role("article")).to_have_count(5)
    more = group.get_by_role("button", name=re.compile("^Show .* more"))
    more.focus()
    page.keyboard.press("Enter")
    fewer = group.get_by_role("button", name="Show fewer")
    expect(fewer).to_be_focused()
    expect(fewer).to_have_attribute("aria-expanded", "true")
    assert group.get_by_role("article").count() > 5
    page.keyboard.press("Enter")
    expect(group.get_by_role("article")).to_have_count(5)


def test_the_table_holds_what_the_page_does_not_show_yet(page: Page, service: Served, tmp_path: Path) -> None:
    read_to_the_end(page, service)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "findings.csv")
    with (tmp_path / "findings.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) > page.get_by_role("article").count()
    assert {row["verdict"] for row in rows} == {"fail", "unknown"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en-US", "ko-KR"])
def test_axe_finds_nothing_serious(browser: Browser, service: Served, theme: Theme, language: str) -> None:
    with visit(browser, theme=theme, language=language) as visited:
        for query in ("", "?by=model&every=1"):
            read_to_the_end(visited.page, service, query)
            assert_accessible(visited.page)


def test_it_fits_a_window_of_320_pixels(browser: Browser, service: Served) -> None:
    with visit(browser, width=320) as visited:
        read_to_the_end(visited.page, service)
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= 320
