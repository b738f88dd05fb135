"""How fast 2,844 counties come up and repaint, beside `GeoDataFrame.explore` of the same polygons.

Run: python -m benchmarks.counties

The screen is opened on a warm server by a browser that knows nothing of it, and by
one that comes from the atlas through its link; then its measure is changed. `explore`
writes the same units into a page of its own with stock folium; it is opened from a
file with every other host cut off, and is painted when Leaflet has a path for each unit.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from benchmarks.page import ANY_LIST, CHANGES, MAP, OPENINGS, change, first_paint, started
from data.catalogue import read_catalogue
from geo.boundaries.packages import leaflet_file
from geo.counties import ensure_counties, read_county_units
from scoring.counties.figures import county_figures, measures
from serving.setup import OF_READERS
from tests.browser.serving import ROOT, chromium, served
from tests.reader_protocol import in_own_loop, reader

FRAMES = """() => new Promise(done => {
  let frames = 0; const start = performance.now();
  const next = () => { frames += 1; performance.now() - start < 1500 ? requestAnimationFrame(next)
    : done(frames / 1.5); };
  requestAnimationFrame(next);
})"""

# A map of counties that is painted.
OF_COUNTIES = """() => [...document.querySelectorAll('iframe')].some(frame => {
  try {
    const { current } = frame.contentWindow.atlas;
    return current.topology && current.shape === 'counties' && current.state.shape === 'counties'
      && Boolean(frame.contentDocument.getElementById('map_div').dataset.painted);
  } catch { return false } })"""


def main() -> None:
    """Print both, and how they compare."""
    with sync_playwright() as playwright, served(ROOT / "app.py") as address:
        browser = chromium(playwright, OF_READERS)
        _warm_up(address)
        page = f"{address}/counties?lang=en"
        first = statistics.median(first_paint(browser, page, MAP, MAP)[1] for _ in range(OPENINGS))
        switched = statistics.median(_switched(browser, address) for _ in range(OPENINGS))
        repaint, messages, kilobytes, processor = _changes(browser, page)
        frames = _frames(browser, page)
        stock = _explored(browser)
        browser.close()
    print(f"counties: first map {first:.2f} s when opened anew, {switched:.2f} s from the atlas")
    print(f"  repaint {repaint:.2f} s, {messages:.0f} messages")
    print(f"  {kilobytes:.1f} kB and {1000 * processor:.0f} ms of the server's processor a change")
    print(f"  {frames:.0f} frames a second while the map is dragged")
    print(f"GeoDataFrame.explore: first map {stock:.2f} s, {stock / first:.1f} times as long")


def _warm_up(address: str) -> None:
    async def all_measures() -> None:
        async with reader(address) as one:
            for measure in measures(read_catalogue())[: CHANGES + 2]:
                await one.open("counties", f"lang=en&of={measure}")

    in_own_loop(all_measures())


def _switched(browser: Browser, address: str) -> float:
    """Seconds from a click on the atlas until counties are painted, for a browser new to them."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{address}/?lang=en")
    page.wait_for_function(MAP, timeout=60_000)
    page.wait_for_timeout(2000)
    start = time.perf_counter()
    page.locator(".st-key-nav a[href*='counties']").click()
    page.wait_for_function(OF_COUNTIES, timeout=60_000)
    seconds = time.perf_counter() - start
    page.context.close()
    return seconds


def _changes(browser: Browser, address: str) -> tuple[float, float, float, float]:
    server = started()
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    received: list[int] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda it: received.append(len(it))))
    page.goto(f"{address}&of=resident_population")
    page.wait_for_function(MAP, timeout=60_000)
    page.wait_for_timeout(2000)
    took = [change(page, MAP, ANY_LIST, received, server) for _ in range(CHANGES)]
    page.context.close()
    repaint, _, messages, kilobytes, processor = map(statistics.median, zip(*took, strict=True))
    return repaint, messages, kilobytes, processor


def _frames(browser: Browser, address: str) -> float:
    """Frames a second while the map is dragged, after one step of zoom."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address)
    page.wait_for_function(MAP, timeout=60_000)
    page.wait_for_timeout(1500)
    box = page.locator("iframe").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(1000)
    frames = page.evaluate_handle(f"() => {{ window.counted = ({FRAMES})(); }}")
    page.mouse.down()
    for step in range(30):
        page.mouse.move(x - 6 * step, y + 3 * step)
    page.mouse.up()
    counted = float(page.evaluate("() => window.counted"))
    frames.dispose()
    page.context.close()
    return counted


def _explored(browser: Browser) -> float:
    """Seconds until stock folium has drawn the same units from a file."""
    units = read_county_units(ensure_counties())
    measure = county_figures(read_catalogue(), "college_share").values
    layer = units[["name_en", "geometry"]].join(measure.rename("value"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "explored.html"
        # Its legend asks for a library from elsewhere, and without it nothing is drawn.
        options = {"tiles": None, "legend": False, "tooltip": ["name_en", "value"]}
        layer.explore("value", **options).save(str(path))
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.route("**/*", _cut_off)
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit", timeout=120_000)
        _wait_for_paths(page, len(units))
        seconds = time.perf_counter() - start
        page.context.close()
    return seconds


def _wait_for_paths(page: Page, units: int) -> None:
    drawn = f"() => document.querySelectorAll('path.leaflet-interactive').length >= {units}"
    page.wait_for_function(drawn, timeout=120_000)


def _cut_off(route: Route) -> None:
    """Leaflet from our own files, nothing else from anywhere."""
    url = route.request.url
    if url.startswith("file:"):
        route.continue_()
    elif url.endswith(("leaflet.js", "leaflet.css")):
        route.fulfill(path=str(leaflet_file(url.rpartition("/")[2])))
    else:
        route.fulfill(body="")


if __name__ == "__main__":
    main()
