"""How fast the map repaints, and how much is sent, beside stock streamlit-folium.

Run: python -m benchmarks.map

Both pages show the same 372 units on this machine in the same Chromium. Outside
hosts are cut off; the stock page gets Leaflet from our own files in their place,
and an empty script for each other library, without which it stays blank.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from geo.build import STATIC, BoundaryFiles, ensure_built
from tests.browser.serving import ROOT, chromium, served

CHANGES = 10
# A number that grows when a page has painted its map anew, 0 before the first time.
OURS = "frame => Number(frame.document.getElementById('map_div')?.dataset.painted || 0)"
STOCK = """frame => {
  const shapes = frame.document.querySelectorAll('path.leaflet-interactive');
  if (shapes.length < 372) return 0;
  const fills = [...shapes].map(shape => shape.getAttribute('fill')).join();
  if (fills !== window.last) { window.last = fills; window.paints = (window.paints || 0) + 1; }
  return window.paints;
}"""
# The seconds from a click on the next measure until the frame after the new paint. Each
# measure is new to the browser: Streamlit would send a repeated one as a reference.
REPAINT = """async probe => {
  const count = eval(probe), frames = () => [...document.querySelectorAll('iframe')];
  const painted = () => Math.max(0, ...frames().map(f => {
    try { return count(f.contentWindow) } catch { return 0 } }));
  const before = painted(), start = performance.now();
  const measures = [...document.querySelectorAll('[data-testid=stRadio] input')];
  measures[measures.findIndex(measure => measure.checked) + 1].click();
  while (painted() <= before) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return (performance.now() - start) / 1000;
}"""


def main() -> None:
    """Print the medians of both pages and their ratios."""
    files = ensure_built()
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        ours = measure(browser, ROOT / "tests" / "browser" / "map_page.py", OURS, files)
        stock = measure(browser, ROOT / "benchmarks" / "stock_map_page.py", STOCK, files)
        browser.close()
    for name, (first, repaint, kilobytes) in {"this map": ours, "stock st_folium": stock}.items():
        print(
            f"{name}: first paint on a warm server {first:.2f} s, "
            f"repaint {repaint:.2f} s, {kilobytes:.1f} kB sent per change (medians)"
        )
    print(
        f"ratio: {stock[1] / ours[1]:.1f} times faster, {stock[2] / ours[2]:.0f} times fewer bytes"
    )


def measure(
    browser: Browser, script: Path, probe: str, files: BoundaryFiles
) -> tuple[float, float, float]:
    """Return the medians: seconds to the first paint and to a repaint, kilobytes per change."""
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(shutil.copy(script, folder))
        shutil.copytree(STATIC, Path(folder) / "static")
        with served(page_file) as address:
            firsts = [open_page(browser, address, probe, files)[0] for _ in range(4)][1:]
            _, page, received = open_page(browser, address, probe, files)
            seconds, sizes = [], []
            for _ in range(CHANGES):
                received.clear()
                seconds.append(page.evaluate(REPAINT, probe))
                page.wait_for_timeout(700)
                sizes.append(sum(received) / 1000)
    return statistics.median(firsts), statistics.median(seconds), statistics.median(sizes)


def open_page(
    browser: Browser, address: str, probe: str, files: BoundaryFiles
) -> tuple[float, Page, list[int]]:
    """Return how long the first paint took, the page, and the sizes of what it is sent."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(lambda url: not url.startswith(address), lambda route: stand_in(route, files))
    page = context.new_page()
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: received.append(len(data))),
    )
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(
        f"() => [...document.querySelectorAll('iframe')].some(f => ({probe})(f.contentWindow) > 0)"
    )
    seconds = time.perf_counter() - start
    page.wait_for_timeout(1000)
    return seconds, page, received


def stand_in(route: Route, files: BoundaryFiles) -> None:
    """Answer for an outside host: Leaflet from our files, nothing for the rest."""
    url = route.request.url
    if url.endswith("leaflet.js"):
        route.fulfill(path=files.folder / files.leaflet_js)
    elif url.endswith("leaflet.css"):
        route.fulfill(path=files.folder / files.leaflet_css)
    else:
        route.fulfill(body="", content_type="text/css" if ".css" in url else "text/javascript")


if __name__ == "__main__":
    main()
