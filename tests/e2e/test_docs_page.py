"""Swagger UI at ``/docs`` in a real browser: everything comes from us, and it works."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from freshkit.browser import opened_page
from freshkit.program import free_port, started

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "sagemaker_lineage", "demo", "--port", str(port)]
    with started(command, tmp_path_factory.mktemp("demo")) as program:
        program.wait_for_port(port)
        yield f"http://localhost:{port}"


def test_the_page_works_without_the_internet(address: str) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    with opened_page() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/docs")
        page.wait_for_selector(".opblock")
        shown = page.locator(".opblock-summary-path").all_inner_texts()
    paths = {text.replace("\u200b", "") for text in shown}
    assert {"/lineage", "/pipelines", "/health"} <= paths
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {"localhost"}
    assert complaints == []


def test_a_call_can_be_tried_out(address: str) -> None:
    with opened_page() as page:
        page.goto(f"{address}/docs")
        operation = page.locator(".opblock").filter(has=page.locator('[data-path="/lineage"]'))
        operation.locator(".opblock-summary").click()
        operation.locator('tr[data-param-name="pipeline"] input').fill("mlops-pipeline")
        operation.locator('tr[data-param-name="region"] input').fill("ap-northeast-2")
        operation.locator(".execute").click()
        status = operation.locator(".live-responses-table .response-col_status").last
        status.wait_for(timeout=30_000)
        assert status.inner_text().split()[0] == "200"
