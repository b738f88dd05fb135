"""What the browser journeys share: one server, and a reader with a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import Reader
from tests.browser.serving import ROOT, served
from tests.browser.sharing import common_folder, shared


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the shelf of the journeys lies, for another server that uses it too."""
    return {"ATLAS_SHELF": str(common_folder(tmp_path_factory) / "shelf")}


@pytest.fixture(scope="session")
def address(shelf: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The atlas, served once for all journeys, as readers share one server."""
    serve = partial(served, ROOT / "app.py", environment=shelf)
    with shared(common_folder(tmp_path_factory), serve) as started:
        yield started


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader at a desk, who must never cause a request to another host."""
    with Reader.at(browser, address) as at_desk:
        yield at_desk
        assert at_desk.asked_outside == []
