"""Hostile texts in a real browser: shown letter by letter, running nothing, asking for nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from exports.briefing_file import Briefing, SavedView, write_briefing
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, served
from tests.hostile.free_texts import write_hostile_tables
from tests.hostile.payloads import COMPUTED, MARKUP, TEMPLATES, VISIBLE

pytestmark = pytest.mark.browser
_TITLES = (*TEMPLATES, *MARKUP, "![x](http://outside.example/x.png)", "=1+1")
_ROOMS = (
    *(
        "data",
        "scoring",
        "geo",
        "exports",
        "ui",
        "pages",
        "serving",
        "work",
        "own",
        "shelf",
        "editions",
    ),
)
# What Markdown makes of a text that is not plain.
_MADE = "a, img, em, code, del, .katex, h1, li, [role=img], span[class*=Colored]"


@pytest.fixture(scope="module")
def hostile_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The atlas served on hostile tables, its boundaries named by them too."""
    folder = tmp_path_factory.mktemp("atlas")
    for room in _ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("app.py", "pyproject.toml"):
        shutil.copyfile(ROOT / file, folder / file)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    shutil.copytree(ROOT / "docs", folder / "docs")
    write_hostile_tables(folder / "data")
    with served(folder / "app.py", code=folder) as started:
        yield started


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


def test_a_hostile_briefing_is_presented_and_saved(
    browser: Browser,
    hostile_atlas: str,
    tmp_path: Path,
) -> None:
    """From the file to the projector and to a page of its own, on tables as hostile as it is."""
    views = tuple(SavedView("atlas", {"show": "index"}, text, text) for text in _TITLES)
    path = tmp_path / "briefing.toml"
    path.write_bytes(write_briefing(Briefing("{{7*7191}}</script><script>window.__hit=1", views)))
    with Reader.at(browser, hostile_atlas, 1280, 720) as reader:
        page = reader.page
        reader.open("/briefing?lang=en")
        page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
        page.locator(".st-key-story_0").wait_for()
        page.locator(".st-key-make_html button").click()
        with page.expect_download() as saved:
            page.locator(".st-key-save_made button").click()
        file = tmp_path / "briefing.html"
        saved.value.save_as(file)
        page.locator(".st-key-present button").first.click()
        page.locator(".st-key-presentation iframe").wait_for()
        deck = page.frame_locator(".st-key-presentation iframe")
        for place, text in enumerate(_TITLES, start=1):
            deck.get_by_text(f"{place} / {len(_TITLES)}", exact=True).wait_for()
            assert deck.locator(".deck-title").text_content() == text
            assert deck.locator(".deck-note").text_content() == text
            page.keyboard.press("ArrowRight")
        assert all(frame.evaluate("window.__hit") is None for frame in page.frames)
        assert reader.asked_outside == []
        _opens_alone(browser, file)


def _opens_alone(browser: Browser, file: Path) -> None:
    """The saved page runs nothing of its texts and computes nothing of them."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("[data-painted]")
    for text in _TITLES:
        assert page.locator(".deck-title").text_content() == text
        assert page.evaluate("window.__hit") is None
        page.keyboard.press("ArrowRight")
    assert not failed
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/?lang=en&city=320500&province=320000&outline=yangtze_river_delta&show=variable.gdp",
        "/city?lang=en&city=320500",
        "/regions?lang=en&question=pair&city=320500&show=variable.gdp",
        "/compare?lang=en&compare=320500,330100,province.320000,cluster.yangtze_river_delta",
        "/index_lab?lang=en&panel=change",
        "/sources?lang=en",
    ],
)
def test_hostile_tables_ask_nobody_and_run_nothing(
    browser: Browser,
    hostile_atlas: str,
    path: str,
) -> None:
    """A walk through the screens on such tables: no script, no picture, no link of theirs."""
    with Reader.at(browser, hostile_atlas) as reader:
        failed: list[str] = []
        reader.page.on("pageerror", lambda error: failed.append(str(error)))
        reader.open(path)
        reader.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        reader.page.wait_for_load_state("networkidle")
        said = reader.page.locator("body").inner_text()
        assert not any(sign in said for sign in COMPUTED)
        assert reader.page.locator("a[href*=outside], img[src*=outside]").count() == 0
        assert reader.page.locator("[data-testid=stException]").count() == 0
        assert all(frame.evaluate("window.__hit") is None for frame in reader.page.frames)
        assert reader.asked_outside == []
        assert not failed
