"""Every screen by the rules of axe-core, in one journey; half of them in each language."""

from __future__ import annotations

import pytest

from tests.browser.accessible import hindrances
from tests.browser.reader import Reader
from ui.page.address import SCREENS

pytestmark = pytest.mark.browser

# screen → what it shows
_SHOWN = {
    "atlas": "lang=zh&city=320500",
    "counties": "lang=en&inside=320500",
    "city": "lang=en&city=320500",
    "regions": "lang=zh&question=split",
    "compare": "lang=en&with=320500,440300",
    "index_lab": "lang=zh",
    "briefing": "lang=en&province=460000",
    "shelf": "lang=zh",
    "sources": "lang=en",
    "own": "lang=zh",
}


def test_nothing_keeps_anybody_from_using_a_screen(reader: Reader) -> None:
    """No screen has what axe calls serious or critical, nor has the map in it."""
    assert set(_SHOWN) == set(SCREENS)
    found = {}
    for screen, asked in _SHOWN.items():
        reader.open(f"/{'' if screen == 'atlas' else screen}?{asked}")
        reader.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        if reader.page.locator("iframe").count():
            reader.map()
        found[screen] = hindrances(reader.page)
    assert {screen: said for screen, said in found.items() if said} == {}


def test_what_hinders_is_found(reader: Reader) -> None:
    """A picture without words and letters too pale are named; so the check is awake."""
    reader.page.set_content(
        "<html lang=en><title>t</title><main><h1>t</h1><img src='data:,'>"
        "<p style='color:#aaa;background:#fff'>pale</p></main></html>"
    )
    told = "\n".join(hindrances(reader.page))
    assert "image-alt" in told
    assert "color-contrast" in told
