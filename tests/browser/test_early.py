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
_STANDING = """(() => {
  const { top, height } = document.querySelector('.st-key-map_area iframe').getBoundingClientRect();
  return [top, height]; })()"""
# What stands on the page when the map has been painted and seen.
_NOTED = """if (window === window.top) {
  const count = what => document.querySelectorAll(`#root ${what}`).length;
  const look = () => {
    const frame = document.querySelector('.st-key-map_area iframe');
    const inside = frame && frame.contentDocument;
    if (!inside || !inside.querySelector('[data-painted]')
        || document.querySelector('#early .sketch')) return requestAnimationFrame(look);
    const legend = count('[class*=st-key-legend]'), standing = STANDING;
    const controls = count('.st-key-control_measure input'), links = count('.st-key-nav a');
    window.noted = { controls, links, legend, standing };
  };
  requestAnimationFrame(look);
}""".replace("STANDING", _STANDING)
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


@pytest.mark.parametrize(
    ("asked", "width"), [("lang=zh", 1440), ("lang=en&show=variable.gdp&city=320500", 1024)]
)
def test_the_live_map_comes_before_the_rest_of_its_page(
    reader: Reader, asked: str, width: int
) -> None:
    """It can be used at once, and stays where it is while all the rest takes its place."""
    page = reader.page
    page.set_viewport_size({"width": width, "height": 768})
    page.add_init_script(_NOTED)
    reader.open(f"/?{asked}")
    expect(page.locator(".st-key-control_measure input")).to_be_visible()
    expect(page.locator(".st-key-nav a")).not_to_have_count(0)
    noted = page.evaluate("window.noted")
    assert noted["controls"] == 0, "the controls came before the map"
    assert noted["links"] == 0, "the navigation came before the map"
    assert noted["legend"] > 0
    page.wait_for_function("document.cookie.indexOf('atlas_opens') < 0")
    expect(page.locator(".awaits-the-map")).to_have_count(0)
    assert noted["standing"] == pytest.approx(page.evaluate(_STANDING), abs=1)
    assert reader.painted() == 1


def test_a_map_that_never_comes_keeps_nothing_from_its_reader(reader: Reader) -> None:
    """Its shapes are lost on the way: the controls are there all the same."""
    page = reader.page
    page.route("**/app/static/units-*.json", lambda route: route.abort())
    reader.open("/?lang=en")
    expect(page.locator(".st-key-control_measure input")).to_be_attached()
    expect(page.locator(".st-key-nav a")).not_to_have_count(0)


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
