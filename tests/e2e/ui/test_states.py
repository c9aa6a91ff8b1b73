"""What the page shows when AWS or the service has little to give: throttled, no credentials, nobody there, very many."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from embedded import AT
from sagemaker_lineage.demo.account.many import build_many
from uikit.audit import assert_accessible
from uikit.served import Served, served
from uikit.visit import Visit, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

MLOPS = "mlops-pipeline"
LONG = 120_000
"""Milliseconds in which a service that was throttled surely asks again."""


def test_a_lineage_that_aws_throttles_comes_by_itself_when_aws_gives_way(visited: Visit, service: Served) -> None:
    page = visited.page
    service.control.fault("sagemaker:*", kind="throttle")
    page.goto(service.lineage(MLOPS))
    expect(page.get_by_text("AWS takes its time.")).to_be_visible()
    assert_accessible(page)
    service.control.clear_faults()
    expect(page.get_by_role("treeitem")).to_have_count(6, timeout=LONG)
    visited.forgive("503")


def test_one_throttled_operation_costs_its_facts_and_nothing_else(visited: Visit, service: Served) -> None:
    page = visited.page
    service.control.fault("s3:GetBucketVersioning", kind="throttle")
    page.goto(service.lineage("feature-store-load"))
    expect(page.get_by_role("treeitem").first).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Show what is missing").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("s3:GetBucketVersioning")
    expect(dialog).not_to_contain_text("s3:GetBucketTagging")


@pytest.fixture(scope="module")
def signed_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a service without any credentials."""
    nothing = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    with served(tmp_path_factory.mktemp("signed-out"), settings=nothing) as running:
        yield running


def test_a_service_without_credentials_says_what_to_do(browser: Browser, signed_out: Served) -> None:
    with visit(browser) as visited:
        page = visited.page
        page.goto(f"{signed_out.address}/ui/pipelines?region=ap-northeast-2")
        expect(page.get_by_role("alert")).to_contain_text("choose a profile")
        assert_accessible(page)
        page.goto(signed_out.lineage(MLOPS, "region=ap-northeast-2"))
        expect(page.get_by_role("heading", name="No usable AWS credentials")).to_be_visible()
        assert_accessible(page)
        visited.forgive("Failed to load resource")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the service over an account of five hundred pipelines."""
    with served(tmp_path_factory.mktemp("many"), build_many(AT)) as running:
        yield running


def test_five_hundred_pipelines_come_as_they_are_reached_and_only_those_in_sight_are_drawn(
    browser: Browser, many: Served
) -> None:
    with visit(browser) as visited:
        page = visited.page
        page.goto(f"{many.address}/ui/pipelines")
        rows = page.locator("tbody .row-link")
        rows.first.focus()
        first = rows.first.inner_text()
        table, foot = page.get_by_role("table"), page.locator("footer")
        for loaded in range(100, 500, 100):
            expect(foot).to_contain_text(f"The first {loaded} pipelines")
            expect(table).to_have_attribute("aria-rowcount", "-1")
            page.keyboard.press("End")
        expect(foot).to_contain_text("500 of 500 pipelines")
        expect(table).to_have_attribute("aria-rowcount", "501")
        page.keyboard.press("End")
        expect(rows.filter(has_text=first)).to_have_count(0)
        assert rows.count() < 150
        assert_accessible(page)
