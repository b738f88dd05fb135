"""Tables full of payloads: every screen and file shows them as text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from exports.briefing_file import write_briefing
from tests.hostile.addresses import PAGES
from tests.hostile.conftest import Tried, unhurt
from tests.hostile.looking import complaints, files_offered
from tests.hostile.server import Attacked
from tests.hostile.victim import settle, victim, was_hit
from tests.reader_protocol import in_own_loop, reader
from ui.address.view import PANELS, QUESTIONS
from ui.briefing.starter import starter
from ui.words.texts import Words

_CITY = "city=440300&compare=440300,province.440000&peers=110000"


def test_payloads_in_tables_are_text_on_every_screen(painted: Attacked, tried: Tried) -> None:
    """No cell is a template, a script, a formula or a picture, in either language."""
    queries = [(page, f"lang={lang}&{_CITY}") for page in PAGES.values() for lang in ("en", "zh")]
    queries += [("regions", f"lang=en&question={question}") for question in QUESTIONS]
    queries += [("index_lab", f"lang=en&panel={panel}&draws=100") for panel in PANELS]
    found = in_own_loop(_open(painted, queries))
    tried(f"{len(queries)} pages of payloads from tables")
    assert found == []
    unhurt(painted)


def test_payloads_in_tables_are_text_in_every_file(painted: Attacked, tried: Tried) -> None:
    """The starter briefing, presented and saved, holds names as they are."""
    found = in_own_loop(_take_away(painted))
    tried("a briefing of payloads from tables presented and saved")
    assert found == []
    unhurt(painted)


@pytest.mark.browser
def test_payloads_from_tables(browser: Browser, painted: Attacked, tried: Tried) -> None:
    """In Chromium, each screen with payloads for names, units, sources and directions."""
    with victim(browser, painted.address) as one:
        for page in PAGES.values():
            one.open(f"/{page}?lang=en&city=440300&compare=440300,110000")
            settle(one.page)
            assert not was_hit(one.page), page
    tried(f"{len(PAGES)} screens of payloads in Chromium")


async def _open(server: Attacked, queries: list[tuple[str, str]]) -> list[str]:
    found = []
    async with reader(server.address) as one:
        for page, query in queries:
            shown = await one.open(page, query)
            found += [f"/{page}?{query}: {wrong}" for wrong in complaints(shown, server)]
    return found


async def _take_away(server: Attacked) -> list[str]:
    content = write_briefing(starter(Words("en")))
    async with reader(server.address) as one:
        shown = await one.open("briefing", "lang=en")
        _, shown = await one.upload(shown, "story_upload", "a.toml", content)
        found = complaints(shown, server)
        assert shown.has("present")
        for kind in ("html", "pptx"):
            shown = await one.press_until(shown, f"make_{kind}", "save_made")
            found += complaints(shown, server)
            found += [s for file in await files_offered(shown, one) for s in server.signs(file)]
        shown = await one.press(shown, "present")
        return found + complaints(shown, server)
