"""Where the time of a first paint goes: what happens when, here and on an empty page.

Run: python -m benchmarks.road

Both pages are opened in turn by a browser that knows nothing. Milliseconds after the page was
asked for; what the browser's own thread computed until then, of everything, stands last.
"""

from __future__ import annotations

import statistics

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import EMPTY, LINE, MAP, warm_up
from serving.setup import OF_READERS
from tests.browser.serving import ROOT, chromium, served

OPENINGS = 7
STATIONS = {
    "asked": "the connection is asked for",
    "first": "the first message is there",
    "last": "the last message before the paint",
    "frame": "the map's frame is in the page",
    "told": "the frame is told the map",
    "painted": "painted",
    "computed": "computed by the page's thread",
}
WATCH = """
if (window === window.top) {
  const road = window.road = {}, now = () => performance.now();
  window.WebSocket = class extends WebSocket {
    constructor(...said) {
      super(...said);
      road.asked ??= now();
      this.addEventListener("message", () => {
        road.first ??= now();
        if (!road.painted) road.last = now();
      });
    }
  };
  new MutationObserver(() => { if (document.querySelector("iframe")) road.frame ??= now(); })
    .observe(document, { subtree: true, childList: true });
  const look = () => {
    if ((%s)()) road.painted ??= now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
} else addEventListener("message", () => { top.road.told ??= top.performance.now(); });
"""


def main() -> None:
    """Print the medians of both pages, side by side."""
    with sync_playwright() as playwright, served(EMPTY) as empty, served(ROOT / "app.py") as ours:
        warm_up(ours)
        browser = chromium(playwright, OF_READERS)
        pages = {"empty page": (empty, LINE), "the atlas": (f"{ours}/?lang=en", MAP)}
        roads: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
        for _ in range(OPENINGS + 1):
            for name, (address, painted) in pages.items():
                roads[name].append(road(browser, address, painted))
        browser.close()
    print(f"{'':36}{''.join(f'{name:>12}' for name in roads)}")
    for station, said in STATIONS.items():
        # Of each the first, which fills the caches of the server, does not count.
        medians = (
            statistics.median(one.get(station, 0) for one in all_[1:]) for all_ in roads.values()
        )
        print(f"{said:36}{''.join(f'{median:12.0f}' for median in medians)}")


def road(browser: Browser, address: str, painted: str) -> dict[str, float]:
    """Open a page once and return when each station was reached."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(WATCH % painted)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.road.painted", timeout=60_000)
    reached: dict[str, float] = page.evaluate("() => window.road")
    taken = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    context.close()
    return {**reached, "computed": 1000 * taken["TaskDuration"]}


if __name__ == "__main__":
    main()
