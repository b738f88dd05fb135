"""In a real browser: no payload runs, nothing is asked of another host, no dialog opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser

from exports.briefing_file import write_briefing
from tests.hostile.addresses import PAGES, around, out_of_shape
from tests.hostile.attacks import HOSTILE, in_turn
from tests.hostile.conftest import CarriedOff, Tried, unhurt
from tests.hostile.files import hostile_briefing
from tests.hostile.payloads import COMPUTED
from tests.hostile.server import Attacked
from tests.hostile.victim import settle, victim, was_hit

pytestmark = pytest.mark.browser


# What puts most of the tables on each screen.
_WHAT = {
    "": "city=320500&province=320000&outline=yangtze_river_delta&show=variable.gdp",
    "regions": "question=pair&city=320500&show=variable.gdp",
    "compare": "compare=320500,330100,province.320000,cluster.yangtze_river_delta",
    "index_lab": "panel=change&city=320500",
}
# Texts of a reader's own that an address brings: of an index, and on the map.
_OF_BOTH_KINDS = "<img src=x onerror=window.__hit=1>[a](//hit.invalid)"
_NAMED = {
    "index": "left_out.gdp_growth",
    "index_name": _OF_BOTH_KINDS,
    "notes": f"label_0_0_{_OF_BOTH_KINDS}",
}
_OUT_OF_SHAPE = ("regions", "shelf")
_LEADING_AWAY = """[...document.querySelectorAll('a[href], img[src]')]
    .map(one => one.href || one.src)
    .filter(address => /^[a-z]*:?[/]*(outside|hit)[.]/.test(address))"""


def test_payloads_of_tables_and_of_addresses(
    browser: Browser, atlas: Attacked, tried: Tried
) -> None:
    """Each screen with payloads for names, units, sources, notes, and in its whole address.

    No script of theirs runs, no link leads where they want, nothing is computed.
    """
    with victim(browser, atlas.address) as one:
        for page, query in _hostile_pages():
            one.open(f"/{page}?{query}")
            settle(one.page)
            assert not was_hit(one.page), page
            assert not any(sign in one.page.locator("body").inner_text() for sign in COMPUTED), page
            assert one.page.locator("[data-testid=stException]").count() == 0, page
            assert one.page.evaluate(_LEADING_AWAY) == [], page
    tried(f"{len(PAGES)} screens of payloads from tables and addresses in Chromium")
    unhurt(atlas)


def _hostile_pages() -> Iterator[tuple[str, str]]:
    """Every screen: by turns what its choices are called, and what they are, is a payload."""
    texts = in_turn(HOSTILE, "addresses in Chromium")
    for place, page in enumerate(PAGES.values()):
        good = {"lang": "en", **dict(parse_qsl(_WHAT.get(page, _WHAT[""])))}
        yield page, around(good if place % 2 else good | _NAMED, texts)


def test_what_is_no_address(browser: Browser, atlas: Attacked, tried: Tried) -> None:
    """Bytes that are no text, and one parameter fifty times, among them the language's."""
    with victim(browser, atlas.address) as one:
        for page, query in zip(_OUT_OF_SHAPE, out_of_shape(), strict=False):
            one.open(f"/{page}?{query}")
            settle(one.page)
            assert not was_hit(one.page), page
    tried(f"{len(_OUT_OF_SHAPE)} addresses out of shape in Chromium")
    unhurt(atlas)


def test_a_briefing_is_presented(
    browser: Browser, atlas: Attacked, tmp_path: Path, tried: Tried
) -> None:
    """From the file to the projector: every title and note letter by letter."""
    briefing, path = hostile_briefing(), tmp_path / "briefing.toml"
    path.write_bytes(write_briefing(briefing))
    with victim(browser, atlas.address) as one:
        one.open("/briefing?lang=en")
        one.page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
        one.page.locator(".st-key-story_0").wait_for()
        one.page.locator(".st-key-present button").first.click()
        one.page.locator(".st-key-presentation iframe").wait_for()
        deck = one.page.frame_locator(".st-key-presentation iframe")
        for place, view in enumerate(briefing.views, start=1):
            deck.get_by_text(f"{place} / {len(briefing.views)}", exact=True).wait_for()
            assert deck.locator(".deck-title").text_content() == view.title
            assert deck.locator(".deck-note").text_content() == view.note
            assert not was_hit(one.page), view.title
            one.page.keyboard.press("ArrowRight")
    tried(f"{len(briefing.views)} slides of payloads presented in Chromium")
    unhurt(atlas)


def test_a_saved_briefing_opens_alone(
    browser: Browser, carried_off: CarriedOff, tmp_path: Path, tried: Tried
) -> None:
    """A page that a reader carries away does no more than the screens."""
    path, failed = tmp_path / "briefing.html", list[str]()
    path.write_bytes(carried_off.page)
    with victim(browser, path.as_uri()) as one:
        one.page.on("pageerror", lambda error: failed.append(str(error)))
        one.open("")
        one.page.wait_for_selector("[data-painted]", state="attached")
        for view in hostile_briefing().views:
            assert one.page.locator(".deck-title").text_content() == view.title
            assert not was_hit(one.page), view.title
            one.page.keyboard.press("ArrowRight")
    tried("a saved briefing in Chromium")
    assert failed == []
