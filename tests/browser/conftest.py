"""What the browser journeys share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.serving import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    # A busy machine is slow, not wrong.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()
