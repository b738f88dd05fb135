"""Why ranks differ between two editions: each change undone alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.catalogue import Catalogue
from data.edition import Edition
from data.editions import between
from editions.at_hand import find
from editions.causes import METHOD, Moved, in_force, moved
from tests.editions.conftest import SUZHOU


@pytest.fixture(scope="module")
def change(earlier: Edition, kept_folder: str, catalogue: Catalogue) -> Moved:
    """The earlier edition beside today's."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATLAS_EDITIONS", str(kept_folder))
        return moved(find(earlier.label), catalogue)


def test_the_figure_that_changed_is_the_cause(change: Moved) -> None:
    """Suzhou had more residents, and so less for each of them: its rank was lower."""
    assert change.then[SUZHOU] > change.now[SUZHOU]
    assert change.cause(SUZHOU) == "resident_population"
    assert list(change.effects) == ["resident_population"]
    assert change.effects["resident_population"][SUZHOU] == change.places[SUZHOU]


def test_who_kept_its_place_has_no_cause(change: Moved) -> None:
    """Nothing is explained that did not happen."""
    still = change.places.index[change.places == 0]
    assert len(still) > 100
    assert {change.cause(str(city)) for city in still} == {""}


def test_what_no_figure_explains_is_the_method(at_hand: Edition, catalogue: Catalogue) -> None:
    """Ranks that today's method does not give the same figures came of another method."""
    found = find(at_hand.label)
    ranks = found.scores.ranks.copy()
    ranks.loc[SUZHOU, "index"] = 1.0
    other = replace(found, scores=replace(found.scores, ranks=ranks))
    assert moved(other, catalogue).cause(SUZHOU) == METHOD


def test_a_unit_without_a_rank_has_no_cause(change: Moved) -> None:
    """Missing is missing, then and now."""
    without = change.now.index[change.now.isna()]
    assert len(without)
    assert change.cause(str(without[0])) == ""
    assert change.cause("999999") == ""


def test_the_figures_that_differ_are_counted(at_hand: Edition, catalogue: Catalogue) -> None:
    """One figure, of one city, year and variable."""
    found = between(find(at_hand.label).catalogue, catalogue)
    assert found.figures.index.to_list() == [("resident_population", 2023, SUZHOU)]
    assert found.fate.to_list() == ["changed"]
    assert all(new == gone == [] for new, gone in found.entries.values())


def test_an_older_figure_is_no_reason(catalogue: Catalogue) -> None:
    """Of a series that was mended, only the figure that serves the year is told."""
    rows = catalogue.values["variable"].eq("gdp") & catalogue.values["city_code"].eq(SUZHOU)
    values = catalogue.values.copy()
    values.loc[rows & values["year"].isin([2015, 2023, 2024]), "value"] += 1e9
    old = replace(catalogue, values=values)
    found = between(old, catalogue)
    assert [year for _, year, _ in found.figures.index] == [2015, 2023, 2024]
    assert [year for _, year, _ in in_force(found, old, catalogue, 2023).index] == [2023]
