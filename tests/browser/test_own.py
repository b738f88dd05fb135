"""An office's own table, from a real file to the map: two errors mended in place, then saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from own.set_file import read_set
from tests.browser.reader import Reader
from tests.own.workbooks import workbook

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
    """A figure above 100 and a name that is none: both in place, with line and column."""
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
    assert len(own.figures) == 8
    assert {figure.unit for figure in own.figures} == {"210200", "210100", "210300", "211300"}
