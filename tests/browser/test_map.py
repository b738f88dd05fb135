"""The map element alone, with every outside host blocked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from geo.build import STATIC, ensure_built
from geo.palettes import sequential
from geo.themes import THEMES
from tests.browser.reader import Reader
from tests.browser.serving import served

pytestmark = pytest.mark.browser

WESTERN = ("632800", "540600", "650500", "653200")
NAMES = """() => [...document.querySelectorAll('.atlas-label')].map(label => {
  const { left, top, right, bottom } = label.getBoundingClientRect();
  const kind = label.className.split('-').pop();
  return { text: label.textContent, kind, left, top, right, bottom,
    clicks: getComputedStyle(label).pointerEvents }; })"""
# Where a unit is: the middle of its largest part.
MIDDLE = """code => {
  const [rings] = atlas.current.layers.get(code).getLatLngs()
    .sort((one, other) => other[0].length - one[0].length);
  return L.PolyUtil.polygonCenter(rings, map.options.crs);
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page that is only the map, with the files of the application beside it."""
    ensure_built()
    folder = tmp_path_factory.mktemp("map")
    shutil.copy(Path(__file__).with_name("map_page.py"), folder)
    shutil.copytree(STATIC, folder / "static")
    with served(folder / "map_page.py") as started:
        yield started


@dataclass(frozen=True)
class Drawn:
    """The map in a browser window."""

    page: Page
    frame: Frame
    asked_outside: list[str]
    errors: list[str]

    def run(self, script: str, argument: object = None) -> Any:
        """Return what a script finds inside the frame of the map."""
        return self.frame.evaluate(script, argument)

    def at(self, code: str) -> tuple[float, float]:
        """Return where a unit is on the page."""
        box = self.page.locator("iframe").bounding_box()
        assert box
        x, y = self.run(
            f"code => {{ const p = map.latLngToContainerPoint(({MIDDLE})(code)); "
            "return [p.x, p.y]; }",
            code,
        )
        return box["x"] + x, box["y"] + y

    def view(self) -> list[float]:
        """Return where the map looks: latitude, longitude, zoom."""
        seen: list[float] = self.run(
            "() => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
        )
        return seen

    def colour_at(self, code: str) -> str:
        """Return the colour painted at the middle of a unit."""
        return self.colours_along(code, 1)[0]

    def colours_along(self, code: str, count: int) -> list[str]:
        """Return the colours of some pixels in a row from the middle of a unit."""
        colours: list[str] = self.run(
            f"([code, count]) => {{ const p = map.latLngToLayerPoint(({MIDDLE})(code));"
            """
               const canvas = atlas.current.canvas, corner = canvas._bounds.min;
               const ratio = canvas._container.width / canvas._bounds.getSize().x;
               const { data } = canvas._ctx.getImageData(
                 (p.x - corner.x) * ratio, (p.y - corner.y) * ratio, count, 1);
               const hex = at => data[at].toString(16).padStart(2, '0');
               return Array.from({ length: count }, (_, pixel) =>
                 '#' + hex(4 * pixel) + hex(4 * pixel + 1) + hex(4 * pixel + 2)); }""",
            [code, count],
        )
        return colours

    def wait_painted(self, times: int) -> None:
        """Wait until the map was painted so often."""
        self.frame.wait_for_function(
            "times => Number(map.getContainer().dataset.painted) >= times", arg=times
        )

    def said(self, text: str) -> None:
        """Wait until the page says something."""
        self.page.get_by_text(text).wait_for()


@pytest.fixture
def draw(browser: Browser, address: str) -> Iterator[Any]:
    """Open the page, in a window of any size, and wait for the painted map."""

    def _draw(query: str = "", width: int = 1100, height: int = 800) -> Drawn:
        return _drawn(opened.enter_context(Reader.at(browser, address, width, height)), query)

    with ExitStack() as opened:
        yield _draw


@pytest.fixture(scope="module")
def still(browser: Browser, address: str) -> Iterator[Any]:
    """The page for tests that leave it as it is: who asks for the same as before is given it."""
    with Reader.at(browser, address, 1100, 800) as reader:
        shown = dict[str, Drawn]()

        def _still(query: str = "?theme=light") -> Drawn:
            if query not in shown:
                shown.clear()
                shown[query] = _drawn(reader, query)
            return shown[query]

        yield _still


def _drawn(reader: Reader, query: str) -> Drawn:
    page, errors = reader.page, list[str]()
    page.emulate_media(reduced_motion="reduce")
    page.on("pageerror", lambda error: errors.append(str(error)))
    reader.open(f"/{query}")
    page.frame_locator("iframe").locator("[data-painted]").wait_for(timeout=30_000)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    return Drawn(page, frame, reader.asked_outside, errors)


def test_the_map_is_painted_without_any_other_host(still: Any) -> None:
    """Class colours, the hatch of no data and outside white are on the canvas; nobody was asked."""
    drawn = still()
    colours = set(
        drawn.run(
            """() => { const canvas = atlas.current.canvas._container, found = new Set();
               const pen = canvas.getContext('2d'), hex = v => v.toString(16).padStart(2, '0');
               const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
               for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255)
                 found.add('#' + hex(data[i]) + hex(data[i + 1]) + hex(data[i + 2]));
               return [...found]; }"""
        )
    )
    look = THEMES["light"]
    assert {*sequential(5).light, look.no_data, look.outside} <= colours
    assert drawn.colour_at("710000") == look.outside
    assert drawn.asked_outside == []
    assert drawn.errors == []


def test_the_tooltip_shows_text_as_text(still: Any) -> None:
    """A value with tags is read out as it is; a unit outside the data says so."""
    drawn = still()
    tip = drawn.page.frame_locator("iframe").locator(".atlas-tooltip")

    def hover(code: str) -> None:
        drawn.page.wait_for_timeout(80)  # Leaflet looks at the pointer every 32 ms
        drawn.page.mouse.move(*drawn.at(code))

    hover("632800")
    assert "<b>points</b>" in tip.inner_text()
    assert tip.inner_text().startswith("Haixi Mongol and Tibetan AP\nQinghai\nThe first measure\n")
    hover("110000")
    assert tip.inner_text() == "Beijing\nThe first measure\nNo data"
    hover("710000")
    assert tip.inner_text() == "Taiwan\nOutside the data"


@pytest.mark.parametrize("theme", THEMES)
def test_no_data_is_hatched(still: Any, theme: str) -> None:
    """A line of pixels through a unit without a figure crosses lines and ground by turns."""
    drawn = still(f"?theme={theme}")
    look = THEMES[theme]
    row = drawn.colours_along("540200", 24)
    changes = sum(one != other for one, other in pairwise(row))
    assert look.no_data in row
    assert 5 <= changes <= 24
    assert len(set(drawn.colours_along("632800", 10))) == 1


def test_the_dark_theme_is_dark(still: Any) -> None:
    """Outside units and the sea take the colours of the theme."""
    drawn = still("?theme=dark")
    assert drawn.colour_at("710000") == THEMES["dark"].outside
    assert (
        drawn.run("() => getComputedStyle(map.getContainer()).getPropertyValue('--sea')")
        == THEMES["dark"].sea
    )
    # On paper it is light, and dark again afterwards.
    chongqing = drawn.colour_at("500000")
    assert chongqing in sequential(5).dark
    drawn.run("() => { dispatchEvent(new Event('beforeprint')); }")
    assert drawn.colour_at("710000") == THEMES["light"].outside
    assert drawn.colour_at("500000") in sequential(5).light
    drawn.run("() => { dispatchEvent(new Event('afterprint')); }")
    assert drawn.colour_at("500000") == chongqing


def test_the_inset_shows_the_south_china_sea_to_its_end(still: Any) -> None:
    """Every dash and the coast lie inside the inset, and it is painted."""
    drawn = still("?lang=zh")
    assert drawn.run(
        """() => { const { inset, topology } = atlas.current;
             return topology.lines.get('ten_dash').flat().every(p => inset.bounds.contains(p))
               && inset.bounds.contains(topology.byCode.get('460200').bounds); }"""
    )
    painted = drawn.run(
        """() => { const c = atlas.current.inset.canvas, pen = c.getContext('2d');
             return new Set(pen.getImageData(0, 0, c.width, c.height).data).size; }"""
    )
    assert painted > 50
    assert drawn.page.frame_locator("iframe").locator(".atlas-inset").inner_text() == "南海诸岛"


def test_the_chosen_unit_is_named(draw: Any, still: Any) -> None:
    """Its name stands beside its outline, in the language of the page, and goes with the choice."""
    drawn = draw("?lang=zh&selected=440300")
    chosen = [name["text"] for name in drawn.run(NAMES) if name["kind"] == "selected"]
    assert chosen == ["深圳"]
    assert "selected" not in {name["kind"] for name in still("?lang=zh").run(NAMES)}


def test_another_measure_keeps_the_zoom(draw: Any) -> None:
    """The colours change, the place and the zoom do not, and zooming reran nothing."""
    drawn = draw()
    drawn.page.frame_locator("iframe").get_by_title("Zoom in").click()
    drawn.page.wait_for_timeout(600)
    before, colours = drawn.view(), [drawn.colour_at(code) for code in WESTERN]
    drawn.said("runs 1 ")
    drawn.page.get_by_text("second").click()
    drawn.wait_painted(2)
    drawn.said("runs 2 ")
    assert drawn.view() == before
    assert [drawn.colour_at(code) for code in WESTERN] != colours


def test_a_click_tells_the_code_each_time(draw: Any) -> None:
    """A click selects, at once in the browser and then on the page; dragging reruns nothing."""
    drawn = draw()
    drawn.page.mouse.click(*drawn.at("632800"))
    assert drawn.run("() => atlas.current.marks.selected.getLatLngs().length") > 0
    drawn.said("runs 2 clicked 632800")
    drawn.page.mouse.click(*drawn.at("632800"))
    drawn.said("runs 3 clicked 632800")
    x, y = drawn.at("650500")
    drawn.page.mouse.move(x, y)
    drawn.page.mouse.down()
    drawn.page.mouse.move(x + 80, y, steps=4)
    drawn.page.mouse.up()
    drawn.page.wait_for_timeout(700)
    drawn.said("runs 3 clicked 632800")


@pytest.mark.parametrize(
    ("width", "height"), [(600, 400), (1280, 620), (420, 560), (800, 660), (1024, 480)]
)
def test_the_whole_country_is_in_view_at_any_size(draw: Any, width: int, height: int) -> None:
    """The mainland, Hainan and Taiwan lie inside the frame, and the inset covers none of them."""
    drawn = draw(f"?height={height}", width, height + 140)
    left, top, right, bottom, coast, inset_left, inset_top = drawn.run(
        """() => { const at = p => map.latLngToContainerPoint(p);
             const { nation } = atlas.current.view;
             const nw = at(nation.getNorthWest()), se = at(nation.getSouthEast());
             const inset = atlas.current.inset.frame;
             return [nw.x, nw.y, map.getSize().x - se.x, map.getSize().y - se.y,
               at([0, atlas.current.view.coast]).x, inset.offsetLeft, inset.offsetTop]; }"""
    )
    assert min(left, top, right, bottom) >= 0
    fills = drawn.run(
        """() => { const s = map.getSize(), b = atlas.current.view.nation;
             const p = map.latLngToContainerPoint(b.getSouthEast()).subtract(
               map.latLngToContainerPoint(b.getNorthWest()));
             return Math.max(p.x / s.x, p.y / s.y); }"""
    )
    assert fills > 0.75
    south = drawn.run(
        "() => map.latLngToContainerPoint(atlas.current.view.nation.getSouthWest()).y"
    )
    assert coast <= inset_left or south <= inset_top


def test_the_first_view_follows_the_window_until_the_reader_moves(draw: Any) -> None:
    """A wider window shows a larger country; after a zoom it no longer jumps."""
    drawn = draw("?height=600", 700)
    narrow = drawn.view()[2]
    drawn.page.set_viewport_size({"width": 1200, "height": 800})
    drawn.page.wait_for_timeout(400)
    assert drawn.view()[2] > narrow
    drawn.page.frame_locator("iframe").get_by_title("Zoom in").click()
    drawn.page.wait_for_timeout(600)
    chosen = drawn.view()[2]
    drawn.page.set_viewport_size({"width": 900, "height": 800})
    drawn.page.wait_for_timeout(400)
    assert drawn.view()[2] == chosen
    drawn.page.frame_locator("iframe").get_by_title("Whole country").click()
    drawn.page.wait_for_timeout(400)
    assert narrow < drawn.view()[2] < chosen


def test_filtered_units_are_faint_and_selection_focus_and_outline_are_drawn(draw: Any) -> None:
    """Filter, outline, selection and a flight to a city arrive together."""
    drawn = draw("?fade=1&selected=320500&focus=320500&outline=1")
    assert drawn.run("() => atlas.current.layers.get('650500').options.fillOpacity") < 0.5
    assert drawn.run("() => atlas.current.layers.get('320500').options.fillOpacity") == 1
    assert drawn.run("() => map.getBounds().contains(atlas.current.topology.boundsOf(['320500']))")
    assert not drawn.run("() => map.getBounds().contains(atlas.current.view.nation)")
    assert drawn.run("() => atlas.current.marks.selected.getLatLngs().length") == 1
    assert drawn.page.frame_locator("iframe").locator(".atlas-cluster").count() == 1


def test_the_map_can_be_used_from_the_keyboard(draw: Any) -> None:
    """It has a name, takes the focus, and moves and zooms by keys."""
    drawn = draw()
    container = drawn.page.frame_locator("iframe").locator("#map_div")
    assert "Arrow keys" in str(container.get_attribute("aria-label"))
    container.focus()
    # A key is not heard while the map slides: it stands where it will stay.
    assert not drawn.run("() => Boolean(map._panAnim && map._panAnim._inProgress)")
    before = drawn.view()
    container.press("ArrowRight")
    drawn.page.wait_for_timeout(500)
    container.press("+")
    drawn.page.wait_for_timeout(800)
    after = drawn.view()
    assert after[1] > before[1]
    assert after[2] > before[2]


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two boxes on the page lie over each other."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 0 and down > 0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_never_meet(draw: Any, language: str) -> None:
    """At any zoom no name lies over another or takes a click; seats of provinces come later."""
    drawn = draw(f"?lang={language}&outline=1&selected=440300", 1280, 800)
    for zoom, least in ((None, 24), (1.5, 20), (3.0, 12)):
        if zoom is not None:
            drawn.run("z => { map.setView([-40, 85], z, { animate: false }); }", zoom)
        names = drawn.run(NAMES)
        assert len(names) >= least, zoom
        assert not [
            (one["text"], other["text"], zoom)
            for one, other in combinations(names, 2)
            if _meet(one, other)
        ]
        assert {name["clicks"] for name in names} == {"none"}
        kinds = {name["kind"] for name in names}
        assert ("capital" in kinds) == (zoom is not None)
        assert {"province", "unit"} & kinds


def test_hexagons_take_the_place_of_the_map_and_give_it_back(draw: Any) -> None:
    """All units in one size, with outline, choice, tooltip and click; then the map as it was."""
    drawn = draw("?selected=320500&outline=1&fade=1")
    drawn.page.get_by_text("Equal size").click()
    drawn.frame.wait_for_function("atlas.current.layers.size === 340")
    drawn.wait_painted(2)
    across = drawn.run(
        """() => atlas.current.topology.units.map(({ bounds }) =>
             Math.round(10 * (bounds.getEast() - bounds.getWest())))"""
    )
    assert max(across) - min(across) <= 1
    assert drawn.page.frame_locator("iframe").locator(".atlas-inset").count() == 0
    assert drawn.run("() => atlas.current.marks.selected.getLatLngs().length") == 1
    assert drawn.run("() => atlas.current.layers.get('650500').options.fillOpacity") < 0.5
    assert drawn.run("() => map.getBounds().contains(atlas.current.view.nation)")
    names = drawn.run(NAMES)
    assert not [1 for one, other in combinations(names, 2) if _meet(one, other)]
    assert {"selected", "province"} <= {name["kind"] for name in names}
    drawn.page.mouse.move(*drawn.at("632800"))
    tip = drawn.page.frame_locator("iframe").locator(".atlas-tooltip")
    assert tip.inner_text().startswith("Haixi Mongol and Tibetan AP\nQinghai\n")
    drawn.page.mouse.click(*drawn.at("632800"))
    drawn.page.get_by_text("clicked 632800").wait_for()
    drawn.page.get_by_text("Equal size").click()
    drawn.frame.wait_for_function("atlas.current.layers.size === 372")
    assert drawn.page.frame_locator("iframe").locator(".atlas-inset").count() == 1
    assert drawn.run("() => map.getBounds().contains(atlas.current.view.nation)")
    assert drawn.errors == []


def test_a_link_to_hexagons_opens_them_at_once(draw: Any) -> None:
    """The first shape asked for is the one that is laid out, and moving it is not undone."""
    drawn = draw("?equal=1")
    drawn.frame.wait_for_function("atlas.current.layers && atlas.current.layers.size === 340")
    drawn.run("() => { map.setView([0, 0], 2, { animate: false }); }")
    drawn.page.wait_for_timeout(500)
    assert drawn.view() == [0, 0, 2]
    assert drawn.run("() => Number(map.getContainer().dataset.painted)") == 1
