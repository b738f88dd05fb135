"""Numbers are written as readers of each language expect."""

from __future__ import annotations

import math

import pytest

from ui.words.numbers import figure, percent, rank, signed
from ui.words.texts import Words

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (4.7219e12, "CNY", "CNY 4.72 trillion", "4.72万亿元"),
        (31.9e6, "person", "31.9 million", "3190万人"),
        (103_000, "CNY", "CNY 103,000", "10.3万元"),
        (8_600, "CNY", "CNY 8,600", "8600元"),
        (66.158, "%", "66.2%", "66.2%"),
        (70.84, "score", "70.8", "70.8"),
        (1, "0/1", "on the list", "在名单内"),
        (0, "0/1", "not on this list", "不在此名单"),
        (3, "count", "3", "3"),
        (29.4, "ug/m3", "29.4 µg/m³", "29.4微克/立方米"),
        (44.0, "m2", "44.0 m²", "44.0平方米"),
        (7.57, "year", "7.6 years", "7.6年"),
        (math.nan, "CNY", "no data", "数据缺失"),
    ],
)
def test_a_figure_in_both_languages(value: float, unit: str, english: str, chinese: str) -> None:
    """Thousands and millions in English, 万 and 亿 in Chinese; missing is never a number."""
    assert figure(value, unit, EN) == english
    assert figure(value, unit, ZH) == chinese


def test_differences_of_percentages_are_percentage_points() -> None:
    """+5 % and +5 percentage points are not the same."""
    assert signed(5.04, "%", EN) == "+5.0 percentage points"
    assert signed(-5.04, "%", ZH) == "−5.0个百分点"
    assert signed(-1.25, "score", EN) == "−1.2"
    assert signed(-0.04, "score", EN) == "±0.0"
    assert signed(0.04, "%", ZH) == "±0.0个百分点"


def test_ranks_and_shares() -> None:
    """A rank names how many were ranked."""
    assert rank(8, 296, EN) == "8 of 296"
    assert rank(8, 296, ZH) == "第8名（共296个）"
    assert percent(0.1234) == "12.3%"
