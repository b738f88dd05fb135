"""A reader of a real browser to whom payloads are sent, and whether one of them ran."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Dialog, Page

from tests.browser.reader import Reader

_HIT = "() => Boolean(window.__hit)"


@contextmanager
def victim(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader to whom nothing may happen: no script, no dialog, no request to another host."""
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with Reader.at(browser, address, 1280, 800) as one:
        one.page.on("dialog", dismiss)
        yield one
        one.page.remove_listener("dialog", dismiss)
        hits = [frame.url for frame in one.page.frames if frame.evaluate(_HIT)]
        assert (hits, dialogs, one.asked_outside) == ([], [], [])


def was_hit(page: Page) -> bool:
    """Whether a payload ran in the page, or in a frame of it."""
    return any(frame.evaluate(_HIT) for frame in page.frames)


def settle(page: Page) -> None:
    """Wait until the script has run and what it sent is drawn."""
    page.wait_for_selector(".brand")
    page.wait_for_selector('[data-test-script-state="notRunning"]', state="attached")
    page.wait_for_load_state("networkidle")
