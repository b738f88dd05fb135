"""What a screen has to read and to fetch before any script has come."""

from __future__ import annotations

import gzip
import re

import pytest

from serving.files import fixed_files
from serving.options import APP, Options
from tests.serving.conftest import Ruled
from ui.address.view import View
from ui.atlas.kept import answer
from ui.figures import kept
from ui.words.texts import LANGUAGES, Language, Words

LINKS = re.compile(r'<link rel="(?:modulepreload|preload|stylesheet)"[^>]* href="\./([^"]+)"')

SCRIPTS = re.compile(r'<script type="module" crossorigin src="\./([^"]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_atlas_says_its_headline_at_once(ruled: Ruled, language: Language) -> None:
    """It is the one that the screen will show; of an address that asks for more, the title."""
    said = answer(kept.settle(View(language=language), "atlas")).headline
    browser, words = ruled(Options()), Words(language)
    assert f"<h1>{said}</h1>" in browser.get(f"/?lang={language}").text
    asked = browser.get(f"/?lang={language}&show=variable.gdp").text
    assert said not in asked
    assert f"<h1>{words('common.atlas')}</h1>" in asked
    assert f"<h1>{words('common.city')}</h1>" in browser.get(f"/city?lang={language}").text


def test_first_words_stand_where_the_screen_will_say_them(ruled: Ruled) -> None:
    """A sentence where the headline will be, with or without navigation; a name in the middle."""
    browser = ruled(Options())
    kinds = {
        path: re.findall(r'<div id="early" class="(\w+)"', browser.get(path).text)
        for path in ("/?lang=en", "/?lang=en&embed=true", "/index_lab?lang=en")
    }
    assert list(kinds.values()) == [["said"], ["embedded"], ["named"]]


def test_every_file_that_is_named_is_there_and_fetched_once(ruled: Ruled) -> None:
    """A name that another version does not have would be asked for in vain."""
    html = ruled(Options()).get("/?lang=en").text
    named = [path for path in LINKS.findall(html) if not path.endswith(".woff2")]
    assert len(named) == len(set(named)) > 80
    assert set(named) <= set(fixed_files(APP))
    assert {path.partition("/")[0] for path in named} == {"static", "app", "component"}
    parts = SCRIPTS.findall(html)
    assert parts[0].startswith("static/js/index")
    assert any("ComponentInstance" in path for path in parts)
    assert set(parts) <= set(fixed_files(APP)) - set(named)


def test_nothing_is_shown_before_the_style_sheet_so_it_comes_first(ruled: Ruled) -> None:
    """On a slow line a hundred scripts would stand before it."""
    html = ruled(Options()).get("/?lang=en").text
    assert html.index('rel="stylesheet"') < html.index("<script")


def test_a_page_of_somebody_else_is_left_alone(ruled: Ruled) -> None:
    """It has another headline and needs other files."""
    html = ruled(Options(script=APP.parent / "benchmarks" / "empty_page.py")).get("/").text
    assert "early" not in html
    assert "ComponentInstance" not in html


def test_a_file_whose_name_says_its_content_is_sent_compressed_and_kept(ruled: Ruled) -> None:
    """Whoever reads no compressed files, or asks for a part of one, gets it from Streamlit."""
    browser, (path, file) = ruled(Options()), next(iter(fixed_files(APP).items()))
    answered = browser.get(f"/{path}", accept_encoding="gzip, deflate")
    assert answered.headers["content-encoding"] == "gzip"
    assert answered.headers["vary"] == "Accept-Encoding"
    assert "immutable" in answered.headers["cache-control"]
    assert "content-security-policy" in answered.headers
    assert gzip.decompress(answered.body) == file.read_bytes()
    assert browser.get(f"/{path}").text == "reached"
    part = browser.get(f"/{path}", accept_encoding="gzip", range="bytes=0-9")
    assert part.text == "reached"
