"""In a real browser: a text that is plain is shown letter by letter in every kind of label."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.hostile.payloads import VISIBLE

pytestmark = pytest.mark.browser
# What Markdown makes of a text that is not plain.
_MADE = "a, img, em, code, del, .katex, h1, li, [role=img], span[class*=Colored]"


def test_markdown_shows_plain_text_as_it_is(browser: Browser) -> None:
    """In every kind of label: the same letters, and no element that Markdown would make."""
    with (
        served(Path(__file__).with_name("labels_page.py")) as address,
        Reader.at(browser, address) as reader,
    ):
        reader.open("/")
        reader.page.locator(f".st-key-at_{len(VISIBLE) - 1} [data-testid=stButtonGroup]").wait_for()
        for number, text in enumerate(VISIBLE):
            place = reader.page.locator(f".st-key-at_{number}")
            labels = place.locator("[data-testid=stMarkdownContainer]").all_inner_texts()
            told = [" ".join(label.replace("\u2060", "").split()) for label in labels]
            assert set(told) <= {"", "pills", "0", "9", " ".join(text.split())}, (text, told)
            found = place.locator("[data-testid=stMarkdownContainer]").locator(_MADE)
            assert found.count() == 0, (text, found.first.evaluate("e => e.outerHTML"))
        assert reader.asked_outside == []
