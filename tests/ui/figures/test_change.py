"""A change between two years: over whom it is told, in which way, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from ui.address.view import View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.change import change_between
from ui.figures.classes import kept as classes_kept
from ui.figures.history import growths_of, history_of
from ui.figures.measured import Measured, settle_year
from ui.figures.sentence import headline
from ui.figures.value_text import gap_text, value_text
from ui.map.paint import unit_labels
from ui.words.texts import Words

ENGLISH = Words("en")
CHANGCHUN, BEIJING = "220100", "110000"


def _change(measure: str, since: int, year: int, growth: str = "absolute") -> Measured:
    return kept.shown(View(measure=measure, since=since, year=year, growth=growth))


def test_a_unit_that_cannot_be_compared_has_no_number_but_a_reason() -> None:
    """Changchun took in Gongzhuling in 2020: no change of its deposits crosses that year."""
    change = _change("variable.bank_deposits", 2015, 2023, "relative")
    assert np.isnan(change.values[CHANGCHUN])
    assert pd.isna(change.ranks[CHANGCHUN])
    assert "not comparable" in gap_text(change, CHANGCHUN, ENGLISH)
    assert unit_labels(change, ENGLISH)[CHANGCHUN].startswith("not comparable")
    history = kept.history("variable.bank_deposits")
    assert history is not None
    assert set(change.known.index).isdisjoint(history.apart(2015, 2023).index)


def test_places_are_gained_among_the_units_that_can_be_compared() -> None:
    """Places gained and lost cancel out, which they would not over two different sets."""
    change = _change("variable.gdp", 2015, 2022, "places")
    history = kept.history("variable.gdp")
    assert history is not None
    known = change.known.index
    before = history.levels.loc[known, 2015].rank(ascending=False, method="min")
    after = history.levels.loc[known, 2022].rank(ascending=False, method="min")
    pd.testing.assert_series_equal(change.known, before - after, check_names=False)
    assert abs(change.known).max() < len(known)


def test_a_change_of_percentages_is_the_difference_of_what_is_printed() -> None:
    """58.1 − 56.3 is printed as +1.8 percentage points, whatever the hidden digits are."""
    change = _change("variable.tertiary_share", 2015, 2023)
    first, last = (kept.measure("variable.tertiary_share", year).values for year in (2015, 2023))
    for code in change.known.index:
        printed = float(f"{last[code]:.1f}") - float(f"{first[code]:.1f}")
        assert value_text(change, code, ENGLISH).startswith(
            f"{'+' if change.values[code] > 0 else '−' if change.values[code] < 0 else '±'}"
            f"{abs(printed):.1f}"
        )


def test_a_relative_change_needs_a_first_figure_above_zero(catalogue: Catalogue) -> None:
    """What is zero at first has no percentage, and says so."""
    history = history_of("variable.college_students", catalogue)
    assert history is not None
    levels = history.levels.copy()
    levels.loc[BEIJING, 2015] = 0.0
    level = kept.measure("variable.college_students", 2019)
    change = change_between(level, replace(history, levels=levels), 2015, "relative")
    assert np.isnan(change.values[BEIJING])
    assert change.gaps.at[BEIJING, "kind"] == "no_base"


def test_levels_of_gdp_are_never_subtracted(catalogue: Catalogue) -> None:
    """Of first-published levels at current prices only places are told."""
    for measure in ("variable.gdp", "variable.gdp_per_capita", "indicator.gdp_per_resident"):
        history = history_of(measure, catalogue)
        assert history is not None
        assert growths_of(history, "CNY") == ("places",)
    asked = View(measure="variable.gdp", year=2023, since=2015, growth="relative")
    assert settle_year(asked, catalogue).growth == "places"


@pytest.mark.parametrize(
    ("measure", "since", "year"),
    [
        ("variable.gdp", 2020, 2024),  # after the fifth economic census
        ("variable.tertiary_share", 2017, 2023),  # no map of 2017
        ("index", 2015, 2023),  # a score has one year
        ("variable.sewage_treatment_rate", 2015, 2023),  # one year of figures
    ],
)
def test_a_span_that_cannot_be_shown_is_left_out(
    catalogue: Catalogue, measure: str, since: int, year: int
) -> None:
    """One year remains, and the View is settled for good."""
    settled = settle_year(View(measure=measure, since=since, year=year), catalogue)
    assert settled.since == 0
    assert settle_year(settled, catalogue) == settled


def test_a_year_with_a_handful_of_units_is_no_map(catalogue: Catalogue) -> None:
    """Growth of 2024 is known of one unit: the map's years end with 2023."""
    assert 2024 not in kept.years_of("variable.gdp_growth")
    assert 2013 not in kept.years_of("variable.gdp_growth")
    assert settle_year(View(measure="variable.gdp_growth", year=2024), catalogue).year == 2023


def test_gdp_of_2024_stands_apart() -> None:
    """No step and no class reaches from 2023 to 2024."""
    history = kept.history("variable.gdp")
    assert history is not None
    assert history.run(2024) == (2024,)
    assert history.run(2015) == tuple(range(2010, 2024))
    classed = classes_kept.shown_classes(View(measure="variable.gdp", year=2015, over="years"))
    assert classed.over == (2010, 2023)


def test_classes_over_all_years_are_the_same_in_each() -> None:
    """A colour means the same whichever year is shown; cut by year it does not."""
    bounds = {
        over: {
            classes_kept.shown_classes(
                View(measure="variable.gdp", year=year, over=over)
            ).classes.breaks
            for year in (2010, 2016, 2023)
        }
        for over in ("year", "years")
    }
    assert len(bounds["years"]) == 1
    assert len(bounds["year"]) == 3


def test_a_change_diverges_around_none() -> None:
    """No class reaches far to both sides of no change, and the colours are a ramp from a middle."""
    view = View(measure="variable.tertiary_share", since=2015, year=2023)
    classed = classes_kept.shown_classes(view)
    assert classed.signed
    assert classed.median is None
    middle = [
        (low, high)
        for low, high in zip(classed.classes.lower, classed.classes.upper, strict=True)
        if low < 0 < high
    ]
    assert len(middle) == 1
    assert middle[0][0] == pytest.approx(-middle[0][1])


def test_an_indicator_of_another_year_is_of_that_year_alone() -> None:
    """In 2015 no figure of 2014 stands in."""
    measured = kept.measure("indicator.gdp_per_resident", 2015)
    assert set(measured.years[measured.known.index]) == {2015}


def test_the_sentence_of_a_change_holds_at_the_edges() -> None:
    """Nobody, one, all rising, all falling: each is said as it is."""
    view = View(measure="variable.tertiary_share", since=2015, year=2023)
    whole = kept.shown(view)
    everyone = selected_units(view, kept.catalogue())

    def said(values: dict[str, float]) -> str:
        some = replace(whole, values=pd.Series(values, dtype=float).reindex(whole.values.index))
        return headline(some, everyone, kept.catalogue(), ENGLISH)

    assert "None of the chosen units" in said({})
    assert "only chosen unit" in said({BEIJING: 1.0})
    assert "every unit rose, Beijing least: +1.0" in said({BEIJING: 1.0, "310000": 2.0})
    assert "every unit fell, Beijing least: −1.0" in said({BEIJING: -1.0, "310000": -2.0})
    none = said({BEIJING: 0.0, "310000": 0.0})
    assert "no unit rose; no unit fell" in none
    assert "Beijing and Shanghai rose most: +2.0" in said(
        {BEIJING: 2.0, "310000": 2.0, "440100": -1.0}
    )
