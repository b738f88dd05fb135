"""The sentence above the map says what the figures say, also at the edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from scoring.index.rank import competition_ranks
from ui.figures.measured import Measured
from ui.figures.sentence import headline, spread
from ui.words.texts import Words

EN, ZH = Words("en"), Words("zh")


def _measured(
    values: dict[str, float], units: Series, unit: str = "score", direction: int = 1
) -> Measured:
    shown = pd.Series(values, dtype=float).reindex(units)
    return Measured(
        measure="index",
        unit=unit,
        year=2023,
        direction=direction,
        values=shown,
        ranks=competition_ranks((shown * (direction or 1)).to_frame("value"))["value"],
        years=pd.Series(2023, shown.index, dtype="Int64"),
        gaps=DataFrame({"kind": "no_figure", "detail": ""}, index=shown.index[shown.isna()]),
        sources=("nbs_city_yearbook_2024",),
    )


def test_leader_middle_and_tenths(catalogue: Catalogue) -> None:
    """Twenty cities at 1, 2, … 20: the top two average 19.5, the bottom two 1.5."""
    codes = list(catalogue.cities["city_code"][:20])
    measured = _measured(dict(zip(codes, range(1, 21), strict=True)), catalogue.cities["city_code"])
    said = headline(measured, frozenset(codes), catalogue, EN)
    leader = catalogue.cities.set_index("city_code")["name_en"][codes[-1]]
    assert said == (
        f"{leader} leads with 20.0; the median of 20 units is 10.5; "
        "the highest tenth averages 19.5, the lowest tenth 1.5."
    )


def test_only_what_has_a_zero_is_a_multiple(catalogue: Catalogue) -> None:
    """Twice the income is twice as much; twice the score, whose zero is a choice, is not."""
    codes = list(catalogue.cities["city_code"][:20])
    values, units = dict(zip(codes, range(1, 21), strict=True)), catalogue.cities["city_code"]
    said = {
        unit: headline(_measured(values, units, unit), frozenset(codes), catalogue, EN)
        for unit in ("CNY", "score", "index")
    }
    assert said["CNY"].endswith("the highest tenth averages 13.0 times the lowest tenth.")
    assert not any("times" in said[unit] for unit in ("score", "index"))


def test_one_city_and_none(catalogue: Catalogue) -> None:
    """A single unit has no median, and an empty selection no leader."""
    measured = _measured({"110000": 87.7}, catalogue.cities["city_code"])
    assert headline(measured, frozenset({"110000"}), catalogue, EN).startswith("Beijing: 87.7.")
    assert headline(measured, frozenset({"120000"}), catalogue, ZH) == ZH("reading.empty")
    assert headline(measured, frozenset(), catalogue, EN) == EN("reading.empty")


def test_ties_share_the_lead(catalogue: Catalogue) -> None:
    """Two first places are both named; a crowd is counted."""
    units = catalogue.cities["city_code"]
    two = _measured({"110000": 9.0, "310000": 9.0, "120000": 1.0}, units)
    assert headline(two, frozenset(units), catalogue, EN).startswith(
        "Beijing and Shanghai lead together"
    )
    crowd = _measured(dict.fromkeys(units, 5.0), units)
    assert headline(crowd, frozenset(units), catalogue, EN).startswith("337 units share the lead")


def test_where_less_is_better_the_lowest_leads(catalogue: Catalogue) -> None:
    """PM2.5: the city with the cleanest air is named, not the dirtiest."""
    units = catalogue.cities["city_code"]
    measured = _measured({"110000": 30.0, "460100": 12.0}, units, "ug/m3", -1)
    assert headline(measured, frozenset(units), catalogue, EN).startswith(
        "Haikou has the lowest value"
    )


def test_no_ratio_where_the_bottom_is_not_positive(catalogue: Catalogue) -> None:
    """A growth rate below zero gives two means instead of a meaningless ratio."""
    codes = list(catalogue.cities["city_code"][:20])
    growth = dict(zip(codes, np.linspace(-3, 8, 20), strict=True))
    measured = _measured(growth, catalogue.cities["city_code"], "%")
    said = headline(measured, frozenset(codes), catalogue, EN)
    assert "times" not in said
    assert "the lowest tenth −2.7%" in said


def test_no_ratio_where_the_bottom_is_next_to_nothing(catalogue: Catalogue) -> None:
    """Two cities at 90 against two at 0.5 would be "180 times": the two means say more."""
    codes = list(catalogue.cities["city_code"][:20])
    scores = dict(zip(codes, [0.5, 0.5, *[30.0] * 16, 90.0, 90.0], strict=True))
    said = headline(
        _measured(scores, catalogue.cities["city_code"]), frozenset(codes), catalogue, EN
    )
    assert said.endswith("the highest tenth averages 90.0, the lowest tenth 0.5.")


@pytest.mark.parametrize("direction", [1, -1, 0])
def test_spread_ignores_the_order_of_rows(direction: int) -> None:
    """The same values in another order give the same sentence."""
    values = pd.Series({"a": 3.0, "b": 1.0, "c": 2.0})
    turned = values.iloc[::-1]
    one, other = spread(values, direction), spread(turned, direction)
    assert one == other
