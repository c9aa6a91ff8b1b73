"""Health, readiness and the API pages."""

from __future__ import annotations

import re

import pytest

from sagemaker_lineage._version import __version__
from sagemaker_lineage.server.routes.docs import FOLDER, MEDIA_TYPES, assets
from serverkit.service import FakeBackend, client_of


def test_health_says_that_the_process_lives():
    answer = client_of().get("/health")
    assert answer.json() == {"status": "ok", "version": __version__}
    assert answer.headers["cache-control"] == "no-store"


def test_readiness_lasts_from_start_to_stop():
    backend = FakeBackend()
    client = client_of(backend)
    before = client.get("/ready")
    assert (before.status_code, before.json()["code"]) == (503, "not-ready")
    assert "retry-after" in before.headers
    with client:
        assert client.get("/ready").json() == {"status": "ready"}
    assert client.get("/ready").status_code == 503
    assert backend.closed


def test_the_pages_load_nothing_from_elsewhere():
    page = client_of().get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert loaded
    assert all(client_of().get(f"/{address}").status_code == 200 for address in loaded)
    assert not re.search(r"<script(?![^>]*src=)|<style|style=|\son\w+=|//", page.text)


def test_the_style_sheet_and_the_boot_file_load_nothing_from_elsewhere():
    style = (FOLDER / "swagger-ui.css").read_text(encoding="utf-8")
    images = set(re.findall(r'url\("?([^")]+)', style))
    assert images
    assert images <= assets()
    assert "http" not in (FOLDER / "boot.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(assets()))
def test_every_file_has_its_media_type(name):
    answer = client_of().get(f"/docs/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPES["." + name.rsplit(".", 1)[1]]
    again = client_of().get(f"/docs/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_slash_too_many_leads_to_the_pages():
    answer = client_of().get("/docs/")
    assert (answer.status_code, answer.headers["location"]) == (307, "../docs")


@pytest.mark.parametrize("name", ["LICENSE", "nowhere.js", "..%2fapp.py", "%2e%2e/app.py"])
def test_nothing_else_is_served(name):
    assert client_of().get(f"/docs/{name}").status_code == 404


def test_the_licence_stands_beside_the_files():
    assert "Apache License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert (FOLDER / "swagger-ui-bundle.js.LICENSE.txt").is_file()
