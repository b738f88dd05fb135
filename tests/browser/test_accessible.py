"""What a screen is to whoever uses the keyboard; and that what hinders somebody is found."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import hindrances
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

# Whether nothing on a page changes for a second, looked for as long as thirty.
_COMES_TO_REST = """() => new Promise(done => {
  const rest = () => setTimeout(() => done(true), 1000);
  let waits = rest();
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(() => { clearTimeout(waits); waits = rest(); })
    .observe(document.documentElement, everything);
  setTimeout(() => done(false), 30000); })"""


def test_what_hinders_is_found(reader: Reader) -> None:
    """A picture without words and letters too pale are named; so the check is awake."""
    reader.page.set_content(
        "<html lang=en><title>t</title><main><h1>t</h1><img src='data:,'>"
        "<p style='color:#aaa;background:#fff'>pale</p></main></html>"
    )
    told = "\n".join(hindrances(reader.page))
    assert "image-alt" in told
    assert "color-contrast" in told


def test_what_opens_is_reached_and_left_by_the_keyboard(reader: Reader) -> None:
    """Tab leads into More, whose choice of contrast outlives a reload, and Escape back to it.

    A page that nobody touches then changes nothing.
    """
    reader.open("/own?lang=en")
    page = reader.page
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    # It is named by the script that hears the keys.
    page.get_by_role("navigation", name="Screens").wait_for()
    more = page.locator(".st-key-more").get_by_role("button")
    more.focus()
    page.keyboard.press("Enter")
    contrast = page.get_by_role("dialog").get_by_role("checkbox")
    contrast.wait_for()
    page.keyboard.press("Tab")
    shelf = page.get_by_role("link", name="Shelf")
    expect(shelf).to_be_focused()
    # Where the keyboard is, is seen: a link has a line around it as a button has.
    assert shelf.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Shift+Tab")
    expect(more).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(contrast).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(more).to_be_focused()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    # What names the page to a screen reader looks at every change, and is none itself.
    page.get_by_role("navigation", name="Screens").wait_for()
    assert page.evaluate(_COMES_TO_REST)
