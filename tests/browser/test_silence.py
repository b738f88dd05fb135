"""A reader walks through everything, and neither browser nor server asks anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from serving.options import APP
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.serving.watching import Watched

SCREENS = ("", "city", "regions", "compare", "index_lab", "briefing", "sources", "own")


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A record of what a process asks for."""
    return Watched(tmp_path)


@pytest.fixture
def reader(browser: Browser, watched: Watched) -> Iterator[Reader]:
    """A reader of a watched server, whose own requests are watched as well."""
    with (
        served(APP, environment=watched.environment()) as address,
        Reader.at(browser, address) as at_desk,
    ):
        yield at_desk
        assert at_desk.asked_outside == []


@pytest.mark.browser
def test_a_walk_through_all_screens_and_files_asks_nobody(reader: Reader, watched: Watched) -> None:
    """Every screen is opened, every file of its own is taken, and no address is missing.

    The menu that saves what is shown is the same on every screen, and is emptied on the first.
    """
    missing: list[str] = []
    page, files = reader.page, 0
    page.on("response", lambda got: missing.append(got.url) if got.status >= 400 else None)
    for screen in SCREENS:
        reader.open(f"/{screen}?lang=en&city=320500&compare=320500,510100")
        _settle(page)
        files += _take_all(page, page.locator(".st-key-save_view button" if not screen else "none"))
    assert files > 9
    assert missing == []
    assert watched.outside() == []


def _take_all(page: Page, menu: Locator) -> int:
    """Save every file the screen offers, those of a menu as well; return how many."""
    menu = menu.first
    if menu.count():
        menu.click()
    offered = page.get_by_test_id("stDownloadButton").get_by_role("button")
    if menu.count():
        expect(offered.first).to_be_visible()
    shown = [place for place, button in enumerate(offered.all()) if button.is_visible()]
    for place in shown:
        if not offered.nth(place).is_visible():
            menu.click()  # it closes when a file is taken
        _take(page, offered.nth(place))
    return len(shown)


def _take(page: Page, button: Locator) -> None:
    with page.expect_download() as saved:
        button.click()
    assert saved.value.path().stat().st_size > 0


def _settle(page: Page) -> None:
    page.get_by_test_id("stApp").and_(page.locator("[data-test-script-state=notRunning]")).wait_for(
        state="visible"
    )
