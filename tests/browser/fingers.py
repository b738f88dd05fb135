"""The map of a page in Chinese on a telephone: one finger never holds the page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Frame, Page

from tests.browser.reader import Reader

LOOKS = """() => { const { map } = atlas.current, { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()]; }"""


def one_scrolls_and_two_move_the_map(phone: Reader) -> None:
    """A swipe over the map moves the page and says how the map moves; a pinch moves the map."""
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
