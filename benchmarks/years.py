"""How fast the map steps through its years, and how much is sent, beside a rerun for each year.

Run: python -m benchmarks.years

Both ways show GDP of 2010 to 2023 on the atlas as it is served, in the same Chromium:
the handle, which steps in the browser, and the box of years, which asks the server.
"""

from __future__ import annotations

import statistics

from playwright.sync_api import Page, sync_playwright

from serving.setup import OF_READERS
from tests.browser.serving import ROOT, chromium, served
from tests.browser.stepping import STEP

YEARS = range(2022, 2009, -1)
SHOWN = "/?lang=en&show=variable.gdp&year=2023&over=years"
PAINTED = """() => Number(document.querySelector('.st-key-map_area iframe')
  ?.contentDocument.querySelector('[data-painted]')?.dataset.painted || 0)"""


def main() -> None:
    """Print the medians of both ways and their ratios."""
    with sync_playwright() as playwright, served(ROOT / "app.py") as address:
        browser = chromium(playwright, OF_READERS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        received: list[int] = []
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda data: received.append(len(data))),
        )
        page.goto(address + SHOWN)
        page.locator(".st-key-years_sent").wait_for(state="attached")
        page.wait_for_timeout(3000)
        once = int(page.evaluate("() => window.atlasYears.length"))
        steps = [float(page.evaluate(STEP, year)) for year in YEARS]
        page.wait_for_timeout(3000)
        reruns, sizes = zip(*(rerun(page, year, received) for year in YEARS), strict=True)
        browser.close()
    step, waited = statistics.median(steps), statistics.median(reruns)
    print(f"handle: {step:.0f} ms a step (longest {max(steps):.0f}), {once / 1000:.1f} kB once")
    print(f"rerun: {waited:.0f} ms a step, {sum(sizes) / 1000:.1f} kB for {len(sizes)} steps")
    print(f"ratio: {waited / step:.0f} times faster, {sum(sizes) / once:.1f} times fewer bytes")


def rerun(page: Page, year: int, received: list[int]) -> tuple[float, int]:
    """Return how long a year asked of the server takes to be painted, and what is sent."""
    received.clear()
    before = page.evaluate(PAINTED)
    started = page.evaluate("() => performance.now()")
    page.get_by_role("combobox", name="Year").click()
    page.get_by_role("option", name=str(year)).click()
    page.wait_for_function(f"before => ({PAINTED})() > before", arg=before)
    seconds = page.evaluate("() => performance.now()") - started
    page.wait_for_timeout(800)
    return float(seconds), sum(received)


if __name__ == "__main__":
    main()
