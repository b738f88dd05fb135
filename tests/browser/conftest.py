"""What the browser journeys share: one server, and a reader with a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import Reader
from tests.browser.serving import ROOT, served
from tests.browser.sharing import common_folder, shared
from tests.serving.watching import Watched


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the shelf of the journeys lies, for another server that uses it too."""
    return {"ATLAS_SHELF": str(common_folder(tmp_path_factory) / "shelf")}


@pytest.fixture(scope="session")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """A record of what the server of the journeys asks for, whoever's worker started it."""
    folder = common_folder(tmp_path_factory) / "watched"
    folder.mkdir(exist_ok=True)
    return Watched(folder)


@pytest.fixture(scope="session")
def address(
    shelf: dict[str, str], watched: Watched, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The atlas, served once for all journeys, as readers share one server."""
    environment = {**shelf, **watched.environment()}
    serve = partial(served, ROOT / "app.py", environment=environment)
    with shared(common_folder(tmp_path_factory), serve) as started:
        yield started


@pytest.fixture
def reader(browser: Browser, address: str, watched: Watched) -> Iterator[Reader]:
    """A reader at a desk, for whom neither browser nor server may ask another host."""
    with Reader.at(browser, address) as at_desk:
        yield at_desk
        assert at_desk.asked_outside == []
    assert watched.outside() == []


@pytest.fixture
def phone(browser: Browser, address: str, watched: Watched) -> Iterator[Reader]:
    """A reader with fingers and a screen 390 wide."""
    with Reader.at(browser, address, 390, 844, fingers=True) as on_the_way:
        yield on_the_way
        assert on_the_way.asked_outside == []
    assert watched.outside() == []
