"""A reader with a browser of their own, who looks at the page, the map and the address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Error, Frame, Page

from tests.browser.serving import outside

# Where pictures of the journeys are kept, by whoever wants to look at them.
_PICTURES = os.environ.get("ATLAS_PICTURES")
# A busy machine is slow, not wrong.
_PATIENCE = 120_000
# Tabs that no reader uses, of a desk and of a telephone: a new one would load, compile and
# optimise every script again.
_AT_REST: dict[bool, list[Page]] = {False: [], True: []}


@dataclass
class Reader:
    """A page in a browser that keeps nothing, cut off from every host but the atlas."""

    page: Page
    address: str
    asked_outside: list[str]

    @classmethod
    @contextmanager
    def at(
        cls,
        browser: Browser,
        address: str,
        width: int = 1440,
        height: int = 900,
        fingers: bool = False,
    ) -> Iterator[Self]:
        """Yield a reader at a window of this size, to whom the browser is as new.

        Of a reader before, only the scripts of the pages are left in its cache. What stays with
        a tab for good, such as a script for each of its pages, is for a tab of one's own:
        `another_tab`.

        Parameters
        ----------
        fingers : whether it is the browser of a telephone, which is touched
        """
        at_rest = _AT_REST[fingers]
        page = at_rest.pop() if at_rest else _tab(browser, fingers)
        page.set_viewport_size({"width": width, "height": height})
        _forget(page, address)
        try:
            with outside(page.context, address) as asked:
                yield cls(page, address, asked)
        finally:
            _leave(page)
            at_rest.append(page)

    def another_tab(self) -> Page:
        """Open a tab beside the first, as large; it is closed when the reader leaves."""
        tab, size = self.page.context.new_page(), self.page.viewport_size
        assert size is not None
        tab.set_viewport_size(size)
        return tab

    def open(self, path: str) -> None:
        """Open a path of the atlas."""
        self.page.goto(self.address + path)

    def map(self) -> Frame:
        """Return the frame of the map, once it is painted.

        While a page loads, Streamlit may put a new frame in the place of the
        first one; then the new one is waited for.
        """
        for _ in range(3):
            inside = self.page.locator("iframe").first.element_handle().content_frame()
            with suppress(Error):
                if inside and inside.wait_for_selector("[data-painted]"):
                    return inside
        raise AssertionError("the map is not painted")

    def painted(self) -> int:
        """Return how many times the map has been painted."""
        return int(self.map().locator("[data-painted]").get_attribute("data-painted") or 0)

    def wait_for_paint(self, before: int) -> None:
        """Wait until the map is painted once more."""
        self.wait_until(
            f"Number(document.querySelector('[data-painted]').dataset.painted) > {before}"
        )

    def wait_until(self, condition: str) -> None:
        """Wait until a condition holds inside the map, also if a new frame takes its place."""
        for _ in range(2):
            try:
                self.map().wait_for_function(f"() => {condition}")
            except Error as error:
                if "detached" not in error.message:
                    raise
            else:
                return
        self.map().wait_for_function(f"() => {condition}")

    def state(self) -> dict[str, Any]:
        """Return what the map shows and where it looks."""
        found: dict[str, Any] = self.map().evaluate(
            """() => { const {state, map} = atlas.current;
            return {selected: state.selected, caption: state.caption, faded: state.faded.size,
                    zoom: map.getZoom(), centre: map.getCenter()}; }"""
        )
        return found

    def look_at(self, latitude: float, longitude: float, zoom: float) -> None:
        """Move the map as a reader would by dragging and zooming."""
        self.map().evaluate(
            "([y, x, z]) => { atlas.current.map.setView([y, x], z, {animate: false}); }",
            [latitude, longitude, zoom],
        )

    def colours_on_map(self) -> int:
        """Return how many opaque colours are on the canvas of the map."""
        count: int = self.map().evaluate(
            """() => { const c = document.querySelector('.leaflet-container canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set();
            for (let i = 0; i < d.length; i += 4)
              if (d[i + 3] === 255) seen.add(`${d[i]},${d[i + 1]},${d[i + 2]}`);
            return seen.size; }"""
        )
        return count

    def click_unit(self, code: str) -> None:
        """Click a unit in the middle of its largest part."""
        self.page.mouse.click(*self.middle_of(code))

    def double_click_unit(self, code: str) -> None:
        """Click a unit twice in a row, in the middle of its largest part."""
        self.page.mouse.dblclick(*self.middle_of(code))

    def middle_of(self, code: str) -> tuple[float, float]:
        """Return where on the page the middle of a unit's largest part is."""
        x, y = self.map().evaluate(
            """code => { const {map, layers} = atlas.current;
            const [rings] = layers.get(code).getLatLngs()
              .sort((one, other) => other[0].length - one[0].length);
            const p = map.latLngToContainerPoint(L.PolyUtil.polygonCenter(rings, map.options.crs));
            return [p.x, p.y]; }""",
            code,
        )
        box = self.page.locator("iframe").first.bounding_box()
        assert box is not None
        return box["x"] + x, box["y"] + y

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box by typing it."""
        box = self.page.get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option).first.click()

    def parameters(self) -> dict[str, str]:
        """Return the parameters of the address."""
        query = parse_qs(urlsplit(self.page.url).query)
        return {name: values[0] for name, values in query.items()}

    def picture(self, name: str) -> None:
        """Keep a picture of the page, where somebody wants any."""
        if _PICTURES:
            self.page.screenshot(path=Path(_PICTURES, f"{name}.png"))


def _tab(browser: Browser, fingers: bool) -> Page:
    context = browser.new_context(locale="en-US", has_touch=fingers, is_mobile=fingers)
    context.set_default_timeout(_PATIENCE)
    return context.new_page()


def _forget(page: Page, address: str) -> None:
    """Leave nothing of what a browser keeps for whoever comes back."""
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    forget = {"origin": address, "storageTypes": "local_storage,indexeddb,service_workers"}
    session.send("Storage.clearDataForOrigin", forget)
    session.detach()


def _leave(page: Page) -> None:
    """Close what is open: other tabs, and in the first one the page with its line to the server."""
    for tab in page.context.pages[1:]:
        tab.close()
    # What a failed journey still holds back would be missing in all that follow.
    page.unroute_all(behavior="ignoreErrors")
    with suppress(Error):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.emulate_media(media="null", reduced_motion="null", color_scheme="light", contrast="null")
