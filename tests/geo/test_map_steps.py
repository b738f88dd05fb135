"""What the browser steps through: small, whole, and read back as it was written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geo.map_steps import HEIGHTS, MapSteps, heights, packed
from geo.palettes import sequential

BROWSER = Path(__file__).parents[2] / "geo" / "browser"
YEARS = range(2010, 2024)
CODES = [f"{code:06d}" for code in range(110000, 110337)]


def _steps(labels: pd.DataFrame | None = None) -> MapSteps:
    chance = np.random.default_rng(1)
    classes = pd.DataFrame(chance.integers(-1, 5, (337, 14)), CODES, list(YEARS))
    levels = pd.DataFrame(chance.integers(20_000, 260_000, (337, 14)), CODES, list(YEARS))
    said = levels.map(lambda value: f"CNY {value:,} per person")
    return MapSteps(
        classes=classes,
        labels=said if labels is None else labels,
        captions=[f"GDP, {year}" for year in YEARS],
        titles=[str(year) for year in YEARS],
        legend="<div></div>",
        counts=[[0] * 6 for _ in YEARS],
        colours=sequential(5),
        levels=levels.astype(float),
        breaks={CODES[0]: [2020]},
    )


def _unpacked(sent: dict[str, Any], year: int, code: str) -> tuple[int, str]:
    """Read a class and a label as the browser does."""
    row = sent["codes"].index(code) // 6
    place = row * len(sent["years"]) + sent["years"].index(year)
    numbers, _, around = sent["labels"].split("|")[place].partition("~")
    text = sent["around"][int(around, 36) if around else 0]
    for number in filter(None, numbers.split("^")):
        text = text.replace("#", number, 1)
    shown = sent["classes"][place]
    return -1 if shown == "-" else int(shown), text


def test_every_class_and_label_comes_back() -> None:
    """Nothing is lost or rounded on the way: 337 units in 14 years."""
    steps = _steps()
    sent = json.loads(packed(steps))
    for year in YEARS:
        for code in CODES:
            assert _unpacked(sent, year, code) == (
                steps.classes.at[code, year],
                steps.labels.at[code, year],
            )


def test_fourteen_years_of_all_units_stay_small() -> None:
    """No more than 60 kB, with six-digit figures."""
    assert len(packed(_steps()).encode()) <= 60_000


def test_labels_without_a_number_and_with_signs_come_back() -> None:
    """Reasons, signs, and a mark that stands for the hole of a number are texts like others."""
    labels = pd.DataFrame("no data: #1 of | few", CODES, list(YEARS)).replace("|", "/")
    labels = labels.map(lambda text: text.replace("|", "/"))
    labels.iloc[0] = "−12 places"
    labels.iloc[1] = "+4.7万亿元"
    labels.iloc[2] = "not comparable"
    labels.iloc[4] = "42.0 µg/m³ · +7.0 µg/m³ (limit: 35 µg/m³)"
    labels.iloc[5] = "no data · #2^3"
    labels.iloc[3] = "withheld: printed 7300 (7784 > whole city)"
    steps = _steps(labels)
    sent = json.loads(packed(steps))
    for code in CODES[:6]:
        assert _unpacked(sent, 2015, code)[1] == labels.at[code, 2015]


def test_a_bar_in_a_reason_does_not_shift_its_neighbours() -> None:
    """What parts the labels may stand in one of them."""
    labels = pd.DataFrame("a | b ~ c", CODES, list(YEARS))
    labels.iloc[:, 1] = "7 | 8"
    sent = json.loads(packed(_steps(labels)))
    assert _unpacked(sent, 2010, CODES[5])[1] == "a | b ~ c"
    assert _unpacked(sent, 2011, CODES[5])[1] == "7 | 8"


def test_the_browser_reads_the_same_heights_and_draws_each_as_a_pixel() -> None:
    """A letter more would be sent and not be seen."""
    steps, trend = ((BROWSER / f"{name}.js").read_text("utf-8") for name in ("steps", "trend"))
    assert f'HEIGHTS = "{HEIGHTS}"' in steps
    said = {name: int(pixels) for name, pixels in re.findall(r"static (\w+) = (\d+);", trend)}
    assert len(HEIGHTS) == said["HEIGHT"] - said["FOOT"] - 2 * said["MARGIN"] + 1


def test_heights_keep_gaps_and_ends() -> None:
    """The lowest figure is at the foot, the highest at the top, a gap is a gap."""
    assert heights(pd.Series([2.0, np.nan, 4.0])) == f"{HEIGHTS[0]}-{HEIGHTS[-1]}"
    assert heights(pd.Series([np.nan, np.nan])) == "--"
    assert heights(pd.Series([3.0, 3.0])) == HEIGHTS[round(0.5 * (len(HEIGHTS) - 1))] * 2
