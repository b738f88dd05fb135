"""The map of the first HTML: seen before any script, where the live one then takes its place."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

_SCRIPTS, _FRAME = "**/static/js/**", "**/component/streamlit_folium*/**"
# Where the frame and the nation in it stand on the page, in pixels: west, north, east, south.
_EARLY = """() => {
  const sketch = document.querySelector('#early .sketch'), whole = sketch.querySelector('.whole');
  const [x, y, width] = whole.getAttribute('viewBox').split(' ').map(Number);
  const box = whole.getBoundingClientRect(), scale = box.width / width;
  const [west, north, east, south] = sketch.dataset.nation.split(' ').map(Number);
  const across = at => box.left + (at - x) * scale, down = at => box.top + (at - y) * scale;
  const frame = sketch.getBoundingClientRect();
  return { frame: [frame.left, frame.top, frame.right, frame.bottom],
           nation: [across(west), down(north), across(east), down(south)] }; }"""
_LIVE = """() => {
  const { map, view } = atlas.current, frame = window.frameElement.getBoundingClientRect();
  const at = corner => map.latLngToContainerPoint(corner);
  const from = at(view.nation.getNorthWest()), to = at(view.nation.getSouthEast());
  const { clientLeft, clientTop } = window.frameElement; // its border
  const left = frame.left + clientLeft, top = frame.top + clientTop;
  return { frame: [frame.left, frame.top, frame.right, frame.bottom],
           nation: [left + from.x, top + from.y, left + to.x, top + to.y] }; }"""
_FAIL = """() => { const said = document.createElement('div');
  said.dataset.testid = 'stAlert'; document.querySelector('#root').append(said); }"""


def test_the_early_map_gives_its_place_to_the_live_one(reader: Reader) -> None:
    """It is there without a script, alone until the page is whole, and then gone for good."""
    page = reader.page
    early, sketch = page.locator("#early"), page.locator("#early .sketch")
    scripts, frame = _held(page, _SCRIPTS), _held(page, _FRAME)
    page.goto(f"{reader.address}/?lang=en", wait_until="commit")
    expect(sketch.locator(".whole")).to_be_visible()
    expect(early.locator("h1")).to_contain_text("Beijing leads")
    expect(page.locator("#root > *")).to_have_count(0)
    seen: dict[str, Any] = page.evaluate(_EARLY)
    reader.picture("early")
    _let_go(page, _SCRIPTS, scripts)
    expect(page.locator(".st-key-map_area iframe")).to_be_attached()
    expect(sketch).to_be_visible()
    expect(page.locator(".headline")).to_be_hidden()
    _let_go(page, _FRAME, frame)
    live = reader.map().evaluate(_LIVE)
    expect(sketch).to_have_count(0)
    expect(page.locator(".headline")).to_be_visible()

    assert seen["frame"] == pytest.approx(live["frame"], abs=1.5)
    assert seen["nation"] == pytest.approx(live["nation"], abs=1.5)


def test_an_error_is_not_hidden_by_the_early_map(reader: Reader) -> None:
    """What is told while it stands is seen at once."""
    page = reader.page
    frame = _held(page, _FRAME)
    page.goto(f"{reader.address}/?lang=en", wait_until="commit")
    expect(page.locator(".st-key-map_area iframe")).to_be_attached()
    page.evaluate(_FAIL)
    expect(page.locator("#early .sketch")).to_have_count(0)
    expect(page.locator("#early")).to_have_css("display", "none")
    expect(page.locator(".headline")).to_be_visible()
    _let_go(page, _FRAME, frame)


def _held(page: Page, files: str) -> list[Route]:
    """Keep these files from a page, and note who waits for one."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route(files, wait)
    return waiting


def _let_go(page: Page, files: str, waiting: list[Route]) -> None:
    page.unroute(files)
    for one in waiting:
        with suppress(Error):  # who was left meanwhile waits no more
            one.continue_()
