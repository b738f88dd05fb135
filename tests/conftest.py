"""What tests share: the real tables, read once, and one Chromium."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from data import catalogue as reading
from data.catalogue import Catalogue, read_catalogue
from tests.browser.serving import chromium
from tests.tables import read_once
from tests.together import Together, turn
from work.worker import VARIABLE

# No test depends on how fast the machine is, and CI tries the same examples each time.
settings.register_profile("atlas", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("atlas")
# A run gives way to clicks; here it would give way to other tests, and whoever waits for it
# would wait, and look again and again, until they are over.
os.environ.setdefault(VARIABLE, "0")


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_looked_through_once() -> Iterator[None]:
    """Each screen opened without a browser would ask every package for components of its own."""
    with pytest.MonkeyPatch.context() as patched:
        looked = cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", looked)
        yield


def _ended(runner: LocalScriptRunner, timeout: float = 3) -> None:
    """Wait for the run of a screen, or end it."""
    thread = runner._script_thread
    if thread is not None:
        thread.join(timeout)
    if not runner.script_stopped():
        runner.request_stop()
        runner.join()
        raise RuntimeError(f"the screen was not drawn within {timeout} s")


@pytest.fixture(scope="session", autouse=True)
def _who_waits_for_a_screen_sleeps() -> Iterator[None]:
    """Looking each millisecond whether a screen is drawn would take from who draws it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(local_script_runner, "require_widgets_deltas", _ended)
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_script_of_a_screen_is_translated_once() -> Iterator[None]:
    """As a server does; the harness would translate each page for every screen it opens."""
    with pytest.MonkeyPatch.context() as patched:
        kept = ScriptCache()
        patched.setattr(app_test, "ScriptCache", lambda: kept)
        patched.setattr(local_script_runner, "ScriptCache", lambda: kept)
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_same_table_is_read_once() -> Iterator[None]:
    """Copies differ in one table; what the tables promise each other is checked each time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "read_table", read_once)
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every table of the atlas, as published."""
    return read_catalogue()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys: a process can drive no second one beside it."""
    # A busy machine is slow, not wrong.
    expect.set_options(timeout=90_000)
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()


def pytest_configure() -> None:
    """Look for nothing to throw away while tests are collected: all of it stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on things come and go."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After each file throw away what is left over, and look at what is kept no more.

    Answers and tables stay up to the end, and looking through them took an eighth of all time.
    """
    yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the dearest rooms last, so that what is wrong is known soon."""

    def key(item: pytest.Item) -> tuple[int, bool, bool]:
        return turn(item.nodeid.partition("::")[0], item.get_closest_marker("browser") is not None)

    items.sort(key=key)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Deal out by what tests share, however many workers there are."""
    return Together(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what the attack has tried."""
    reports = [r for kind in ("passed", "failed") for r in terminalreporter.getreports(kind)]
    if said := Counter(str(what) for report in reports for _, what in report.user_properties):
        each = (what if count == 1 else f"{count} × {what}" for what, count in said.items())
        terminalreporter.write_line(f"The attack: {'; '.join(each)}.")
