"""The single HTML file, in a browser without network: it paints, turns pages, and is safe."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PageObject, PdfReader

from exports.content import Deck
from exports.web_page import as_web_page
from geo.build import ensure_built
from tests.exports.conftest import HOSTILE, deck

pytestmark = pytest.mark.browser


_STATE = """() => {
  const { view, state, map, labels } = atlas.current;
  const names = labels.pane.style.display;
  return { faded: [...state.faded], moved: view.moved, zoom: map.getZoom(), names };
}"""


@contextmanager
def _opened(browser: Browser, made: Deck, folder: Path, width: int = 1280) -> Iterator[Page]:
    """A deck opened from a file, in which no script fails."""
    path = folder / "briefing.html"
    path.write_text(as_web_page(made, ensure_built()), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": width, "height": 720})
    page, failed = context.new_page(), list[str]()
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-painted]")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    assert not failed


def _zoomed(made: Deck) -> Deck:
    """Its first slide is of a city, in whose map all others are faded; the second of the nation."""
    first, second, *others = made.slides
    assert first.picture is not None
    paint = replace(first.picture.paint, focus=("320500",), faded=frozenset({"110000"}))
    near = replace(first, picture=replace(first.picture, paint=paint))
    assert second.picture is not None
    plain = replace(second.picture.paint, selected=None, outlined={})
    far = replace(second, picture=replace(second.picture, paint=plain))
    return replace(made, slides=(near, far, *others))


def _said(page: PageObject) -> str:
    """The text of a page, without gaps and ligatures, which each browser sets in its own way."""
    return "".join(normalize("NFKC", page.extract_text()).split())


@pytest.mark.parametrize("width", [1280, 390])
def test_every_slide_is_printed(browser: Browser, tmp_path: Path, width: int) -> None:
    """A page a slide, of one shape on every window, with its map; then all is as it was."""
    with _opened(browser, _zoomed(deck("en")), tmp_path, width) as page:
        page.keyboard.press("ArrowRight")
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_function("atlas.current.view.moved && !atlas.current.labels.flying")
        before, shown = page.evaluate(_STATE), page.locator(".deck-title").inner_text()
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
        expect(page.locator(".deck-sheet")).to_have_count(0)
        assert page.evaluate(_STATE) == before
        assert page.locator(".deck-title").inner_text() == shown
        expect(page.locator(".deck-count")).to_have_text("2 / 3")
    sizes = {(float(each.mediabox.width), float(each.mediabox.height)) for each in printed.pages}
    texts = [_said(each) for each in printed.pages]
    assert sizes == {(960.0, 540.0)}
    for text, title in zip(texts, ("智慧城市指数", "Knownfigures", HOSTILE[:12]), strict=True):
        assert title in text
    assert [place + 1 for place, text in enumerate(texts) if f"{place + 1}/3" in text] == [1, 2, 3]
    # A chart is drawn as such; pixels are of the map and of its inset.
    assert [bool(each.images) for each in printed.pages] == [True, True, False]
    assert "Suzhou" in texts[0]
    assert "Suzhou" not in texts[1]


def test_a_map_shown_again_is_as_it_was(browser: Browser, tmp_path: Path) -> None:
    """What is faded on one slide is not faded on another that is shown for the second time."""
    with _opened(browser, _zoomed(deck("en")), tmp_path) as page:
        seen = [page.evaluate(_STATE)["faded"]]
        for key in ("ArrowRight", "ArrowLeft", "ArrowRight"):
            page.keyboard.press(key)
            seen.append(page.evaluate(_STATE)["faded"])
        assert seen == [["110000"], [], ["110000"], []]


def test_no_name_stands_at_its_old_place_while_the_map_flies(
    browser: Browser, tmp_path: Path
) -> None:
    """Another unit is chosen and flown to: names are away until the map is there."""
    with _opened(browser, _zoomed(deck("en")), tmp_path) as page:
        page.keyboard.press("ArrowRight")
        assert page.evaluate(_STATE)["names"] == ""
        page.evaluate("deck.show(0)")
        page.keyboard.press("ArrowRight")
        leaving = page.evaluate("(deck.show(0), atlas.current.labels.pane.style.display)")
        assert leaving == "none"
        expect(page.locator(".atlas-label-selected")).to_be_visible()


def test_steps_have_names(browser: Browser, tmp_path: Path) -> None:
    """Who hears a deck hears what its buttons do, and not the signs on them."""
    words = {"back": "Previous view", "forward": "Next view", "speak": "Speaker's window"}
    with _opened(browser, replace(deck("en"), words=words), tmp_path) as page:
        page.get_by_role("button", name="Next view").click()
        expect(page.locator(".deck-count")).to_have_text("2 / 3")
        page.get_by_role("button", name="Previous view").click()
        expect(page.locator(".deck-count")).to_have_text("1 / 3")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_opens_by_double_click(browser: Browser, tmp_path: Path, language: str) -> None:
    """The map is painted, arrow keys turn the pages, names with markup stay text."""
    path = tmp_path / "briefing.html"
    path.write_text(as_web_page(deck(language), ensure_built()), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-painted]")
    expect(page.locator(".deck-title")).to_have_text("智慧城市指数")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    page.keyboard.press("PageDown")
    expect(page.locator(".deck-title")).to_contain_text(HOSTILE[:12])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck-count")).to_have_text("3 / 3")
    page.keyboard.press("Home")
    expect(page.locator(".deck-chart")).to_have_attribute("alt", re.compile("苏州市"))
    overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert not failed
    assert not overflow
    assert all(url.startswith(("file:", "data:")) for url in asked)


def test_a_clicker_and_a_second_window(browser: Browser, tmp_path: Path) -> None:
    """From a file: B is black, and the speaker sees notes, what follows and the time."""
    made = deck("en")
    words = dict.fromkeys(("next", "notes", "last", "black", "clock", "restart", "speak"), "said")
    slides = (replace(made.slides[0], aside=f"Only for me {HOSTILE}"), *made.slides[1:])
    path = tmp_path / "briefing.html"
    content = as_web_page(replace(made, slides=slides, words=words), ensure_built(), True)
    path.write_text(content, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    failed: list[str] = []
    context.on("weberror", lambda error: failed.append(str(error.error)))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-painted]")
    assert page.get_by_text("Only for me").count() == 0
    with context.expect_page() as opened:
        page.keyboard.press("s")
    window = opened.value
    expect(window.locator("h1")).to_have_text("智慧城市指数")
    expect(window.locator(".aside")).to_contain_text("Only for me <b>=1+1</b>")
    expect(window.locator("h2")).to_have_text("Known figures")
    expect(window.locator(".time")).to_contain_text(re.compile(r"\d\d:\d\d · said \d+:\d\d"))
    window.keyboard.press("PageDown")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    expect(window.locator("h1")).to_have_text("Known figures")
    page.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_visible()
    expect(window.locator("button[aria-pressed=true]")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".deck-black")).to_be_hidden()
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    page.keyboard.press(" ")
    expect(window.locator(".next")).to_contain_text("said")
    expect(window.locator(".next h2")).to_have_count(0)
    window.close()
    page.keyboard.press("PageUp")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    context.close()
    assert not failed
