"""What is followed through the years: which span, which units, and what is said at the edges."""

from __future__ import annotations

import pytest

from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.ranges import Ranges
from scoring.inequality.by_year import spread_by_year
from ui.address.parameters import read_view
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.regions import kept as kept_answers
from ui.regions.closing.changes import follow_gap, unpublished
from ui.regions.closing.figures import Closings
from ui.regions.followed import OPEN, follow, followable, follows, lacks
from ui.regions.inputs import Inputs, inputs_of
from ui.regions.mobility.figures import Moves
from ui.regions.split.figures import Split
from ui.words.texts import LANGUAGES, Language

GDP = "indicator.gdp_per_resident"


def inputs(**fields: object) -> Inputs:
    """What the panels start from."""
    return inputs_of(View(year=2023).but(**fields))


def said(question: str, **fields: object) -> Answer:
    """What the screen answers."""
    return kept_answers.answer(View(year=2023, question=question).but(**fields))


def test_every_measure_with_several_years_can_be_followed() -> None:
    """A variable by the indicator that is its own; growth has no level, a score no years."""
    codes = followable(inputs())
    assert {GDP, "variable.bank_loans", "indicator.fiscal_self_sufficiency"} <= set(codes)
    assert "variable.gdp" not in codes
    assert all(follows(code) for code in codes)
    for other in ("index", "indicator.gdp_growth", "indicator.big_data_zone"):
        assert not follows(other)


def test_a_span_is_the_asked_one_or_the_longest_that_ends_there() -> None:
    """Never across the census of 2024, and a turned one is not asked for."""
    assert follow(GDP, (2015, 2019)).span == (2015, 2019)
    assert follow(GDP, (0, 2019)).span == (2010, 2019)
    assert follow(GDP, (2019, 2024)).span == (2010, 2023)
    assert follow(GDP, (2019, 2015)).span == (2010, 2015)
    assert follow(GDP, OPEN).span == (2010, 2023)
    assert follow("indicator.college_students_per_10k").span == (2010, 2019)


def test_growth_of_gdp_needs_every_year_published() -> None:
    """2013 and 2017 are not: the span that is taken avoids them, the asked one says so."""
    start = inputs()
    followed = follow_gap(GDP, OPEN, start)
    missing = unpublished(followed.history, start)
    assert followed.span == (2017, 2023)
    assert lacks((2010, 2023), missing) == [2013, 2017]
    answer = said("closing", measure=GDP, since=2010)
    assert "the real growth of 2013 and 2017 is not published" in answer.headline
    assert [type(chart) for chart in answer.charts] == [Curves, Ranges]


def test_accumulated_growth_is_the_product_of_the_years() -> None:
    """Beijing 2020 to 2023: 8.8, 0.7 and 5.2 per cent, whatever the levels say."""
    found = Closings(inputs(measure=GDP, since=2020)).one
    ratio = found.change.last["110000"] / found.change.first["110000"]
    rows = kept.catalogue().values.query(
        "variable == 'gdp_growth' and city_code == '110000' and 2021 <= year <= 2023"
    )
    product = (1 + rows["value"] / 100).prod()
    assert len(rows) == 3
    assert ratio == pytest.approx(product)


def test_the_same_cities_have_every_year_and_no_break_within() -> None:
    """Jinan took in Laiwu in 2019; Chuzhou's residents before 2020 are of the old series."""
    closings = Closings(inputs(measure=GDP))
    same = closings.same
    assert closings.levels.loc[same].notna().all(axis=None)
    assert "370100" not in same
    for before, year in zip(closings.followed.run, closings.followed.run[1:], strict=False):
        assert not set(same) & set(closings.followed.history.apart(before, year).index)
    alone = spread_by_year(closings.levels, same).same
    assert alone.equals(closings.by_year.same)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_by_year_has_the_figures_of_its_table(language: Language) -> None:
    """Solid lines in full precision, gaps where a measure has no figure of the year."""
    answer = said("closing", measure="indicator.tertiary_share", language=language)
    chart, table = answer.charts[0], answer.tables[1]
    assert isinstance(chart, Curves)
    sigma = chart.curves[0]
    assert sigma.x == tuple(float(year) for year in range(2010, 2024))
    assert [y for y in sigma.y if y == y] == [row[2] for row in table.rows]
    assert sigma.y[7] != sigma.y[7]  # 2017
    assert len(sigma.low) == len(sigma.high) == 14


