"""How fast the map repaints, and how much is sent, beside stock streamlit-folium.

Run: python -m benchmarks.map

Our page and the stock one show the same 372 units on this machine in the same Chromium;
the atlas itself follows, whose change of measure redraws the whole page. The stock page
is what plain Streamlit serves, since our policy lets none of its scripts run. Outside
hosts are cut off; it gets Leaflet from our own files in their place, and an empty script
for each other library, without which it stays blank.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Route, sync_playwright

from geo.build import STATIC, BoundaryFiles, ensure_built
from serving.setup import OF_READERS
from tests.browser.serving import ROOT, chromium, free_port, running, served

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
# A policy without eval stands in the way of handing the probe over as text: it is written in.
PAINTED = """() => Math.max(0, ...[...document.querySelectorAll('iframe')].map(frame => {
  try { return (%s)(frame.contentWindow) } catch { return 0 } }))"""
# The seconds from the reader's next click or key until the frame after the new paint. Each
# measure is new to the browser: Streamlit would send a repeated one as a reference.
WATCH = """() => {
  const painted = %s, before = painted();
  window.repaint = new Promise((done, fail) => {
    const measure = async () => {
      const start = performance.now();
      while (painted() <= before) {
        if (performance.now() - start > 60000) return fail(new Error('no new paint in a minute'));
        await new Promise(requestAnimationFrame);
      }
      await new Promise(requestAnimationFrame);
      done((performance.now() - start) / 1000);
    };
    for (const event of ['click', 'keydown'])
      addEventListener(event, measure, {capture: true, once: true});
  });
}"""
NEXT_MEASURE = """() => {
  const measures = [...document.querySelectorAll('[data-testid=stRadio] input')];
  measures[measures.findIndex(measure => measure.checked) + 1].click();
}"""


class Medians(NamedTuple):
    """Seconds to the first paint and to a repaint, and kilobytes sent per change."""

    first: float
    repaint: float
    kilobytes: float

    def __str__(self) -> str:
        return (
            f"first paint on a warm server {self.first:.2f} s, repaint {self.repaint:.2f} s, "
            f"{self.kilobytes:.1f} kB sent per change (medians)"
        )


def main() -> None:
    """Print the medians of the three pages, and how the first two compare."""
    files = ensure_built()
    with sync_playwright() as playwright:
        browser = chromium(playwright, OF_READERS)
        with alone(ROOT / "tests" / "browser" / "map_page.py") as page, served(page) as address:
            ours = measure(browser, address, OURS, files, press_next)
        with alone(ROOT / "benchmarks" / "stock_map_page.py") as page, stock(page) as address:
            theirs = measure(browser, address, STOCK, files, press_next)
        with served(ROOT / "app.py") as address:
            atlas = measure(browser, f"{address}/?lang=en", OURS, files, choose_next)
        browser.close()
    for name, medians in {"this map": ours, "stock st_folium": theirs, "the atlas": atlas}.items():
        print(f"{name}: {medians}")
    print(
        f"this map beside the stock one: {theirs.repaint / ours.repaint:.1f} times faster, "
        f"{theirs.kilobytes / ours.kilobytes:.0f} times fewer bytes"
    )


@contextmanager
def alone(script: Path) -> Iterator[Path]:
    """Lay a page into a folder of its own, beside the boundary files, and yield where it is."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(STATIC, Path(folder) / "static")
        yield Path(shutil.copy(script, folder))


@contextmanager
def stock(script: Path) -> Iterator[str]:
    """Serve a page as Streamlit does out of the box, and yield its address."""
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = ["-m", "streamlit", "run", str(script)]
    command += [f"--{name}={value}" for name, value in options.items()]
    with running(command, script.parent, {"PYTHONPATH": str(ROOT)}, port) as address:
        yield address


def press_next(page: Page) -> Callable[[], object]:
    """Return what presses the next of the row of measures."""
    return lambda: page.evaluate(NEXT_MEASURE)


def choose_next(page: Page) -> Callable[[], object]:
    """Open the atlas's list of measures at the next one, and return what takes it."""
    page.locator("[data-testid=stSelectbox] input").first.click()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    return lambda: page.keyboard.press("Enter")


def measure(
    browser: Browser,
    address: str,
    probe: str,
    files: BoundaryFiles,
    ready: Callable[[Page], Callable[[], object]],
) -> Medians:
    """Open a page five times and change its measure ten times in the last."""
    painted = PAINTED % probe
    firsts = [open_page(browser, address, painted, files)[0] for _ in range(4)][1:]
    _, page, received = open_page(browser, address, painted, files)
    seconds, sizes = [], []
    for _ in range(CHANGES):
        change = ready(page)
        received.clear()
        page.evaluate(WATCH % painted)
        change()
        seconds.append(page.evaluate("() => window.repaint"))
        page.wait_for_timeout(700)
        sizes.append(sum(received) / 1000)
    page.context.close()
    return Medians(statistics.median(firsts), statistics.median(seconds), statistics.median(sizes))


def open_page(
    browser: Browser, address: str, painted: str, files: BoundaryFiles
) -> tuple[float, Page, list[int]]:
    """Return how long the first paint took, the page, and the sizes of what it is sent."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    host = address.partition("?")[0]
    context.route(lambda url: not url.startswith(host), lambda route: stand_in(route, files))
    page = context.new_page()
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: received.append(len(data))),
    )
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(f"() => ({painted})() > 0", timeout=60_000)
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
