"""A screen on paper: what it says, its whole map, and none of its controls."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from geo.themes import SELECTION
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


# What is seen on a ground that would be black on paper; a chart is turned as a whole.
_DARK = """() => [...document.querySelectorAll("*:not(svg)")].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  const said = getComputedStyle(one).backgroundColor, most = said.startsWith("color(") ? 1 : 255;
  const [red, green, blue, whole = 1] = said.match(/[0-9.]+/g).map(Number);
  return width > 60 && height > 16 && whole > 0.5 && red + green + blue < 0.8 * most;
}).map((one) => `${one.outerHTML.slice(0, 120)} ${getComputedStyle(one).backgroundColor}`)"""


@pytest.mark.parametrize(
    "asked",
    ["/own?lang=en", "/index_lab?lang=en&panel=take", "/compare?lang=en&compare=320500,440300"],
)
def test_a_dark_page_has_no_dark_box_on_paper(reader: Reader, asked: str) -> None:
    """Hints, code and maps stand on white; a picture of a map is replaced by its light one."""
    reader.page.emulate_media(color_scheme="dark")
    reader.open(asked)
    reader.page.locator("[data-test-script-state=notRunning]").wait_for()
    if reader.page.locator("iframe").count():
        reader.map().evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.emulate_media(media="print", color_scheme="dark")
    seen = [frame.evaluate(_DARK) for frame in reader.page.frames]
    assert list(filter(None, seen)) == []
    for picture in reader.page.locator(".small-map").all():
        named = picture.get_attribute("class") or ""
        assert picture.is_visible() == ("on-paper" in named)


def test_the_atlas_is_printed_without_its_controls(reader: Reader) -> None:
    """Sentence, legend and ranking on a few pages of A4; the map shrinks and is not cut."""
    reader.open("/?lang=en&city=320500")
    drawn = reader.map().evaluate("document.querySelector('#map_div').clientWidth")
    # The legend and the ranking come after the map.
    expect(reader.page.get_by_text("No data", exact=True).first).to_be_visible()
    expect(reader.page.get_by_text("Ranking").first).to_be_visible()
    content = reader.page.pdf(prefer_css_page_size=True, print_background=True)
    pages = PdfReader(io.BytesIO(content)).pages
    # Each browser sets letters in its own way: a gap between two may be taken for a blank.
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert len(pages) <= 3
    assert "Beijingleads" in text
    assert "Nodata" in text
    assert "Ranking" in text
    assert "Addtobriefing" not in text
    assert "Findacity" not in text
    reader.page.emulate_media(media="print")
    frame = reader.page.locator("iframe").first
    expect(frame).to_be_visible()
    box = frame.bounding_box()
    assert box is not None
    scale = float(
        reader.map().evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--on-paper')"
        )
    )
    assert scale < 1
    assert box["width"] == pytest.approx(drawn * scale, abs=3)


def test_a_dark_map_of_a_city_is_printed_with_its_sea_and_its_city(reader: Reader) -> None:
    """The units are a picture above the sea, which they do not wipe out; the outline is on it."""
    reader.page.emulate_media(color_scheme="dark")
    reader.open("/city?lang=en&city=320500")
    assert reader.map().locator(".atlas-selected").get_attribute("d") not in (None, "M0 0")
    reader.page.locator("[data-test-script-state=notRunning]").wait_for()
    content = reader.page.pdf(prefer_css_page_size=True, print_background=True)
    page = PdfReader(io.BytesIO(content)).pages[0]
    drawn = list(_drawn(page["/Resources"].get_object()))
    said = b" ".join(form.get_data() for form in drawn if form["/Subtype"] == "/Form").decode(
        "latin1"
    )
    inks = {tuple(map(float, ink)) for ink in re.findall(r"(\S+) (\S+) (\S+) RG", said)}
    selection = [int(SELECTION[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    assert any(ink == pytest.approx(selection, abs=0.002) for ink in inks)
    assert any(one["/Subtype"] == "/Image" and int(one["/Width"]) > 300 for one in drawn)


def _drawn(resources: Any) -> Iterator[Any]:
    """Every form and picture on a page, those inside others too."""
    for one in resources.get("/XObject", {}).values():
        form = one.get_object()
        yield form
        if "/Resources" in form:
            yield from _drawn(form["/Resources"].get_object())
