"""The single HTML file, in a browser without network: it paints, turns pages, and is safe."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from exports.web_page import as_web_page
from geo.build import ensure_built
from tests.exports.conftest import HOSTILE, deck

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_opens_by_double_click(browser: Browser, tmp_path: Path, language: str) -> None:
    """The map is painted, arrow keys turn the pages, names with markup stay text."""
    path = tmp_path / "briefing.html"
    path.write_text(as_web_page(deck(language), ensure_built()), encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-painted]")
    expect(page.locator(".deck-title")).to_have_text("智慧城市指数")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    page.keyboard.press("PageDown")
    expect(page.locator(".deck-title")).to_contain_text(HOSTILE[:12])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck-count")).to_have_text("3 / 3")
    page.keyboard.press("Home")
    expect(page.locator(".deck-chart")).to_have_attribute("alt", re.compile("苏州市"))
    overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert not failed
    assert not overflow
    assert all(url.startswith(("file:", "data:")) for url in asked)


def test_a_clicker_and_a_second_window(browser: Browser, tmp_path: Path) -> None:
    """From a file: B is black, and the speaker sees notes, what follows and the time."""
    made = deck("en")
    words = dict.fromkeys(("next", "notes", "last", "black", "clock", "restart", "speak"), "said")
    slides = (replace(made.slides[0], aside=f"Only for me {HOSTILE}"), *made.slides[1:])
    path = tmp_path / "briefing.html"
    content = as_web_page(replace(made, slides=slides, words=words), ensure_built(), True)
    path.write_text(content, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    failed: list[str] = []
    context.on("weberror", lambda error: failed.append(str(error.error)))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-painted]")
    assert page.get_by_text("Only for me").count() == 0
    with context.expect_page() as opened:
        page.keyboard.press("s")
    window = opened.value
    expect(window.locator("h1")).to_have_text("智慧城市指数")
    expect(window.locator(".aside")).to_contain_text("Only for me <b>=1+1</b>")
    expect(window.locator("h2")).to_have_text("Known figures")
    expect(window.locator(".time")).to_contain_text(re.compile(r"\d\d:\d\d · said \d+:\d\d"))
    window.keyboard.press("PageDown")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    expect(window.locator("h1")).to_have_text("Known figures")
    page.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_visible()
    expect(window.locator("button[aria-pressed=true]")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".deck-black")).to_be_hidden()
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    page.keyboard.press(" ")
    expect(window.locator(".next")).to_contain_text("said")
    expect(window.locator(".next h2")).to_have_count(0)
    window.close()
    page.keyboard.press("PageUp")
    expect(page.locator(".deck-count")).to_have_text("2 / 3")
    context.close()
    assert not failed
