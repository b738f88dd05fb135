"""The handle of years: the map steps in the browser, the sentence follows when it stops."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Reader
from tests.browser.stepping import STEP

pytestmark = pytest.mark.browser

GDP = "/?lang=en&show=variable.gdp&year=2023"
SHARE = "/?lang=en&show=variable.tertiary_share&year=2023"


@dataclass
class Wire:
    """What goes over the wire of a page: asked of the server, and sent by it."""

    asked: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Wire:
        """Listen from now on; to be called before the page is opened."""
        wire = cls()

        def listen(socket: object) -> None:
            socket.on("framesent", lambda data: wire.asked.append(len(data)))  # type: ignore[attr-defined]
            socket.on("framereceived", lambda data: wire.sent.append(len(data)))  # type: ignore[attr-defined]

        page.on("websocket", listen)
        return wire

    def forget(self) -> None:
        """Count from here."""
        self.asked.clear()
        self.sent.clear()


def _ready(reader: Reader, path: str) -> None:
    """Open a page and wait until its map can step."""
    reader.open(path)
    reader.page.locator(".years-year").wait_for()
    reader.page.locator(".st-key-years_sent").wait_for(state="attached")
    reader.wait_until("atlas.current.own")


def _year_on_map(reader: Reader, year: int) -> None:
    reader.wait_until(f"atlas.current.map.getContainer().dataset.year === '{year}'")


def _parameter(reader: Reader, name: str, value: str) -> None:
    reader.page.wait_for_function(
        "([name, value]) => new URL(location.href).searchParams.get(name) === value",
        arg=[name, value],
    )


def test_the_map_steps_and_plays_without_the_server(reader: Reader) -> None:
    """Of thirteen steps and of playing nothing is asked or sent; one rerun follows where it stops.

    A tooltip draws the years; they are sent once.
    """
    wire, page = Wire.of(reader.page), reader.page
    _ready(reader, GDP)
    _tooltip_draws_the_years_with_their_breaks(reader)
    page.wait_for_timeout(1000)
    packed = page.evaluate("() => window.atlasYears.length")
    assert packed <= 60_000
    wire.forget()
    _step_to_the_first(reader, wire)
    assert len(wire.asked) == 1
    print(f"all years {packed / 1000:.1f} kB, of the stop {sum(wire.sent) / 1000:.1f} kB")
    # A rerun for another of the same years does not send them again.
    assert max(wire.sent) < packed
    _parameter(reader, "year", "2010")
    page.wait_for_timeout(500)
    wire.forget()
    _play_and_pause(reader, wire)


def _tooltip_draws_the_years_with_their_breaks(reader: Reader) -> None:
    """A curve with the shown year on it; Changchun's breaks where it took in Gongzhuling."""
    seen = reader.map().evaluate(
        """() => { const box = atlas.current.tooltip('220100');
        return { lines: box.querySelectorAll('polyline').length,
                 breaks: box.querySelectorAll('line.break').length,
                 dots: box.querySelectorAll('circle.now').length, said: box.innerText }; }"""
    )
    assert seen["lines"] >= 1
    assert seen["dots"] == 1
    assert seen["breaks"] >= 1
    assert "2020" in seen["said"]


def _step_to_the_first(reader: Reader, wire: Wire) -> None:
    """Move the handle from year to year: the map steps, and then the sentence follows."""
    colours = reader.map().evaluate("() => atlas.current.styleOf('520100').fillColor")
    times = [reader.page.evaluate(STEP, year) for year in range(2022, 2009, -1)]
    assert (wire.asked, wire.sent) == ([], [])
    _year_on_map(reader, 2010)
    assert reader.map().evaluate("() => atlas.current.styleOf('520100').fillColor") != colours
    expect(reader.page.locator(".legend-title")).to_contain_text("2010")
    expect(reader.page.locator(".subline")).to_contain_text("2010")
    print(f"steps: median {sorted(times)[len(times) // 2]:.0f} ms, longest {max(times):.0f} ms")


def _play_and_pause(reader: Reader, wire: Wire) -> None:
    """While it plays, map and legend alone change; where it is paused, all follows."""
    reader.page.get_by_role("button", name="Play the years").click()
    _year_on_map(reader, 2012)
    assert wire.asked == []
    expect(reader.page.locator(".subline")).to_contain_text("2010")
    reader.page.get_by_role("button", name="Pause").click()
    year = reader.page.locator(".years-now").inner_text()
    expect(reader.page.locator(".subline")).to_contain_text(year)
    expect(reader.page.locator(".legend-title")).to_contain_text(year)


