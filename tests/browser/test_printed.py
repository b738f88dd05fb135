"""A screen on paper: what it says, its whole map, and none of its controls."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.reader import PICTURES, Reader

pytestmark = pytest.mark.browser


def test_the_atlas_is_printed_without_its_controls(reader: Reader) -> None:
    """Sentence, legend and ranking on a few pages of A4; the map shrinks and is not cut."""
    reader.open("/?lang=en&city=320500")
    drawn = reader.map().evaluate("document.querySelector('#map_div').clientWidth")
    content = reader.page.pdf(prefer_css_page_size=True, print_background=True)
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "printed.pdf").write_bytes(content)
    pages = PdfReader(io.BytesIO(content)).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) <= 3
    assert "Beijing leads" in text
    assert "No data" in text
    assert "Ranking" in text
    assert "Add to briefing" not in text
    assert "Find a city" not in text
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
