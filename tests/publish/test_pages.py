"""Published pages: where they lead, what they say, and how they say it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from geo.legend import Legend, Square
from geo.map_layers import MapPaint
from geo.palettes import bivariate
from geo.picture import MapPicture
from publish.plan import SCREENS, Part
from publish.said import legend_of
from tests.browser.accessible import hindrances
from tests.publish.conftest import PLAN
from ui.briefing.answers import answer_of
from ui.city.report import city_report
from ui.take.picture import boundaries_named
from ui.words.texts import LANGUAGES, Language, Words

MOST_BYTES = 300_000
# Those between are as the first, with a rank, or as the last, without.
_FEWER_ROWS = (
    "document.querySelectorAll('tbody')"
    ".forEach((body) => [...body.rows].slice(5, -5).forEach((row) => row.remove()))"
)


@dataclass
class Page(HTMLParser):
    """What a page is made of."""

    tags: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    images: list[dict[str, str | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where it leads and what it loads."""
        given = dict(attrs)
        self.tags[tag] += 1
        self.ids.add(given.get("id") or "")
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag == "img":
            self.images.append(given)
        if tag in ("a", "link") and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("src"):
            self.loaded.append(str(given["src"]))

    def handle_data(self, data: str) -> None:
        """Note what it says."""
        self.said.append(data)

    @property
    def text(self) -> str:
        """All it says."""
        return " ".join(" ".join(self.said).split())


@cache
def _page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _broken(site: Path, path: Path) -> Iterator[str]:
    page = _page(path)
    for address in (*page.links, *page.loaded):
        parts = urlsplit(address)
        target = (path.parent / parts.path).resolve() if parts.path else path
        there = target.is_file() and target.is_relative_to(site.resolve())
        if parts.scheme or parts.netloc or not there:
            yield f"{path.name}: {address}"
        elif parts.fragment and parts.fragment not in _page(target).ids:
            yield f"{path.name}: {address} names no part"


def test_every_link_and_picture_is_there(site: Path) -> None:
    """A crawler finds every page, and nothing leads out of the folder of the edition."""
    found = {site / "index.html"}
    waiting = list(found)
    while waiting:
        path = waiting.pop()
        assert list(_broken(site.resolve(), path.resolve())) == []
        led = {(path.parent / urlsplit(one).path).resolve() for one in _page(path).links}
        new = {one for one in led if one.suffix == ".html"} - {one.resolve() for one in found}
        found |= new
        waiting += new
    assert {one.resolve() for one in found} == {one.resolve() for one in _pages(site)}


def test_every_page_can_be_read_by_everybody(site: Path) -> None:
    """Language, title, one heading, landmarks, words for pictures, headings of tables; not long."""
    for path in _pages(site):
        page = _page(path)
        assert path.stat().st_size <= MOST_BYTES
        assert page.language in {"zh-CN", "en"}
        assert [page.tags[tag] for tag in ("title", "h1", "main")] == [1, 1, 1]
        assert all(image.get("alt") for image in page.images)
        assert page.tags["table"] == page.tags["caption"] == page.tags["thead"]


def test_no_two_pages_and_no_two_files_of_a_page_are_called_alike(site: Path) -> None:
    """A tab is told from another, and of two tables each says what it holds."""
    for language in LANGUAGES:
        pages = [path.read_text(encoding="utf-8") for path in (site / language).iterdir()]
        titles = [page.partition("<title>")[2].partition("</title>")[0] for page in pages]
        assert len(set(titles)) == len(titles)
        for page in pages:
            files = re.findall(r'<a href="../files/[^>]*>([^<]*)</a>', page)
            assert len(set(files)) == len(files)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", [part for part in PLAN.parts if part.kind != "city"])
def test_a_page_says_what_its_screen_says(site: Path, part: Part, language: Language) -> None:
    """Headline, what it rests on, and every note, word by word and without a script."""
    said = answer_of(SCREENS[part.kind], part.view(language))
    page = _page(site / language / part.page).text
    for sentence in filter(None, (said.headline, said.subline, said.target, *said.notes)):
        assert " ".join(sentence.split()) in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", PLAN.cities)
def test_the_page_of_a_city_says_what_its_report_says(
    site: Path, city: str, language: Language
) -> None:
    """Headline, findings and figures."""
    part = Part("city", city)
    report = city_report(part.view(language))
    page = _page(site / language / part.page).text
    assert report.headline in page
    assert all(line in page for line in boundaries_named(Words(language)))
    for table in report.tables:
        for row in table.rows:
            assert all(str(cell).strip() in page for cell in row if cell is not None)


