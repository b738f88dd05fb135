"""Two maps side by side: what each shows, how they go together, and their link."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from scoring.index.choices import IndexChoices
from scoring.inequality.association import rank_correlation
from ui.address.parameters import read_view, write_view
from ui.address.view import DEFAULT_CHOICES, View
from ui.atlas.answer import answer
from ui.atlas.beside.second import second_view, why_alone
from ui.atlas.beside.sentence import both_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import city_name
from ui.take.menu import svg_of
from ui.words.texts import Words

OTHER = replace(DEFAULT_CHOICES, framework="new_smart_city_2018")


def _said(**fields: object) -> Answer:
    return answer(kept.settle(View(**fields)))  # type: ignore[arg-type]


def test_two_measures_say_whether_they_go_together() -> None:
    """The coefficient is that of the figures on both maps; each map has its own name and legend."""
    said = _said(pair="measure", second="variable.gdp")
    index, gdp = kept.index_measure(View()).values, kept.measure("variable.gdp", 2023).values
    rho = rank_correlation(index, gdp).rho
    assert f"(rank correlation +{rho:.2f})" in said.headline
    assert said.picture is not None
    assert said.beside is not None
    names = (said.picture.subtitle, said.beside.subtitle)
    assert names == ("Smart-city index, 2023", "Gross domestic product, 2023")
    assert said.picture.paint.linked == said.beside.paint.linked != ""
    assert said.picture.legend != said.beside.legend
    assert [table.title for table in said.tables[1:3]] == list(names)
    both = pd.DataFrame({"index": index, "gdp": gdp}).dropna()
    first = {row[0]: (row[2], row[4]) for row in said.tables[0].rows}
    assert first["110000"] == (index["110000"], gdp["110000"])
    assert all(name in " ".join(said.tables[0].columns) for name in names)
    assert said.subline == f"Units with both figures: {len(both)} of 337"


def test_two_years_are_cut_into_classes_as_one() -> None:
    """A colour means the same on both maps, and who shifts most is said with both places."""
    said = _said(pair="year", measure="variable.digital_finance_index", pair_year=2011)
    assert said.picture is not None
    assert said.beside is not None
    legends = (said.picture.legend, said.beside.legend)
    assert legends[0] is not None
    assert legends[1] is not None
    assert [row.label for row in legends[0].classes] == [row.label for row in legends[1].classes]
    assert said.picture.subtitle.endswith(", 2023")
    assert said.beside.subtitle.endswith(", 2011")
    assert "on the first map" in said.headline


def test_years_on_different_bases_are_not_compared() -> None:
    """Beside the GDP of 2024, after a break, that of 2019 stands without a coefficient."""
    said = _said(pair="year", measure="variable.gdp", year=2024, pair_year=2019)
    assert "different bases" in said.headline
    assert "correlation" not in said.headline


def test_a_unit_with_a_break_between_is_left_out() -> None:
    """A city whose population is counted otherwise since takes no part in the coefficient."""
    view = kept.settle(View(measure="variable.resident_population", year=2023))
    other, history = view.but(year=2010), kept.history(view.measure)
    assert history is not None
    broken = history.apart(2010, 2023).index.intersection(history.levels[2023].dropna().index)
    assert len(broken)
    assert not set(broken) & set(both_of(view, other).index)


def test_two_indexes_name_the_city_that_shifts_most() -> None:
    """Its places are those among the cities that both indexes rank."""
    said = _said(pair="choices", pair_choices=OTHER)
    scores = pd.DataFrame({n: kept.scored(c).scores.iloc[:, 0] for n, c in _indexes().items()})
    ranks = scores.dropna().rank(ascending=False, method="min").astype(int)
    moved = (ranks["first"] - ranks["second"]).abs()
    code = str(moved.idxmax())
    assert (moved == moved.max()).sum() == 1
    name = city_name(code, kept.catalogue(), Words("en"))
    before, after = ranks.loc[code, ["first", "second"]]
    assert (
        f"of {name} shifts most: {before} on the first map, {after} on the second" in said.headline
    )


def _indexes() -> dict[str, IndexChoices]:
    return {"first": DEFAULT_CHOICES, "second": OTHER}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pair": "choices"}, "Both maps show one thing"),
        ({"pair": "measure", "second": "index"}, "Both maps show one thing"),
        ({"pair": "measure", "second": "variable.gdp", "province": ("540000",)}, "too few units"),
    ],
)
def test_where_nothing_can_be_said_that_is_said(fields: dict[str, object], said: str) -> None:
    """One thing twice, and fewer than eight units with both."""
    assert said in _said(**fields).headline


@pytest.mark.parametrize(
    "fields",
    [
        {"pair": "choices", "measure": "variable.gdp"},
        {"pair": "year"},
        {"pair": "year", "measure": "variable.gdp", "year": 2020, "since": 2015},
    ],
)
def test_a_pair_that_does_not_fit_is_one_map(fields: dict[str, object]) -> None:
    """No index behind GDP, no second year of a score, no second span: one map, and why."""
    view = kept.settle(View(**fields))  # type: ignore[arg-type]
    assert second_view(view) is None
    assert why_alone(view).startswith("One map: ")
    assert _said(**fields).beside is None


def test_the_pair_is_part_of_the_link() -> None:
    """It is written and read again with the index it compares with; the unknown is told."""
    known = kept.vocabulary()
    view = View(pair="choices", pair_choices=OTHER)
    assert read_view(write_view(view), known) == (view, ())
    assert "pair_index" in write_view(View(pair="choices"))
    assert not {"pair", "pair_year", "pair_index"} & set(write_view(View()))
    view, notices = read_view({"pair": "three", "pair_year": "12", "pair_index": "{{7*7}}"}, known)
    assert view == View()
    assert [notice.parameter for notice in notices] == ["pair", "pair_year", "pair_index"]


def test_both_maps_are_one_picture() -> None:
    """One file holds two legends and each map's name, under one title."""
    said = _said(pair="measure", second="variable.gdp")
    drawn = svg_of(said, View())
    assert drawn.count("<svg ") == 3
    assert drawn.count("Gross domestic product, 2023</text>") == 1
    assert drawn.count(">South China Sea</text>") == 2