def test_two_handles_show_the_change_between_two_years(browser: Browser, reader: Reader) -> None:
    """By keys to one year, then to a span with its own map; a link brings it back elsewhere."""
    page = reader.page
    _ready(reader, SHARE)
    _step_and_play_by_keys(reader)
    page.get_by_role("slider", name="Year", exact=True).press("End")
    expect(page.locator(".subline")).to_contain_text("2023")
    page.get_by_role("button", name="Compare two years").click()
    expect(page.locator(".headline")).to_contain_text("Between 2010 and 2023")
    expect(page.locator(".legend-title")).to_have_text("Change 2010–2023, percentage points")
    _parameter(reader, "since", "2010")
    _is_the_same_in_a_small_window(browser, reader)
    since = page.get_by_role("slider", name="First year of the span")
    for _ in range(5):
        since.press("ArrowRight")
    expect(page.locator(".headline")).to_contain_text("Between 2015 and 2023")
    _parameter(reader, "since", "2015")
    # A handle that would pass the other stays, and the span keeps its order.
    for _ in range(10):
        since.press("ArrowRight")
    expect(since).to_have_attribute("aria-valuetext", "2022")
    expect(page.locator(".headline")).to_contain_text("Between 2022 and 2023")
    page.get_by_text("Places gained", exact=True).click()
    expect(page.locator(".headline")).to_contain_text("places")
    _parameter(reader, "growth", "places")
    expect(page.locator(".ranking li").first).to_contain_text("places")
    reader.picture("years_span")
    page.get_by_role("button", name="Show one year").click()
    expect(page.locator(".legend-title")).to_contain_text("%, 2023")


def _step_and_play_by_keys(reader: Reader) -> None:
    """Arrows step to the next year with a map, and say it; space plays."""
    slider = reader.page.get_by_role("slider", name="Year", exact=True)
    slider.press("Home")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "2011")
    slider.press("End")
    for expected in ("2022", "2021", "2020", "2019", "2018", "2016"):
        slider.press("ArrowLeft")
        expect(slider).to_have_attribute("aria-valuetext", expected)
    _year_on_map(reader, 2016)
    slider.press(" ")
    expect(reader.page.get_by_role("button", name="Pause")).to_be_visible()
    slider.press(" ")
    expect(reader.page.get_by_role("button", name="Play the years")).to_be_visible()


def _is_the_same_in_a_small_window(browser: Browser, reader: Reader) -> None:
    """Years, colours, legend and sentence; the handle is in sight without scrolling sideways."""
    told = [reader.page.locator(place).inner_text() for place in (".headline", ".st-key-legend")]
    look = "() => [...atlas.current.layers.keys()].map(c => atlas.current.styleOf(c).fillColor)"
    colours = reader.map().evaluate(look)
    with Reader.at(browser, reader.address, width=1024, height=768) as other:
        _ready(other, reader.page.url.removeprefix(reader.address))
        expect(other.page.locator(".years-now")).to_have_text("2010–2023")
        headline = other.page.locator(".headline")
        expect(headline).to_have_text(told[0], use_inner_text=True)
        legend = other.page.locator(".st-key-legend")
        expect(legend).to_have_text(told[1], use_inner_text=True)
        assert other.map().evaluate(look) == colours
        assert (
            other.page.evaluate(
                "() => { const main = document.querySelector('[data-testid=stMain]');"
                " return main.scrollWidth - main.clientWidth; }"
            )
            <= 0
        )
        expect(other.page.locator(".years-year")).to_be_in_viewport()
        other.picture("years_small")


@pytest.mark.parametrize(
    ("query", "said", "shown"),
    [
        ("show=variable.gdp&year=2005", "no figures of this measure for 2005", "2024"),
        ("show=variable.tertiary_share&year=2015&since=2023", "it is shown from 2015", "2015–2023"),
        ("show=variable.tertiary_share&year=2023&since=2017", "cannot begin in 2017", "2023"),
        ("show=variable.gdp&year=2024&since=2020", "cannot be compared", "2024"),
    ],
)
def test_a_wrong_link_is_told_and_shows_what_there_is(
    reader: Reader, query: str, said: str, shown: str
) -> None:
    """A year without figures, turned handles, a span across the census: a sentence and a map."""
    reader.open(f"/?lang=en&{query}")
    expect(reader.page.get_by_text(said)).to_be_visible()
    expect(reader.page.locator(".years-now")).to_have_text(shown)
