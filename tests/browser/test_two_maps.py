"""Two maps side by side in a browser: where one is moved, pointed at or clicked, both are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
LOOKS = "() => [atlas.current.map.getCenter().lng.toFixed(3), atlas.current.map.getZoom()]"


def test_both_maps_look_at_the_same(reader: Reader) -> None:
    """The wheel over one moves the other; a city pointed at and clicked there is so on both."""
    reader.open("/?lang=en&pair=measure&second=variable.gdp")
    reader.page.wait_for_selector(DONE)
    left, right = (_frame(reader, key) for key in ("map", "map_beside"))
    before = left.evaluate(LOOKS)
    box = right.frame_element().bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    reader.page.mouse.move(*middle)
    reader.page.mouse.wheel(0, -400)
    right.wait_for_function(f"before => ({LOOKS})()[1] > before[1]", arg=before)
    left.wait_for_function(f"there => `${{({LOOKS})()}}` === there", arg=_settled(right))
    reader.page.mouse.move(middle[0] + 3, middle[1])
    left.wait_for_selector(".atlas-tooltip .atlas-value")
    assert "Smart-city index" in str(left.locator(".atlas-tooltip").text_content())
    assert "Gross domestic product" in str(right.locator(".atlas-tooltip").text_content())
    reader.page.mouse.click(middle[0] + 3, middle[1])
    reader.page.wait_for_url("**city=**")
    reader.page.wait_for_selector(DONE)
    for frame in (left, right):
        frame.wait_for_function(f"atlas.current.state.selected === '{reader.parameters()['city']}'")


def _settled(frame: Frame) -> str:
    frame.wait_for_function(
        """() => { const looks = `${atlas.current.map.getCenter()} ${atlas.current.map.getZoom()}`;
        const still = window.before === looks; window.before = looks; return still; }""",
        polling=400,
    )
    return str(frame.evaluate(f"`${{({LOOKS})()}}`"))


def _frame(reader: Reader, key: str) -> Frame:
    handle = reader.page.locator(f".st-key-{key}_area iframe").element_handle()
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_selector("[data-painted]")
    return frame
