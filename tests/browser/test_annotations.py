"""Writing on the map in a browser: a click places a text, dragging moves it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def test_a_label_is_placed_by_a_click_and_moved_by_dragging(reader: Reader) -> None:
    """It stands where the reader clicked, is part of the link, and no city is put in focus."""
    page = reader.page
    reader.open("/?lang=en")
    page.wait_for_selector(DONE)
    reader.map()
    page.locator(".st-key-annotate label").click()
    page.locator(".st-key-note_text input").fill("<b>New port</b>")
    reader.wait_until("atlas.current.notes.placing")
    box = page.locator("iframe").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
    note = reader.map().locator(".atlas-note span")
    expect(note).to_have_text("<b>New port</b>")
    page.wait_for_url("**notes=label_**")
    before = reader.parameters()["notes"]
    assert "city" not in reader.parameters()
    there = note.bounding_box()
    assert there is not None
    page.mouse.move(there["x"] + 10, there["y"] + 8)
    page.mouse.down()
    page.mouse.move(there["x"] + 90, there["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_function("before => !location.href.includes(before)", arg=before.split("_<")[0])
    page.wait_for_selector(DONE)
    expect(page.locator(".st-key-note_text_0 input")).to_have_value("<b>New port</b>")
    page.locator(".st-key-note_remove_0 button").first.click()
    expect(reader.map().locator(".atlas-note span")).to_have_count(0)
    assert "notes" not in reader.parameters()
