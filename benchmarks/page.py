"""What a page costs, beside an empty one: first paint, repaint, messages, bytes, processor time.

The map is seen before it is live: the first HTML brings it. Both are told.

Run: python -m benchmarks.page             this page beside an empty Streamlit page
     python -m benchmarks.page --throttled  the same page on a slow laptop and a slow line
     python -m benchmarks.page --screens    processor time of a change on every screen

Both pages are served with the same options and opened by the same Chromium. What
a city or a measure needs is computed before anything is taken, so a change finds all
of it kept, and each is new to the browser, which would be sent a reference to an old
one. A measure of several years brings all of them along, once.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.map import OURS, PAINTED
from data.catalogue import read_catalogue
from serving.setup import OF_READERS
from tests.browser.serving import ROOT, chromium, served
from tests.reader_protocol import in_own_loop, reader
from ui.address.view import PANELS, QUESTIONS
from ui.figures.measured import measure_codes

CHANGES, OPENINGS = 12, 5
EMPTY = Path(__file__).with_name("empty_page.py")
# What says that a page has painted: a text that is another after each paint.
MAP = f"() => String(({PAINTED % OURS})() || '')"
ANY_LIST = "[data-testid=stSelectbox] input"
LISTS = {"a city": ".st-key-control_city input", "a measure": ".st-key-control_measure input"}
# The early map has its place, and a frame has been drawn since.
SEEN = """() => {
  const drawn = document.querySelector('#early .sketch .whole');
  if (!drawn || !drawn.getBoundingClientRect().height) return '';
  const before = window.seenAt;
  window.seenAt = performance.now();
  return before ? 'seen' : '';
}"""
LINE = "() => document.getElementById('chosen')?.textContent || ''"
# A slow laptop on a slow line, as browsers' own tools define them.
SLOWER, BYTES_A_SECOND, LATENCY = 4, 1.6e6 / 8, 150
# Seconds from the reader's key until the frame after the new paint, and until the run is over.
WATCH = """() => {
  const painted = %s, before = painted(), frame = () => new Promise(requestAnimationFrame);
  const running = () => document.querySelector('[data-test-script-state=running]');
  window.change = new Promise((done, fail) => addEventListener('keydown', async () => {
    const start = performance.now(), since = () => (performance.now() - start) / 1000;
    while (painted() === before) {
      if (since() > 60) return fail(new Error('no new paint in a minute'));
      await frame();
    }
    await frame();
    const paint = since();
    while (running()) await frame();
    await frame();
    done([paint, since()]);
  }, {capture: true, once: true}));
}"""
# When words can be read, and when the map is painted, in seconds after the first byte.
MARKS = """
if (window === window.top) {
  window.marks = {};
  const look = () => {
    const since = () => (performance.now()
      - performance.getEntriesByType('navigation')[0].responseStart) / 1000;
    const words = document.querySelector('h1')?.innerText;
    if (words) window.marks.sentence ??= since();
    if (document.querySelector('#early .sketch')) window.marks.seen ??= since();
    if ((%s)()) window.marks.map ??= since();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


class Cost(NamedTuple):
    """Medians: seconds, and what one change takes of line and processor."""

    seen: float
    first: float
    repaint: float
    whole: float
    messages: float
    kilobytes: float
    processor: float

    def __str__(self) -> str:
        return (
            f"seen after {self.seen:.2f} s, live after {self.first:.2f} s, "
            f"repaint {self.repaint:.3f} s, run over after {self.whole:.3f} s; "
            f"a change: {self.messages:.0f} messages, "
            f"{self.kilobytes:.1f} kB, {1000 * self.processor:.0f} ms of the server's processor"
        )


def main(arguments: Sequence[str]) -> None:
    """Print what was asked for."""
    asked = {"--throttled": throttled, "--screens": screens}
    [action] = [asked[name] for name in arguments] or [beside_empty]
    action()


def beside_empty() -> None:
    """Print what this page and the empty one cost, and how they compare."""
    with sync_playwright() as playwright:
        browser = chromium(playwright, OF_READERS)
        with served(EMPTY) as address:
            empty = cost(browser, address, LINE, LINE, ANY_LIST)
        with served(ROOT / "app.py") as address:
            warm_up(address)
            ours = {
                name: cost(browser, f"{address}/?lang=en", SEEN, MAP, place)
                for name, place in LISTS.items()
            }
        browser.close()
    print(f"an empty page: {empty}")
    for name, each in ours.items():
        print(f"the atlas, {name}: {each}")
        seen, live = each.seen / empty.first, each.first / empty.first
        print(f"beside the empty page: seen after {seen:.2f} times as long, live after {live:.2f}")


def warm_up(address: str) -> None:
    """Have everything kept that the changes will ask for."""

    async def all_measures() -> None:
        async with reader(address) as one:
            for measure in measure_codes(read_catalogue(), "six_dimensions")[: CHANGES + 2]:
                await one.open("", f"lang=en&show={measure}")
            for city in read_catalogue().cities["city_code"][: CHANGES + 2]:
                await one.open("", f"lang=en&city={city}")

    in_own_loop(all_measures())


def cost(browser: Browser, address: str, seen: str, painted: str, place: str) -> Cost:
    """Open a page several times and change a list of it in the last."""
    firsts = [first_paint(browser, address, seen, painted) for _ in range(OPENINGS)][1:]
    server = started()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    received: list[int] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda it: received.append(len(it))))
    page.goto(address)
    page.wait_for_function(painted, timeout=60_000)
    page.wait_for_timeout(2000)
    changes = [change(page, painted, place, received, server) for _ in range(CHANGES)]
    context.close()
    columns = (*zip(*firsts, strict=True), *zip(*changes, strict=True))
    return Cost(*map(statistics.median, columns))


