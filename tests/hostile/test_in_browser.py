"""In a real browser: no payload runs, nothing is asked of another host, no dialog opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from exports.briefing_file import Briefing, write_briefing
from tests.hostile import files
from tests.hostile.addresses import PAGES, opened
from tests.hostile.conftest import Tried
from tests.hostile.looking import files_offered
from tests.hostile.server import Attacked
from tests.hostile.victim import settle, victim, was_hit
from tests.reader_protocol import in_own_loop, reader

pytestmark = pytest.mark.browser


def test_hostile_addresses(browser: Browser, atlas: Attacked, tried: Tried) -> None:
    """Each screen at an address of payloads."""
    with victim(browser, atlas.address) as one:
        for page, query in opened(len(PAGES)):
            one.open(f"/{page}?{query[:8_000]}")
            settle(one.page)
            assert not was_hit(one.page), page
    tried(f"{len(PAGES)} hostile addresses in Chromium")


@pytest.mark.parametrize("place", range(2))
def test_a_briefing_presented_and_saved(
    browser: Browser, atlas: Attacked, tmp_path: Path, tried: Tried, place: int
) -> None:
    """A page that a reader carries away does no more than the screens."""
    path = tmp_path / "briefing.html"
    briefing = files.hostile_briefing()
    titles = (briefing.title, "{{'%c'%60}}script>window.__hit=1{{'%c'%60}}/script>")
    changed = Briefing(titles[place], briefing.views[place::2])
    path.write_bytes(in_own_loop(_saved(atlas, write_briefing(changed))))
    with victim(browser, path.as_uri()) as one:
        one.open("")
        one.page.wait_for_selector("[data-painted]", state="attached")
        for _ in range(len(changed.views) + 1):
            one.page.keyboard.press("ArrowRight")
    tried("a saved briefing in Chromium")


async def _saved(server: Attacked, content: bytes) -> bytes:
    async with reader(server.address) as one:
        shown = await one.open("briefing", "lang=en")
        _, shown = await one.upload(shown, "story_upload", "a.toml", content)
        shown = await one.press_until(shown, "make_html", "save_made")
        files = await files_offered(shown, one)
        return next(file for file in files if file.lstrip().startswith(b"<"))
