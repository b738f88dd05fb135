"""What is published, served beside the atlas."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from serving.application import rules
from serving.options import Options
from serving.page import page_routes
from serving.published import published_routes
from tests.serving.browser import Browser

EDITION = "2026.1-ab12cd34"
Folder = Callable[..., Browser]


@pytest.fixture
def reader(tmp_path: Path) -> Browser:
    """A browser before a folder with an edition, a build under way, and a secret beside both."""
    out = tmp_path / "out"
    for name, content in {
        f"{EDITION}/index.html": "begin",
        f"{EDITION}/zh/measure-index.html": "指数",
        f"{EDITION}/files/index-0123456789.csv": "a",
        f"{EDITION}/files/index-0123456789.geojson": "{}",
        f"{EDITION}/files/values-0123456789.csv.gz": "x",
        f"{EDITION}/files/index-0123456789.csv-metadata.json": "{}",
        f".{EDITION}/build": "half",
        "../secret": "secret",
    }.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (out / EDITION / "zh" / "out").symlink_to(tmp_path / "secret")
    return _browser(out)


def _browser(folder: Path | None, portals: tuple[str, ...] = ()) -> Browser:
    options = Options(published=folder, framed_by=portals)
    pages = page_routes(options.script, options.base)
    routes = [*pages, *published_routes(folder, options.base, options.framed_by)]
    return Browser(Starlette(routes=routes, middleware=rules(options, pages)), "localhost:8501")


def test_files_of_an_edition_are_served_and_kept(reader: Browser) -> None:
    """Under their hash for good; pages are asked for again, and answered by a word."""
    page = reader.get(f"/data/{EDITION}/zh/measure-index.html")
    assert (page.status, page.text) == (200, "指数")
    assert page.headers["cache-control"] == "no-cache"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    again = reader.get(
        f"/data/{EDITION}/zh/measure-index.html", **{"if-none-match": page.headers["etag"]}
    )
    assert (again.status, again.body) == (304, b"")
    file = reader.get(f"/data/{EDITION}/files/index-0123456789.csv")
    assert "immutable" in file.headers["cache-control"]
    assert file.headers["content-type"].startswith("text/csv")
    # What describes it may be written anew beside the same table.
    described = reader.get(f"/data/{EDITION}/files/index-0123456789.csv-metadata.json")
    assert described.headers["cache-control"] == "no-cache"
    asked = reader.ask("HEAD", f"/data/{EDITION}/files/index-0123456789.csv")
    assert (asked.status, asked.body) == (200, b"")
    assert asked.headers["etag"] == file.headers["etag"]


def test_scripts_of_a_named_portal_read_what_is_published(tmp_path: Path) -> None:
    """And those of no other site; a cache keeps the two answers apart."""
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")
    ours = "https://portal.example.org"
    browser = _browser(tmp_path, (ours,))
    allowed = browser.get("/data/index.json", origin=ours).headers
    assert allowed["access-control-allow-origin"] == ours
    for origin in ("https://example.org", f"{ours}.example.com", "null", ""):
        told = browser.get("/data/index.json", origin=origin).headers
        assert "access-control-allow-origin" not in told
        assert "Origin" in told["vary"]
    silent = _browser(tmp_path).get("/data/index.json", origin=ours).headers
    assert "access-control-allow-origin" not in silent


def test_kinds_that_python_does_not_know_are_named(reader: Browser) -> None:
    """A packed table is not taken for text, a layer for nothing."""
    layer = reader.get(f"/data/{EDITION}/files/index-0123456789.geojson")
    packed = reader.get(f"/data/{EDITION}/files/values-0123456789.csv.gz")
    assert layer.headers["content-type"] == "application/geo+json"
    assert packed.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in packed.headers


@pytest.mark.parametrize(
    "path",
    [
        "/data/../secret",
        "/data/%2e%2e/secret",
        f"/data/{EDITION}/../../secret",
        f"/data/{EDITION}/..%2f..%2fsecret",
        f"/data/{EDITION}/zh/out",
        f"/data/.{EDITION}/build",
        "/data//etc/passwd",
        f"/data/{EDITION}/zh/%00",
        f"/data/{EDITION}/zh/measure-index.html/x",
        "/data/2020.1-00000000/",
    ],
)
def test_nothing_else_is_served(reader: Browser, path: str) -> None:
    """Neither what lies beside the folder, nor a build under way; the answer is in words."""
    answer = reader.get(path, **{"accept-language": "zh-CN"})
    assert answer.status == 404
    assert "secret" not in answer.text
    assert "half" not in answer.text
    assert "没有" in answer.text or "未发布" in answer.text


def test_what_is_published_is_only_read(reader: Browser) -> None:
    """No method writes."""
    for method in ("PUT", "POST", "DELETE"):
        assert reader.ask(method, f"/data/{EDITION}/index.html").status in (404, 405)


def test_without_a_folder_it_is_said_how_there_would_be_one() -> None:
    """In the reader's language."""
    answer = _browser(None).get("/data/", **{"accept-language": "en"})
    assert answer.status == 404
    assert "--published" in answer.text


def test_an_edition_begins_at_its_folder(reader: Browser) -> None:
    """With the slash that relative links need."""
    assert reader.get(f"/data/{EDITION}").status == 307
    assert reader.get(f"/data/{EDITION}/").text == "begin"


def test_editions_are_listed_and_asked_for_again(reader: Browser, tmp_path: Path) -> None:
    """For readers and for programs; the list changes with each edition, so nobody keeps it."""
    (tmp_path / "out" / "index.json").write_text('{"editions": []}', encoding="utf-8")
    (tmp_path / "out" / "index.html").write_text("list", encoding="utf-8")
    for path, content in (("/data/", "list"), ("/data/index.json", '{"editions": []}')):
        answer = reader.get(path)
        assert (answer.status, answer.text) == (200, content)
        assert answer.headers["cache-control"] == "no-cache"
    assert reader.get("/data/index.json").headers["content-type"] == "application/json"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("is_folder", [True, False])
def test_where_nothing_is_listed_that_is_said(
    language: str, is_folder: bool, tmp_path: Path
) -> None:
    """To a reader as a page, to a program as the list that it asks for."""
    (tmp_path / "empty").mkdir()
    browser = _browser(tmp_path / "empty" if is_folder else None)
    page = browser.get("/data/", **{"accept-language": language})
    told = browser.get("/data/index.json", **{"accept-language": language})
    assert (page.status, told.status) == (404, 404)
    assert "run.py publish" in page.text
    said = json.loads(told.text)
    assert said["editions"] == []
    assert said["error"] in unescape(page.text)
    assert told.headers["cache-control"] == "no-cache"
