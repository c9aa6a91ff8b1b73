"""Journeys on the page of one pipeline, in a real browser over the embedded AWS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from uikit.served import Served
    from uikit.visit import Visit

CLAIMS = "claims-risk-weekly"
REASON = "AlgorithmError: unseen category 'Z99' in column claim_code (row 18,204)"


def test_the_failed_step_and_its_reason_are_found_by_keyboard_alone(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.getAttribute('role')") == "treeitem":
            break
    page.keyboard.press("End")
    for _ in range(9):
        if "failed" in str(page.evaluate("document.activeElement?.textContent")):
            break
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=2, name="BatchScore")
    expect(heading).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_contain_text(REASON)
    expect(page.get_by_role("tabpanel").get_by_role("heading").first).to_have_text("Why it failed")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(page.get_by_role("treeitem", name=re.compile("BatchScore"))).to_be_focused()


def test_the_banner_leads_to_the_reason(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    page.get_by_role("button", name="Show reason").click()
    expect(page.get_by_role("complementary", name="BatchScore")).to_contain_text("attempt 2 of 2")
    expect(page).to_have_url(re.compile("node=BatchScore"))


def test_a_copied_link_opens_exactly_what_was_seen(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS, "view=steps&security=1&time=1&mine=1"))
    page.get_by_role("treeitem", name=re.compile("TuneXgb")).click()
    page.get_by_role("tab", name="I/O").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert "region=ap-northeast-2" in link
    assert "exec=" in link
    assert "mine=1" in link
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_role("complementary", name="TuneXgb")).to_be_visible()
    expect(page.get_by_role("tab", name="I/O", selected=True)).to_be_visible()
    expect(page.get_by_role("radio", name="Steps")).to_be_checked()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page.get_by_role("button", name="Security on")).to_be_visible()


def test_a_bucket_without_block_and_an_unknown_one_are_told_apart(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    buckets = page.get_by_role("navigation", name="Run, steps and buckets")
    expect(buckets.get_by_role("button", name=re.compile("acme-ml-raw.*Block Public Access on"))).to_be_visible()
    buckets.get_by_role("button", name=re.compile("acme-shared.*Block Public Access off")).click()
    expect(page.get_by_role("tabpanel")).to_contain_text("does not say that the bucket is public")
    buckets.get_by_role("button", name=re.compile("vendor-drop.*unknown")).click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("s3:GetPublicAccessBlock was refused")
    expect(panel).to_contain_text("s3:GetBucketPublicAccessBlock")
    page.get_by_role("button", name="Show what is missing").click()
    dialog = page.get_by_role("dialog", name="What could not be read")
    expect(dialog).to_contain_text("s3:GetEncryptionConfiguration")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Show what is missing")).to_be_focused()


def test_a_finished_run_is_not_polled(page: Page, service: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/lineage?" in request.url else None)
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    page.wait_for_timeout(4_000)
    assert len(asked) == 1


def test_another_execution_is_chosen_from_all_of_them(page: Page, service: Served) -> None:
    page.goto(service.lineage("nightly-scores"))
    page.get_by_role("button", name=re.compile("Execution: Executing")).click()
    expect(page.get_by_role("group", name="Executions").get_by_text("shown now")).to_be_visible()
    page.get_by_label("Status").select_option("Failed")
    rows = page.get_by_role("list", name="Executions").get_by_role("button")
    expect(rows).to_have_count(2)
    expect(rows.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("LoadAccounts failed.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Execution: 1 failed"))).to_be_focused()
    page.go_back()
    expect(page.get_by_role("button", name=re.compile("Execution: Executing"))).to_be_visible()


def test_pictures_and_tables_are_exported(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    begins = {
        "SVG picture": b"<svg",
        "PNG picture": b"\x89PNG",
        "JSON document": b"{",
        "CSV table": b"step,",
        "Mermaid flowchart": b"flowchart",
    }
    for kind, beginning in begins.items():
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=kind).click()
        content = download.value.path().read_bytes()
        assert content.startswith(beginning), kind
        assert download.value.suggested_filename.startswith(f"{CLAIMS}-"), kind
        if kind == "SVG picture":
            assert b"BatchScore" in content
            assert b"<script" not in content


def test_the_search_finds_and_the_counts_filter(page: Page, service: Served) -> None:
    page.goto(service.lineage(CLAIMS))
    expect(page.get_by_role("tree")).to_be_visible()
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Find a step, S3 path, model or ARN")
    expect(field).to_be_focused()
    page.keyboard.type("codes.csv")
    expect(page.get_by_role("option", name="s3://acme-shared/ref/codes.csv")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="ref/codes.csv")).to_be_visible()
    page.get_by_role("group", name="Run summary").get_by_role("button", name="Failed").click()
    expect(page.get_by_role("treeitem")).to_have_count(2)
    expect(page).to_have_url(re.compile("q=status:Failed"))
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("treeitem")).to_have_count(10)


def test_a_name_that_is_wrong_by_a_letter_is_helped(visited: Visit, service: Served) -> None:
    visited.page.goto(service.lineage("claims-risk-weekli"))
    visited.page.get_by_role("link", name=CLAIMS).click()
    expect(visited.page.get_by_role("heading", level=1, name=CLAIMS)).to_be_visible()
    visited.forgive("404")


def test_the_last_picture_stays_when_the_service_is_gone(visited: Visit, service: Served) -> None:
    page = visited.page
    page.goto(service.lineage("nightly-scores"))
    expect(page.get_by_role("tree")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text(re.compile("This is what AWS said at"))).to_be_visible()
    expect(page.get_by_role("treeitem", name=re.compile("RefreshModel"))).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text(re.compile("This is what AWS said at"))).to_have_count(0)
    visited.forgive("ERR_INTERNET_DISCONNECTED")


def test_hostile_names_are_text_and_nothing_else(page: Page, service: Served) -> None:
    page.goto(service.lineage("names-from-hell"))
    expect(page.get_by_role("treeitem")).to_have_count(5)
    for name in ("__proto__", "constructor"):
        page.get_by_role("treeitem", name=re.compile(name)).click()
        expect(page.get_by_role("complementary", name=name)).to_be_visible()
        for tab in ("Overview", "Metrics", "I/O", "Security", "Raw"):
            page.get_by_role("tab", name=tab).click()
            expect(page.get_by_role("tabpanel")).not_to_be_empty()
    assert page.locator("img").count() == 0


def test_a_pipeline_that_never_ran_shows_its_definition(page: Page, service: Served) -> None:
    page.goto(service.lineage("never-run"))
    expect(page.get_by_text("This pipeline has never run.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Never run"))).to_be_visible()
