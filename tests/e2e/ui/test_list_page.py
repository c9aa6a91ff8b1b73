"""Journeys on the list of pipelines, in a real browser over the embedded AWS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from uikit.audit import assert_accessible
from uikit.visit import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from uikit.served import Served
    from uikit.visit import Theme

CLAIMS = "claims-risk-weekly"


def list_of(service: Served, query: str = "") -> str:
    return f"{service.address}/ui/pipelines{query}"


def open_list(page: Page, service: Served, query: str = "") -> None:
    page.goto(list_of(service, query))
    expect(page.get_by_role("link", name=CLAIMS)).to_be_visible()


def shown(page: Page) -> list[str]:
    return page.locator("tbody .row-link").all_inner_texts()


def test_the_root_opens_on_the_pipelines_with_their_last_runs(page: Page, service: Served) -> None:
    page.goto(service.address)
    expect(page).to_have_url(re.compile("/ui/pipelines$"))
    row = page.get_by_role("row", name=re.compile(CLAIMS))
    expect(row).to_contain_text("Failed")
    expect(row).to_contain_text("KST")
    expect(row.get_by_role("img", name=re.compile("The last .* failed"))).to_be_visible()
    expect(row).to_contain_text("acme-shared")
    expect(page).to_have_title("Pipelines · SageMaker lineage")


def test_a_pipeline_is_found_and_opened_by_keyboard_alone(page: Page, service: Served) -> None:
    open_list(page, service)
    page.keyboard.press("/")
    page.keyboard.type("claims")
    expect(page).to_have_url(re.compile(r"\?q=claims$"))
    expect(page.locator("tbody .row-link")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name=CLAIMS)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/ui/pipelines/{CLAIMS}"))
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("claims")


def test_arrows_walk_the_rows_and_the_tab_key_stops_once(page: Page, service: Served) -> None:
    open_list(page, service)
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(page.locator("tbody .row-link").last).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    expect(page.locator("tbody .row-link").first).to_be_focused()
    assert page.locator("tbody .row-link[tabindex='0']").count() == 1


def test_the_newest_run_comes_first_when_asked(page: Page, service: Served) -> None:
    open_list(page, service)
    heading = page.get_by_role("button", name="Last run")
    heading.click()
    heading.click()
    expect(page.get_by_role("columnheader", name="Last run")).to_have_attribute("aria-sort", "descending")
    expect(page).to_have_url(re.compile("sort=-lastExecutionTime"))
    expect(page.locator("tbody .row-link").last).to_have_text("never-run")


def test_rows_are_narrowed_by_status_and_by_words_and_widened_again(page: Page, service: Served) -> None:
    open_list(page, service)
    page.get_by_role("button", name=re.compile("^Failed")).click()
    expect(page.locator("tbody .row-link")).to_have_text([CLAIMS])
    page.get_by_role("searchbox").fill("no such thing")
    expect(page.get_by_role("heading", name="No pipeline matches")).to_be_visible()
    page.get_by_role("button", name="Clear the filter").click()
    expect(page.locator("tbody .row-link").nth(3)).to_be_visible()


def test_tags_become_columns_and_stay_in_the_address(page: Page, service: Served) -> None:
    open_list(page, service)
    page.get_by_role("button", name="Columns").click()
    box = page.get_by_role("checkbox", name="DomainName")
    box.check()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("columnheader", name="DomainName")).to_be_visible()


def test_a_region_without_pipelines_says_so_and_leads_on(page: Page, service: Served) -> None:
    page.goto(list_of(service, "?region=eu-north-1"))
    expect(page.get_by_role("heading", name=re.compile("no pipelines in eu-north-1"))).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="ap-northeast-2").click()
    expect(page.get_by_role("link", name=CLAIMS)).to_be_visible()


def test_a_denied_list_says_which_permission_is_missing(browser: Browser, service: Served) -> None:
    service.control.fault("sagemaker:ListPipelines", kind="denied")
    service.control.fault("sagemaker:Search", kind="denied")
    try:
        with visit(browser) as visited:
            visited.page.goto(list_of(service, "?region=us-west-2"))
            alert = visited.page.get_by_role("alert")
            expect(alert).to_contain_text("sagemaker:ListPipelines")
            expect(alert).to_contain_text("aws-access-denied")
            expect(alert.get_by_role("button", name="Try again")).to_be_visible()
            visited.forgive("500")
    finally:
        service.control.reset()


def test_a_service_that_went_away_leaves_the_rows_with_their_time(browser: Browser, service: Served) -> None:
    with visit(browser) as visited:
        page = visited.page
        open_list(page, service)
        page.context.set_offline(True)
        page.get_by_role("button", name="Last run").click()
        expect(page.get_by_text(re.compile("cannot be reached")).first).to_be_visible()
        expect(page.get_by_role("link", name=CLAIMS)).to_be_visible()
        page.context.set_offline(False)
        visited.forgive("ERR_INTERNET_DISCONNECTED")


@pytest.mark.parametrize("language", ["en-US", "ko-KR"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, service: Served, theme: Theme, language: str) -> None:
    with visit(browser, theme=theme, language=language) as visited:
        open_list(visited.page, service)
        expect(visited.page.locator(".badges").first).to_be_visible()
        assert_accessible(visited.page)


def test_korean_is_complete(browser: Browser, service: Served) -> None:
    with visit(browser, language="ko-KR") as visited:
        page = visited.page
        open_list(page, service)
        expect(page.locator("html")).to_have_attribute("lang", "ko")
        expect(page.get_by_role("row", name=re.compile(CLAIMS))).to_contain_text("실패")
        heads = page.get_by_role("columnheader").all_inner_texts()
        assert all(re.search("[가-힣]", head) for head in heads), heads
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("columnheader", name="Last run")).to_be_visible()


def test_the_theme_that_was_chosen_stays(page: Page, service: Served) -> None:
    open_list(page, service)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Dark").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


@pytest.mark.parametrize(("width", "height"), [(320, 640), (720, 450), (1024, 768)])
def test_nothing_hangs_out_of_a_narrow_window(browser: Browser, service: Served, width: int, height: int) -> None:
    with visit(browser, width=width, height=height) as visited:
        open_list(visited.page, service)
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_opens_in_a_tab_of_its_own(page: Page, service: Served) -> None:
    open_list(page, service)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=CLAIMS).click(button="middle")
    expect(opened.value).to_have_url(re.compile(f"/ui/pipelines/{CLAIMS}$"))
