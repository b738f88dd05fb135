"""What a screen has to read and to fetch before any script has come."""

from __future__ import annotations

import gzip
import re
from urllib.parse import parse_qsl, urlencode

import pytest

from data.edition import current
from serving import early
from serving.early import asked_early
from serving.files import fixed_files
from serving.options import APP, Options
from tests.serving.conftest import Ruled
from ui.address.parameters import write_view
from ui.address.view import View
from ui.atlas.kept import answer
from ui.figures import kept
from ui.words.texts import LANGUAGES, Language, Words

LINKS = re.compile(r'<link rel="(?:modulepreload|preload|stylesheet)"[^>]* href="\./([^"]+)"')

SCRIPTS = re.compile(r'<script type="module" crossorigin src="\./([^"]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["", "&show=variable.gdp", "&show=index&city=330100"])
def test_the_atlas_says_its_headline_at_once(ruled: Ruled, language: Language, asked: str) -> None:
    """It is the one that the screen will show; of any other screen, its name."""
    browser, words = ruled(Options()), Words(language)
    query = dict(parse_qsl(f"lang={language}{asked}"))
    view = asked_early(query, language)
    assert view is not None
    html = browser.get(f"/?lang={language}{asked}").text
    assert f"<h1>{answer(view).headline}</h1>" in html
    assert f"<h1>{words('common.city')}</h1>" in browser.get(f"/city?lang={language}{asked}").text


def test_the_early_map_has_the_classes_and_the_legend_of_the_answer(ruled: Ruled) -> None:
    """So many cities have each colour as the legend says, before any script has come."""
    picture = answer(kept.settle(View(measure="variable.gdp"), "atlas")).picture
    assert picture is not None
    assert picture.legend is not None
    html = ruled(Options()).get("/?lang=en&show=variable.gdp").text
    for place in set(picture.paint.classes.values()) - {-1}:
        assert f'class="sketch-area sketch-class{place}"' in html
    for row in picture.legend.rows:
        assert f"<span>{row.label}</span>" in html
    assert 'class="sketch' not in ruled(Options()).get("/regions?lang=en").text


@pytest.mark.parametrize(
    "asked",
    [
        {"own": "0123456789abcdef"},
        {"edition": "2020.1-01234567"},
        {"show": "variable.unheard_of"},
        {"show": "variable.gdp", "year": "1850"},
        {"units": "province"},
        {"pair": "year"},
        {"lang": "en", "show": "<script>"},
    ],
)
def test_of_what_it_does_not_know_it_draws_nothing(asked: dict[str, str], ruled: Ruled) -> None:
    """Own figures are not everybody's; what needs a line more stands elsewhere on the page."""
    assert asked_early(asked, "en") is None
    html = ruled(Options()).get(f"/?{urlencode(asked)}").text
    assert '<div id="early" class="named">' in html
    assert 'class="sketch' not in html


def test_what_is_looked_at_from_near_is_said_and_not_drawn(ruled: Ruled) -> None:
    """Its lines are too coarse for a province; outlined clusters are drawn with the nation."""
    browser = ruled(Options())
    near = browser.get("/?lang=en&province=330000").text
    view = kept.settle(View(province=("330000",)), "atlas")
    assert f'<div id="early" class="said"><h1>{answer(view).headline}</h1>' in near
    assert 'class="sketch' not in near
    outlined = browser.get("/?lang=en&outline=pearl_river_delta").text
    assert 'class="sketch-line sketch-cluster"' in outlined


def test_an_address_as_the_atlas_writes_it_is_known() -> None:
    """A link that is passed on holds every default and today's edition."""
    view = kept.settle(View(language="zh", measure="variable.gdp", city="440300"), "atlas")
    written = {**write_view(view), "edition": current().label}
    assert asked_early(written, "en") == view


def test_the_page_is_sent_compressed_to_whoever_reads_that(ruled: Ruled) -> None:
    """The map is the most of it, and a slow line is why it is there."""
    browser = ruled(Options())
    plain, short = (browser.get("/?lang=en", accept_encoding=kind) for kind in ("", "gzip"))
    assert gzip.decompress(short.body) == plain.body
    assert len(short.body) < len(plain.body) / 2
    assert "Accept-Encoding" in short.headers["vary"]


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


def test_while_another_map_is_drawn_a_page_does_not_wait_for_long(ruled: Ruled) -> None:
    """Whoever asks for pages without end keeps one thread busy; others are told the name."""
    with early._TURN:
        html = ruled(Options()).get("/?lang=en").text
    assert f"<h1>{Words('en')('common.atlas')}</h1>" in html
    assert 'class="sketch' in ruled(Options()).get("/?lang=en").text
