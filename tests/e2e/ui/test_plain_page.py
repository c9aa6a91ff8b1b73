"""The page where no bundle was built: usable, small, and under the same policy."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from embedded import AT
from freshkit.program import free_port, started
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment
from uikit.audit import assert_accessible
from uikit.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CLAIMS = "claims-risk-weekly"
SERVE = """
import sys, uvicorn
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.bundle import PLAIN, Bundle
app = create_app()
app.state.bundle = Bundle(PLAIN)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("plain")
    port = free_port()
    with (
        EmbeddedAws(at=AT) as aws,
        started([sys.executable, "-c", SERVE, str(port)], folder, demo_environment(aws.url, folder / "aws")) as program,
    ):
        program.wait_for_port(port)
        yield f"http://localhost:{port}"


def test_it_leads_from_the_pipelines_to_steps_and_picture(browser: Browser, address: str) -> None:
    with visit(browser) as visited:
        page = visited.page
        page.goto(address)
        page.get_by_role("link", name=CLAIMS).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(CLAIMS)
        expect(page.get_by_role("row", name=re.compile("BatchScore"))).to_contain_text("Failed")
        picture = page.get_by_role("img")
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("image => image.naturalWidth") > 0
        assert_accessible(page)


def test_it_says_how_to_get_the_whole_page_in_the_readers_language(browser: Browser, address: str) -> None:
    with visit(browser, language="ko-KR") as visited:
        visited.page.goto(f"{address}/ui/pipelines")
        expect(visited.page.get_by_text("make web")).to_be_visible()
        expect(visited.page.get_by_role("heading", level=1)).to_have_text("파이프라인")
        expect(visited.page.get_by_role("link", name=CLAIMS)).to_be_visible()


def test_what_fails_is_told(browser: Browser, address: str) -> None:
    with visit(browser) as visited:
        visited.page.goto(f"{address}/ui/pipelines/no-such-pipeline")
        expect(visited.page.get_by_role("alert")).to_contain_text("pipeline-not-found")
        visited.forgive("404")
