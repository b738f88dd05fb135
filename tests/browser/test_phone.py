"""The atlas on a telephone: no screen moves sideways, and one finger never holds the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.reader import Reader
from tests.browser.serving import outside

pytestmark = pytest.mark.browser

SCREENS = (
    "?lang=en&city=440300",
    "counties?lang=zh",
    "city?lang=en&city=440300",
    "regions?lang=zh&question=split",
    "compare?lang=en&compare=440300,110000",
    "index_lab?lang=en&panel=compare",
    "briefing?lang=en",
    "shelf?lang=zh",
    "own?lang=zh",
    "sources?lang=en",
)
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
TOO_WIDE = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .map(box => box.scrollWidth).filter(width => width > innerWidth)"""
LOOKS = """() => { const { map } = atlas.current, { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()]; }"""


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader with fingers and a screen 390 wide."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="en-US"
    )
    context.set_default_timeout(120_000)
    with outside(context, address) as asked:
        yield Reader(context.new_page(), address, asked)
        assert asked == []
    context.close()


def test_no_screen_moves_sideways(phone: Reader) -> None:
    """Every screen is as wide as the telephone, in either language."""
    for path in SCREENS:
        phone.open(f"/{path}")
        phone.page.wait_for_selector(DONE)
        phone.page.wait_for_selector(".st-key-nav")
        assert phone.page.evaluate(TOO_WIDE) == [], path


def test_one_finger_scrolls_and_two_move_the_map(phone: Reader) -> None:
    """A swipe over the map moves the page and says how the map moves; a pinch moves the map."""
    phone.open("/?lang=zh")
    phone.page.wait_for_selector(DONE)
    frame = phone.map()
    before = frame.evaluate(LOOKS)
    _drag(phone.page, frame, [(0, 0)], (0, -15))
    frame.wait_for_selector(".atlas-fingers.said")
    assert frame.locator(".atlas-fingers").text_content() == "请用双指移动地图"
    assert phone.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 100
    assert frame.evaluate(LOOKS) == before
    _drag(phone.page, frame, [(-30, 0), (30, 0)], (5, 4))
    frame.wait_for_function(f"before => ({LOOKS})()[2] > before[2] + 0.2", arg=before)


def _drag(page: Page, frame: Frame, fingers: list[tuple[int, int]], step: tuple[int, int]) -> None:
    """Put fingers on the middle of the map and move them twelve steps: two of them apart."""
    box = frame.frame_element().bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)

    def touch(kind: str, at: int = 0) -> None:
        points: list[dict[str, Any]] = [
            {
                "x": x + dx + at * step[0] * (1 if dx > 0 else -1),
                "y": y + dy + at * step[1],
                "id": n,
            }
            for n, (dx, dy) in enumerate(fingers)
        ]
        lifted = kind == "touchEnd"
        told = {"type": kind, "touchPoints": [] if lifted else points}
        session.send("Input.dispatchTouchEvent", told)

    touch("touchStart")
    for at in range(1, 13):
        touch("touchMove", at)
        page.wait_for_timeout(16)
    touch("touchEnd")
