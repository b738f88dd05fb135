"""Every screen, opened once: on a telephone, by the rules of axe-core, and with all its files."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.accessible import hindrances
from tests.browser.fingers import one_scrolls_and_two_move_the_map
from tests.browser.reader import Reader
from ui.page.address import SCREENS

pytestmark = pytest.mark.browser

# What is shown of each screen, half of them in each language.
_SHOWN = (
    ("atlas", "lang=zh&city=320500"),
    ("counties", "lang=en&inside=320500"),
    ("city", "lang=en&city=320500"),
    ("regions", "lang=zh&question=split"),
    ("compare", "lang=en&compare=320500,440300"),
    ("index_lab", "lang=zh"),
    ("index_lab", "lang=en&panel=compare"),
    ("briefing", "lang=en&city=320500&province=460000"),
    ("shelf", "lang=zh"),
    ("sources", "lang=en"),
    ("own", "lang=zh"),
)
# Screen → how many files it offers at once; the menu that saves what is shown is the same on
# every screen, and is emptied on the first.
_FILES = {"atlas": 6, "briefing": 2, "sources": 2}
# Named after what it shows, in the language of the page.
_PICTURE = "智慧城市指数（2023年）.png"
_TOO_WIDE = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .map(box => box.scrollWidth).filter(width => width > innerWidth)"""


def test_every_screen_is_shown() -> None:
    """One that is new has to say what is to be looked at."""
    assert {screen for screen, _ in _SHOWN} == set(SCREENS)


@pytest.mark.parametrize(("screen", "asked"), _SHOWN)
def test_a_screen_is_for_everybody_and_asks_nobody(phone: Reader, screen: str, asked: str) -> None:
    """As wide as a telephone; at a desk nothing that axe calls serious; no address is missing.

    Neither browser nor server asks another host for any of it, its files included.
    """
    page, missing = phone.page, list[str]()

    def note(got: Response) -> None:
        if got.status >= 400:
            missing.append(got.url)

    page.on("response", note)
    phone.open(f"/{'' if screen == 'atlas' else screen}?{asked}")
    _settle(page)
    page.locator(".st-key-nav").wait_for()
    assert page.evaluate(_TOO_WIDE) == []
    if screen == "atlas":
        one_scrolls_and_two_move_the_map(phone)
    page.set_viewport_size({"width": 1440, "height": 900})
    if page.locator("iframe").count():
        phone.map()
    assert hindrances(page) == []
    menu = page.locator(".st-key-save_view button" if screen == "atlas" else "none")
    files = _take_all(page, menu, _FILES.get(screen, 0))
    if screen == "atlas":
        assert files[_PICTURE].startswith(b"\x89PNG")
    page.remove_listener("response", note)
    assert missing == []


def _take_all(page: Page, menu: Locator, count: int) -> dict[str, bytes]:
    """Save every file the screen offers, those of a menu as well; return them by their names.

    Parameters
    ----------
    count : how many there are at least, which are waited for: a page may be drawing itself again
    """
    menu = menu.first
    if menu.count():
        menu.click()
    offered = page.get_by_test_id("stDownloadButton").get_by_role("button")
    if count:
        expect(offered.nth(count - 1)).to_be_visible()
    shown = [place for place, button in enumerate(offered.all()) if button.is_visible()]
    files = dict[str, bytes]()
    for place in shown:
        if not offered.nth(place).is_visible():
            menu.click()  # it closes when a file is taken
        files |= _take(page, offered.nth(place))
    return files


def _take(page: Page, button: Locator) -> dict[str, bytes]:
    with page.expect_download() as saved:
        button.click()
    content = saved.value.path().read_bytes()
    assert content
    return {saved.value.suggested_filename: content}


def _settle(page: Page) -> None:
    page.get_by_test_id("stApp").and_(page.locator("[data-test-script-state=notRunning]")).wait_for(
        state="visible"
    )
