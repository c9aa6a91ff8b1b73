"""The page for people: what is served of a bundle, how long it is kept, and the plain page where there is none."""

from __future__ import annotations

import gzip
import re

import pytest

from sagemaker_lineage.server.bundle import MEDIA_TYPES, PLAIN, Bundle, bundle_of
from serverkit.service import client_of

HASHED = "assets/index-AbC_12-x.js"
PAGE = '<!doctype html><script type="module" src="/ui/assets/index-AbC_12-x.js"></script>'
LARGEST_PLAIN_PAGE = 15_000


@pytest.fixture
def built(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / HASHED).write_text("let a;", encoding="utf-8")
    (tmp_path / "icon.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def client(built):
    client = client_of()
    client.app.state.bundle = Bundle(built)
    return client


@pytest.mark.parametrize(("path", "target"), [("/", "ui/pipelines"), ("/ui", "ui/pipelines"), ("/ui/", "pipelines")])
def test_the_root_leads_to_the_pipelines(path, target):
    answer = client_of().get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, target)


@pytest.mark.parametrize(
    "path",
    ["pipelines", "pipelines/", "pipelines/mlops-pipeline", "pipelines/icon.svg", "pipelines/a%2Fb", "no/such/place"],
)
def test_every_address_of_the_page_is_the_page(client, path):
    answer = client.get(f"/ui/{path}")
    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


def test_a_file_with_a_hash_in_its_name_is_kept_for_good(client):
    answer = client.get(f"/ui/{HASHED}")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_file_without_a_hash_is_asked_for_again(client):
    answer = client.get("/ui/icon.svg")
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get("/ui/icon.svg", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_sent_as_the_browser_takes_them(client):
    zipped = client.get(f"/ui/{HASHED}", headers={"Accept-Encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.text == "let a;"
    plain = client.get(f"/ui/{HASHED}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", ["assets/", "assets/nowhere.js", "assets/../../bundle.py", "assets/%2e%2e/app.py"])
def test_an_asset_that_is_not_there_is_a_problem_and_no_page(client, path):
    answer = client.get(f"/ui/{path}")
    if answer.status_code == 200:  # the client itself has taken the dots away: the address is one of the page's
        assert answer.text == PAGE
    else:
        assert (answer.status_code, answer.json()["code"]) == (404, "no-such-route")


def test_only_what_is_in_the_folder_can_be_named(built):
    (built.parent / "secret.txt").write_text("secret", encoding="utf-8")
    assert set(Bundle(built).files) == {"index.html", HASHED, "icon.svg"}


@pytest.mark.parametrize("path", ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "/etc/passwd", "%00"])
def test_no_path_leads_out_of_the_folder(client, built, path):
    (built.parent / "secret.txt").write_text("secret", encoding="utf-8")
    answer = client.get(f"/ui/{path}")
    assert "secret" not in answer.text
    assert answer.text == PAGE or answer.status_code == 404


def test_the_built_page_is_served_where_there_is_one(built, tmp_path):
    assert bundle_of(built).page.plain.body.decode() == PAGE
    assert b"plain.js" in bundle_of(tmp_path / "nowhere").page.plain.body


def test_a_page_is_read_once(built):
    bundle = Bundle(built)
    before = bundle.page
    (built / "index.html").write_text("changed", encoding="utf-8")
    assert bundle.page is before


def test_the_plain_page_is_small_and_loads_only_its_own():
    files = Bundle(PLAIN).files
    assert sum(len(each.plain.body) for each in files.values()) <= LARGEST_PLAIN_PAGE
    page = files["index.html"].plain.body.decode()
    loaded = re.findall(r'(?:src|href)="/ui/(assets/[^"]+)"', page)
    assert set(loaded) == set(files) - {"index.html"}
    assert not re.search(r"<script(?![^>]*src=)|<style|style=|\son\w+=|//", page)
    assert not re.search(rb"innerHTML|https?:|eval", files["assets/plain.js"].plain.body)


def test_the_plain_page_says_all_in_both_languages():
    script = Bundle(PLAIN).files["assets/plain.js"].plain.body.decode()
    texts = script.split("const TEXT = {")[1].split("};")[0]
    english, korean = (set(re.findall(r"(\w+): \"", part)) for part in texts.split("ko: {"))
    assert english
    assert english == korean


def test_every_kind_of_file_is_named():
    assert gzip.decompress(Bundle(PLAIN).page.zipped.body) == Bundle(PLAIN).page.plain.body
    assert {".css", ".html", ".js", ".svg", ".txt"} <= set(MEDIA_TYPES)