def first_paint(browser: Browser, address: str, seen: str, painted: str) -> tuple[float, float]:
    """Return the seconds until a browser that knows nothing shows the page, and it is live."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(seen, timeout=60_000)
    shown = time.perf_counter() - start
    page.wait_for_function(painted, timeout=60_000)
    live = time.perf_counter() - start
    context.close()
    return shown, live


def change(
    page: Page, painted: str, place: str, received: list[int], server: int
) -> tuple[float, float, float, float, float]:
    """Take the next of a list; return all of a `Cost` but the first two."""
    page.locator(place).first.click()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(400)
    page.evaluate(WATCH % painted)
    received.clear()
    before = processor(server)
    page.keyboard.press("Enter")
    paint, whole = page.evaluate("() => window.change")
    page.wait_for_timeout(700)
    took = processor(server) - before
    return paint, whole, len(received), sum(received) / 1000, took


def started() -> int:
    """Return the process that this one started last."""
    [children] = Path("/proc/self/task").glob(f"{os.getpid()}/children")
    return int(children.read_text().split()[-1])


def processor(server: int) -> float:
    """Return the seconds of processor time a server has taken, to the microsecond."""
    # Linux's clock of another process (clock_getcpuclockid): its number, inverted, and a kind.
    return time.clock_gettime(~server << 3 | 2)


def throttled() -> None:
    """Print when words and map are there on a slow laptop, in seconds after the first byte."""
    with sync_playwright() as playwright, served(ROOT / "app.py") as address:
        browser = chromium(playwright, OF_READERS)
        warm_up(address)
        for _ in range(3):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.add_init_script(MARKS % MAP)
            with slowed(page) as sizes:
                page.goto(f"{address}/?lang=en", wait_until="commit", timeout=60_000)
                page.wait_for_function("() => window.marks.map", timeout=120_000)
                marks = page.evaluate("() => window.marks")
            print(
                f"a sentence after {marks['sentence']:.1f} s, the map seen after "
                f"{marks['seen']:.1f} s and live after {marks['map']:.1f} s, "
                f"{len(sizes)} requests, {sum(sizes) / 1e6:.2f} MB"
            )
            context.close()
        browser.close()


@contextmanager
def slowed(page: Page) -> Iterator[list[int]]:
    """Slow processor and line of a page; yield the sizes of what it loads."""
    tools: CDPSession = page.context.new_cdp_session(page)
    sizes: list[int] = []
    line = {"latency": LATENCY, "downloadThroughput": BYTES_A_SECOND}
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    tools.send(
        "Network.emulateNetworkConditions",
        {**line, "offline": False, "uploadThroughput": BYTES_A_SECOND},
    )
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield sizes


def screens() -> None:
    """Print what a change takes of the server's processor on every screen, all of it kept."""
    with served(ROOT / "app.py") as address:
        server = started()
        for name, (page, queries) in CHANGED.items():
            took = in_own_loop(turns(address, page, queries, lambda: processor(server)))
            print(f"{name}: {1000 * took:.0f} ms of the server's processor a change", flush=True)


async def turns(
    address: str, page: str, queries: Sequence[str], spent: Callable[[], float], rounds: int = 6
) -> float:
    """Go round some addresses of a screen; return processor time a change, the first two apart."""
    async with reader(address) as one:
        before = 0.0
        for turn in range(rounds + 2):
            before = spent() if turn == 2 else before
            for query in queries:
                shown = await one.open(page, f"lang=en&{query}")
                assert not shown.exceptions, shown.exceptions
    return (spent() - before) / (rounds * len(queries))


_CITIES = ("440300", "320500", "330100")
CHANGED: dict[str, tuple[str, Sequence[str]]] = {
    "atlas": ("", ["show=index", "show=variable.gdp", "show=dimension.digital_technology"]),
    "atlas, a city": ("", [f"city={city}" for city in _CITIES]),
    "city": ("city", [f"city={city}" for city in _CITIES]),
    "compare": ("compare", [f"compare={city},310000,110000" for city in _CITIES]),
    **{
        f"regions, {question}": ("regions", [f"question={question}&city={c}" for c in _CITIES])
        for question in QUESTIONS
    },
    **{
        f"index, {panel}": ("index_lab", [f"panel={panel}&city={city}" for city in _CITIES])
        for panel in PANELS
    },
    "sources": ("sources", [f"city={city}" for city in _CITIES]),
    "briefing": ("briefing", [f"city={city}" for city in _CITIES]),
}

if __name__ == "__main__":
    main(sys.argv[1:])
