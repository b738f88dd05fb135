"""An office's own table, from a real file to the map: two errors mended in place, then saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from own.set_file import read_set
from tests.browser.reader import Reader
from tests.own.workbooks import workbook
from ui.words.texts import Words

pytestmark = pytest.mark.browser

ROWS: list[list[object]] = [
    ["城市", "办结率（%）", None],
    [None, 2022, 2023],
    ["大连市", 80, 85],
    ["沈阳市", 81, 850],
    ["没有市", 70, 71],
    ["朝阳", 60, 61],
]


def test_a_workbook_with_two_errors_is_mended_and_saved(reader: Reader, tmp_path: Path) -> None:
    """A figure above 100 and a name that is none: both in place; a reload loses nothing."""
    file = tmp_path / "own.xlsx"
    file.write_bytes(workbook(ROWS, "B1:C1"))
    reader.open("/own?lang=zh")
    page = reader.page
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".st-key-own_take_columns button").click()
    page.locator(".st-key-own_unit_5 input").fill("朝阳市")
    page.keyboard.press("Enter")
    for place, text in (("3_2", "85"), ("4_0", "鞍山市")):
        field = page.locator(f".st-key-own_mend_{place} input")
        field.fill(text)
        field.press("Enter")
        expect(page.locator(f".st-key-own_mend_{place}")).to_have_count(0)
    expect(page.locator(".own-found")).to_have_text(re.compile("8项数据"))
    assert reader.colours_on_map() > 3
    page.locator(".st-key-own_keep button").click()
    with page.expect_download() as saved:
        page.locator(".st-key-own_save button").click()
    own = read_set(Path(saved.value.path()).read_bytes())
    page.locator(".st-key-own_everywhere button").click()
    expect(page.locator(".st-key-own_basis")).to_be_visible()
    page.locator(".st-key-nav a").first.click()
    expect(page.locator(".st-key-map_area")).to_be_visible()
    expect(page.locator(".st-key-own_basis")).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-map_area")).to_be_visible()
    expect(page.locator(".st-key-own_basis")).to_be_visible()
    assert len(own.figures) == 8
    assert {figure.unit for figure in own.figures} == {"210200", "210100", "210300", "211300"}


def test_a_survey_is_scored_beside_what_stands_in_for_it(reader: Reader, tmp_path: Path) -> None:
    """Ten cities of sixty answers each: the index with them, and a place with its range."""
    cities = ("北京市", "天津市", "大连市", "沈阳市", "鞍山市", "长春市", "哈尔滨市", "南京市")
    answers = [("城市", "overall")] + [
        (city, "4" if person < 30 + 3 * place else "2")
        for place, city in enumerate(cities)
        for person in range(60)
    ]
    file = tmp_path / "survey.csv"
    file.write_text("\n".join(map(",".join, answers)), encoding="utf-8")
    reader.open("/own?lang=en")
    page = reader.page
    level = page.locator(".st-key-own_level")
    level.wait_for()
    page.locator(".st-key-own_kind").get_by_text("Residents' answers").click()
    # A file that is brought before the page knows the kind would be a table's.
    expect(level).to_have_count(0)
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".st-key-own_keep_survey button").click()
    heading = Words("en")("own.satisfaction")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text("Cities with a score from residents' answers: 8")).to_be_visible()
