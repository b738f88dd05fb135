"""Headings that hang in no tree, and numerators that count what is not there, are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DataError
from tests.tables import altered_and_vouched

AIR = "air,environment_governance,"
DISCHARGE = "discharge,environment_governance,"


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("frameworks", AIR, "air,nothing,", r"parent names no heading .*line \d+: 'nothing'"),
        ("frameworks", AIR, "air,citizen_experience,", r"parent names .*'citizen_experience'"),
        ("frameworks", AIR, "air,air,", r"parent runs in a circle: line \d+: 'air'"),
        ("frameworks", f"{AIR}空", "air,discharge,空", None),
        ("framework_map", "2,air,pm25", "2,citizen_experience,pm25", r"column heading names no"),
    ],
)
def test_a_heading_hangs_in_the_tree_of_its_framework(
    tmp_path: Path, table: str, old: str, new: str, message: str | None
) -> None:
    """An unknown parent, one of another framework and a circle name file, column and line."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    if message is None:
        altered_and_vouched(tmp_path, table, change)
        return
    with pytest.raises(DataError, match=rf"{table}\.csv: .*{message}"):
        altered_and_vouched(tmp_path, table, change)


def test_a_circle_of_two_is_found(tmp_path: Path) -> None:
    """Two headings above each other never reach the index."""

    def change(text: str) -> str:
        return text.replace(AIR, "air,discharge,").replace(DISCHARGE, "discharge,air,")

    with pytest.raises(DataError, match=r"frameworks\.csv: column parent runs in a circle"):
        altered_and_vouched(tmp_path, "frameworks", change)


@pytest.mark.parametrize(
    ("numerator", "message"),
    [
        ("pilots:broadband_china+nothing", r"codes not found in pilots\.csv.*'nothing'"),
        ("pilots:broadband_china+gdp", r"codes not found in pilots\.csv.*'gdp'"),
        ("pilots:broadband_china+", r"codes not found in pilots\.csv.*''"),
        ("pilots:governance+ai_pilot_zone", r"counts twice: line \d+: 'ai_pilot_zone'"),
        ("pilots:broadband_china+broadband_china", r"counts twice: line \d+: 'broadband_china'"),
    ],
)
def test_a_count_names_lists_there_are_and_each_once(
    tmp_path: Path, numerator: str, message: str
) -> None:
    """A group, a programme or a yes/no variable may be counted; nothing else, and none twice."""

    def change(text: str) -> str:
        return text.replace("pilots:broadband_china,", f"{numerator},", 1)

    with pytest.raises(DataError, match=rf"indicators\.csv: column numerator .*{message}"):
        altered_and_vouched(tmp_path, "indicators", change)
