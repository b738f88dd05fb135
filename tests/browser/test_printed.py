"""A screen on paper: what it says, its whole map, and none of its controls."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


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
