"""What the page of a pipeline asks for before its code is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from uikit.served import Served

CLAIMS = "claims-risk-weekly"
CODE = re.compile(r"/assets/base-[^/]+\.js$")


@pytest.mark.parametrize("query", ["", "region=ap-northeast-2", "security=1"])
def test_the_lineage_is_asked_for_while_most_of_the_code_is_still_on_its_way(
    page: Page, service: Served, query: str
) -> None:
    asked: list[str] = []
    page.route(CODE, lambda _: None)
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_response(re.compile(r"/lineage\?")):
        page.goto(service.lineage(CLAIMS, query), wait_until="commit")
    assert any("/assets/lineage-" in url for url in asked)
    assert any("layout.worker" in url for url in asked)
    page.unroute(CODE)
    expect(page.locator(".react-flow__node").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    for once in ("/lineage?", "/settings"):
        assert len([url for url in asked if once in url]) == 1, once
