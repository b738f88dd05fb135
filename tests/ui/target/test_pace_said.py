"""The pace towards a target as the atlas tells it."""

from __future__ import annotations

import re

from ui.address.view import View
from ui.figures import kept
from ui.figures.classes import kept as classes_kept
from ui.take.measured import measure_answer
from ui.target.of_unit import judged_of, target_table
from ui.words.texts import Words


def test_the_paces_add_up_to_those_not_yet_there() -> None:
    """Services: of the units below 60 %, each is on track, too slow, away or cannot be told."""
    view = kept.settle(View(measure="indicator.tertiary_share", target="tertiary_2025"))
    values = classes_kept.judged(view).dropna()
    note = next(one for one in measure_answer(view).notes if one.startswith("By their pace"))
    on, of, year, slow, away, untold = (
        int(number)
        for number in re.findall(
            r"(\d+) of the (\d+) .* for (\d+), (\d+) too slow and (\d+) .* of (\d+) it", note
        )[0]
    )
    assert of == on + slow + away + untold == int((values < 60).sum())
    assert year == 2025


def test_of_one_year_no_pace_is_told() -> None:
    """PM2.5 has one year, so nobody's pace towards 2026 can be told."""
    pm25 = [one for one in judged_of("130100", 2023) if one.target.code == "pm25_gb2026_interim"]
    assert target_table(pm25, "130100", Words("en")).rows[0][6] == "cannot be told"