def test_a_legend_of_two_measures_has_its_nine_fields() -> None:
    """The highest of both at the upper right, in letters that a field does not swallow."""
    square = Square("along", "up", tuple(range(9)))
    paint = MapPaint({}, bivariate(), {}, "", "", "")
    picture = MapPicture(paint, "en", legend=Legend("", (), square=square))
    said: Any = legend_of(picture)
    fields = said["square"]["fields"]
    assert [count for _, count in fields] == [6, 7, 8, 3, 4, 5, 0, 1, 2]
    last, colours = fields[2][0], bivariate()
    assert f"--light:{colours.light[8]};--on-light:#ffffff" in last
    assert f"--dark:{colours.dark[8]};" in last


def test_a_map_names_every_unit_with_its_figure(site: Path) -> None:
    """By rank, then those without one, each as the map says it."""
    page = site / "en" / Part("measure", "dimension.air").page
    said = answer_of("atlas", Part("measure", "dimension.air").view("en"))
    assert said.picture is not None
    text = _page(page).text
    for code in ("320500", "654300"):
        assert said.picture.paint.labels[code] in text


@pytest.mark.browser
def test_nothing_hinders_a_reader(site: Path, browser: Browser) -> None:
    """axe finds nothing serious on any kind of page, light in Chinese and dark in English."""
    page = browser.new_page()
    names = ("index.html", *(part.page for part in PLAN.parts[3:6]))
    for name in names:
        for language in LANGUAGES:
            scheme: Literal["light", "dark"] = "light" if language == "zh" else "dark"
            page.emulate_media(color_scheme=scheme)
            page.goto((site / language / name).as_uri())
            if name != "index.html":
                page.wait_for_selector(f"[data-painted][data-theme={scheme}]")
            page.evaluate(_FEWER_ROWS)
            assert hindrances(page) == []
    page.close()


def _assert_painted(page: BrowserPage, paint: MapPaint, theme: str) -> None:
    """Every class in its colour of a theme."""
    page.wait_for_selector(f"[data-theme={theme}]")
    colours = page.evaluate(
        "[...atlas.current.layers.entries()].map(([code, one]) => [code, one.options.fillColor])"
    )
    wanted = {c: paint.colours.of(theme)[n] for c, n in paint.classes.items() if n >= 0}
    assert {code: colour for code, colour in colours if code in wanted} == wanted


@pytest.mark.browser
def test_a_map_is_painted_from_the_disk(site: Path, browser: Browser) -> None:
    """Without a server and a network, as the reader's system is, and light on paper; a click opens
    the page of a city.
    """
    context = browser.new_context(locale="zh-CN")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "zh" / Part("measure", "index").page).as_uri())
    page.wait_for_selector("[data-painted]")
    assert all(address.startswith("file:") for address in asked)
    said = answer_of("atlas", Part("measure", "index").view("zh"))
    assert said.picture is not None
    paint = said.picture.paint
    _assert_painted(page, paint, "light")
    page.emulate_media(color_scheme="dark")
    _assert_painted(page, paint, "dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    _assert_painted(page, paint, "light")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    _assert_painted(page, paint, "dark")
    page.evaluate(
        "void atlas.current.group.fire('click', {layer: atlas.current.layers.get('320500')})"
    )
    page.wait_for_url("**/zh/320500.html")
    page.wait_for_selector("[data-painted]")
    assert page.evaluate("atlas.current.state.selected") == "320500"
    # On paper the map is whole, smaller than it was drawn.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 900})
    printed = page.locator(".folium-map").bounding_box()
    assert printed is not None
    assert 600 < printed["width"] <= 703
    context.close()


def test_the_catalogue_names_every_file(site: Path) -> None:
    """With its own hash and length; besides, there are only pages, shared files and it itself."""
    catalogue = json.loads((site / "index.json").read_text(encoding="utf-8"))
    kinds = ("measures", "cities", "questions", "tables")
    files = [file for kind in kinds for entry in catalogue[kind] for file in entry["files"]]
    named = {file["path"] for file in files}
    pictures_of_pages = {one.removeprefix("../") for p in _pages(site) for one in _page(p).loaded}
    there = {path.relative_to(site).as_posix() for path in (site / "files").iterdir()}
    assert named <= there
    assert there - named <= pictures_of_pages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["320500.html", "regions-gap.html"])
@pytest.mark.browser
def test_no_short_text_of_a_table_is_broken_on_a_telephone(
    browser: Browser, site: Path, name: str, language: Language
) -> None:
    """A rank takes two lines at most, and no word stands letter below letter."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((site / language / name).as_uri())
    cells = page.evaluate(
        "[...document.querySelectorAll('td')].map((cell) => { const said = document.createRange();"
        " said.selectNodeContents(cell); const tops = [...said.getClientRects()].map((r) => r.top);"
        " return [cell.textContent, new Set(tops).size]; })"
    )
    page.close()
    assert len(cells) > 20
    assert [text for text, lines in cells if len(text) < 14 and lines > 2] == []
