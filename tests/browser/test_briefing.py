"""The briefing in a browser: collected on one screen, presented on another, and reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader before a projector, who must never cause a request to another host."""
    with Reader.at(browser, address, 1280, 720) as presenting:
        yield presenting
        assert presenting.asked_outside == []


def test_a_view_is_collected_and_presented(reader: Reader) -> None:
    """Add what is seen, present it with the live map, turn pages, leave with Escape."""
    page = reader.page
    reader.open("/?lang=en&show=dimension.digital_technology")
    reader.map()  # the screen has settled
    page.locator(".st-key-add_to_briefing button").first.click()
    expect(page.get_by_text("the briefing now has 1 views")).to_be_visible()
    page.locator('.st-key-nav a[href^="briefing"]').click()
    expect(page.locator(".st-key-story_0")).to_be_visible()
    page.locator(".st-key-present button").first.click()
    deck = page.frame_locator(".st-key-presentation iframe")
    expect(deck.locator("[data-painted]")).to_be_visible()
    expect(deck.locator(".deck-count")).to_have_text("1 / 1")
    expect(deck.locator(".deck-number button").first).to_be_hidden()
    reader.picture("presentation")
    page.keyboard.press("ArrowRight")
    expect(deck.locator(".deck-count")).to_have_text("1 / 1")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-presentation")).to_have_count(0)
    expect(page.locator(".st-key-story_0")).to_be_visible()


def test_a_batch_can_be_cancelled(reader: Reader) -> None:
    """The reports of a province stop at a click, and nothing is offered."""
    page = reader.page
    reader.open("/briefing?lang=en&province=440000")
    page.locator(".st-key-batch button").click()
    page.locator(".st-key-batch_cancel button").click()
    expect(page.locator(".st-key-batch_cancel")).to_have_count(0)
    expect(page.locator(".st-key-batch_save")).to_have_count(0)
    expect(page.locator(".st-key-batch button")).to_be_enabled()