def test_too_few_cities_leave_no_band_and_say_so() -> None:
    """Guizhou has four of them."""
    answer = said("closing", measure=GDP, province=("520000",))
    assert "Fewer than eight cities (" in answer.headline
    chart = answer.charts[0]
    assert isinstance(chart, Curves)
    assert not any(curve.low or curve.dashed for curve in chart.curves)


def test_a_single_region_is_compared_with_itself() -> None:
    """One row of its own beside all chosen units."""
    table = said("closing", measure=GDP, region=("northeast",)).tables[2]
    assert [row[0] for row in table.rows] == ["All chosen units", "Northeast"]
    assert table.rows[0][1:] == table.rows[1][1:]


def test_a_measure_without_years_is_replaced_and_named() -> None:
    """The index is of one year."""
    for question in ("closing", "mobility"):
        answer = said(question)
        assert any("“Smart-city index” has no levels of several years" in n for n in answer.notes)
        assert not any("no levels" in n for n in said(question, measure=GDP).notes)


def test_gdp_of_2024_is_never_set_beside_2023() -> None:
    """A link that asks for it is answered with a span before it, and the note says why."""
    asked = {"lang": "en", "question": "mobility", "show": GDP, "since": "2019", "year": "2024"}
    view = kept.settle(read_view(asked, kept.vocabulary())[0])
    answer = kept_answers.answer(view)
    assert "2010 to 2023" in answer.headline
    assert any(note.startswith("2024: ") for note in answer.notes)


def test_mobility_counts_what_the_map_paints() -> None:
    """Sentence, legend, table and transitions are of one count."""
    answer, moves = said("mobility", measure=GDP), Moves(inputs(measure=GDP))
    assert moves.found is not None
    counts = moves.found.cities["fifths"]
    assert (
        f"{moves.found.moved} of {len(counts)} comparable cities changed fifth" in answer.headline
    )
    assert answer.picture is not None
    painted = list(answer.picture.paint.classes.values())
    assert painted.count(2) == int((counts == 0).sum())
    assert painted.count(-1) == len(painted) - len(counts)
    grid = answer.charts[0]
    assert isinstance(grid, Grid)
    assert [share for row in grid.values for share in row] == [
        pytest.approx(float(str(row[4])) / 100) for row in answer.tables[1].rows
    ]


def test_no_city_with_a_break_between_has_a_place() -> None:
    """Jinan is left out and says why."""
    answer = said("mobility", measure=GDP)
    row = next(row for row in answer.tables[0].rows if row[-1] == "370100")
    assert row[1] is None
    assert row[-3]
    assert row[-2]


def test_the_gap_moved_from_between_regions_to_within_them() -> None:
    """GDP per resident: both parts are the whole in each year; the sentence follows the share."""
    split = Split(inputs(measure=GDP))
    rows = split.by_year
    assert (rows["between"] + rows["within"] - rows["total"]).abs().max() < 1e-12
    assert rows["share"][2010] > rows["share"][2023]
    answer = said("split", measure=GDP)
    assert "The gap has moved inwards" in answer.headline
    assert isinstance(answer.charts[2], Curves)
    assert "moved" not in said("split", measure=GDP, year=2010).headline
    apart = said("split", measure=GDP, year=2024)
    assert apart.headline.endswith("in 2023.")
    assert any(note.startswith("2024: ") for note in apart.notes)


@pytest.mark.parametrize(
    "fields",
    [
        {"measure": "index"},
        {"measure": "indicator.gdp_growth"},
        {"measure": "indicator.big_data_zone"},
        {"measure": GDP, "province": ("520000",)},
    ],
)
def test_where_no_years_can_be_set_side_by_side_there_is_no_chart_of_them(
    fields: dict[str, object],
) -> None:
    """A score, figures below zero, yes or no, too few."""
    assert Split(inputs(**fields)).by_year.empty


@pytest.mark.parametrize("question", ["clusters", "gap", "split", "spots"])
def test_a_question_of_one_year_shows_the_last_of_a_span(question: str) -> None:
    """The same answer as without the span."""
    asked = {"measure": GDP, "year": 2019}
    assert said(question, since=2012, **asked) == said(question, **asked)
