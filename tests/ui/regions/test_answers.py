"""The regions' answers: page, slide, chart and table say one thing, and it is true at the edges."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

import pytest

from exports.briefing_file import SavedView
from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.ranges import Ranges
from exports.content import Table
from geo.legend import NO_DATA
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import read_view
from ui.address.view import View
from ui.briefing.slides import slide_of
from ui.charts.draw import specified
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.measured import settle_year
from ui.page.markup import dashed, text
from ui.regions import answer as regions_answer
from ui.words.texts import LANGUAGES, Language

QUESTIONS = ("clusters", "gap", "split")
CASES: dict[str, dict[str, Any]] = {
    "nation": {},
    "Guizhou": {"province": "520000"},
    "one unit": {"province": "110000"},
    "ties": {"show": "indicator.waste_treatment_rate"},
    "yes or no": {"show": "indicator.big_data_zone"},
    "an amount": {"show": "variable.gdp"},
    "residents": {"counting": "residents", "grouping": "province"},
}


@cache
def said(question: str, language: Language = "en", **address: str) -> Answer:
    """What the screen answers at an address."""
    return regions_answer.answer(view_at(question, language, **address))


def view_at(question: str, language: Language = "en", **address: str) -> View:
    """The View of an address."""
    asked = {"lang": language, "question": question, **address}
    view, _ = read_view(asked, kept.vocabulary())
    return settle_year(view, kept.catalogue())


def column(table: Table, place: int) -> list[float]:
    """The figures of one column."""
    return [float(str(row[place])) for row in table.rows if row[place] is not None]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["clusters", "gap", "split", "spots", "pair"])
def test_another_year_is_named_in_the_sentence(question: str, language: Language) -> None:
    """A slide with nothing but the sentence says when that was; the usual year goes without."""
    measure = {"show": "indicator.gdp_per_resident"}
    assert said(question, language, **measure, year="2015").headline.startswith(
        {"en": "In 2015: ", "zh": "2015年："}[language]
    )
    usual = said(question, language, **measure).headline
    assert not re.match(r"In \d{4}: |\d{4}年：", usual)


@pytest.mark.parametrize(
    ("language", "dated"), [("en", "“Smart-city index (2023)”"), ("zh", "“智慧城市指数（2023年）”")]
)
def test_a_second_measure_of_another_year_says_so(language: Language, dated: str) -> None:
    """The index is of one year, whatever the first measure's is."""
    address = {"show": "indicator.gdp_per_resident", "second": "index"}
    assert dated in said("pair", language, **address, year="2015").headline
    assert dated not in said("pair", language, **address, year="2023").headline


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("case", CASES)
def test_the_slide_says_what_the_page_says(question: str, case: str, language: Language) -> None:
    """Sentence, subject, classes and figures; the page draws the same answer."""
    asked = {"lang": language, "question": question, **CASES[case]}
    answer, slide = (
        said(question, **{"language": language, **CASES[case]}),
        slide_of(SavedView("regions", asked), language),
    )
    app = open_screen("regions", **asked)
    assert f'<h1 class="headline">{text(dashed(answer.headline))}</h1>' in html(app)
    assert (slide.reading, slide.title) == (answer.headline, answer.subject)
    assert answer.picture is not None
    assert slide.picture is not None
    assert slide.picture.paint.classes == answer.picture.paint.classes
    assert slide.picture.legend == answer.picture.legend
    assert "nan" not in answer.headline.lower()
    assert answer.tables


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_no_two_questions_are_about_the_same(case: str, language: Language) -> None:
    """Their slides would bear one title."""
    subjects = [
        said(question, **{"language": language, **CASES[case]}).subject for question in QUESTIONS
    ]
    assert len(set(subjects)) == len(QUESTIONS)


@pytest.mark.parametrize("case", CASES)
def test_legend_counts_what_the_map_paints(case: str) -> None:
    """Each class as often as it is painted among the chosen units."""
    for question in QUESTIONS:
        picture = said(question, **CASES[case]).picture
        assert picture is not None
        assert picture.legend is not None
        chosen = set(picture.paint.classes) - picture.paint.faded
        painted = [picture.paint.classes[code] for code in chosen]
        for row in picture.legend.classes:
            assert row.count == painted.count(int(row.place))


@pytest.mark.parametrize("case", CASES)
def test_charts_draw_the_figures_of_the_tables(case: str) -> None:
    """Nothing is drawn that cannot be read in full below."""
    clusters = said("clusters", **CASES[case])
    (chart,), (table, *_) = clusters.charts, clusters.tables
    means = [value for value in column(table, 1) if not math.isnan(value)]
    drawn = chart.dots[-1] if isinstance(chart, Ranges) else chart.series[0]  # type: ignore[union-attr]
    assert list(drawn.values) == means
    gap = said("gap", **CASES[case])
    if gap.charts and isinstance(curve := gap.charts[0], Curves):
        held = 3 if len(gap.tables[0].columns) == 6 else 1
        known = [place for place, code in enumerate(curve.curves[0].codes) if code]
        figures = [curve.curves[0].y[place] for place in known]
        assert figures == pytest.approx(column(gap.tables[0], held))
    split = said("split", **CASES[case])
    drawn_bars = [chart for chart in split.charts if isinstance(chart, Bars)]
    for bars, rows in zip(drawn_bars, split.tables, strict=False):
        for place, series in enumerate(bars.series, start=2):
            assert list(series.values) == column(rows, place)[: len(series.values)]


def test_clusters_are_ranked_among_clusters() -> None:
    """Guizhou has one cluster: it is compared with no region of another kind."""
    headline = said("clusters", province="520000").headline
    assert headline.startswith("Central Guizhou stands at")
    assert "West" not in headline
    assert "Of 20 city clusters" in said("clusters").headline


def test_units_in_no_cluster_are_told_so() -> None:
    """Tibet's lie in none: their region alone is left to speak of."""
    headline = said("clusters", province="540000").headline
    assert headline.startswith("None of the chosen units with data lies in a city cluster. West")


def test_a_shared_place_is_counted_not_given_to_the_first() -> None:
    """Twelve clusters treat all their waste."""
    assert (
        "12 share the highest value (100.0%)"
        in said("clusters", show="indicator.waste_treatment_rate").headline
    )


def test_shares_of_residents_and_of_output_rest_on_the_same_units() -> None:
    """Those of the 303 with both, not residents of 337 beside GDP of 303."""
    headline = said("clusters").headline
    assert "13.3% of the residents and 21.7% of the GDP of the 303 units with both" in headline


@pytest.mark.parametrize("show", ["index", "indicator.urbanisation_rate", "indicator.gdp_growth"])
@pytest.mark.parametrize("counting", ["cities", "residents"])
def test_the_difference_is_that_of_the_printed_numbers(show: str, counting: str) -> None:
    """High minus low, as a reader would check it."""
    headline = said("gap", show=show, counting=counting).headline
    high, low = (float(n) for n in re.findall(r"average (\d+\.\d)", headline))
    assert f": {high - low:.1f} p" in headline


def test_a_score_has_no_whole_and_an_amount_has() -> None:
    """Nobody holds a part of all scores."""
    for counting in ("cities", "residents"):
        answer = said("gap", counting=counting)
        assert "of the whole" not in answer.headline
        assert "Lorenz" not in answer.charts[0].title
        assert not any("hold" in name for name in answer.tables[0].columns)
    assert "hold" in said("gap", show="variable.gdp").headline
    assert "hold" not in said("gap", show="variable.gdp", counting="residents").headline


def test_who_ties_with_an_end_belongs_to_it_and_the_legend_says_so() -> None:
    """299 units have no governance pilot at all: they are not a tenth."""
    picture = said("gap", show="indicator.governance_pilots").picture
    assert picture is not None
    assert picture.legend is not None
    labels = [row.label for row in picture.legend.classes]
    assert labels == ["Highest tenth", "Between", "Lowest tenth, with all who tie"]


def test_both_parts_of_the_gap_make_a_hundred_as_printed() -> None:
    """For every grouping and both ways of counting."""
    for grouping in ("region", "province", "cluster", "tier"):
        for counting in ("cities", "residents"):
            answer = said("split", grouping=grouping, counting=counting)
            between, within = re.findall(r"(\d+\.\d)%", answer.headline)
            assert float(between) + float(within) == pytest.approx(100)
            assert sum(column(answer.tables[2], 3)) == pytest.approx(100)


@pytest.mark.parametrize("grouping", ["region", "province", "cluster", "tier"])
def test_the_bars_of_the_split_are_bars(grouping: str) -> None:
    """However few the groups, each row has a height of its own, far above eight pixels."""
    for chart in said("split", grouping=grouping).charts:
        height = specified(chart, "light").to_dict()["height"]
        assert height["for"] == "position"
        assert height["step"] > 16


def test_a_unit_without_neighbours_is_not_said_to_lack_data() -> None:
    """Where a unit with a figure takes no part, the legend's last row names both reasons."""
    alone, whole = said("spots"), said("spots", show="variable.resident_population", year="2020")
    for answer, words in ((alone, "No data, or none beside"), (whole, "No data")):
        assert answer.picture is not None
        assert answer.picture.legend is not None
        assert [row.label for row in answer.picture.legend.rows if row.place == NO_DATA] == [words]


@pytest.mark.parametrize(
    ("address", "words"),
    [({}, "No comparison"), ({"province": "110000"}, "No fifths: too few")],
)
def test_a_city_that_is_in_no_fifth_is_not_said_to_lack_data(
    address: dict[str, str], words: str
) -> None:
    """The legend's last row says why: a break, a gap, or too few to have fifths."""
    answer = said("mobility", **address)
    assert answer.picture is not None
    assert answer.picture.legend is not None
    assert [row.label for row in answer.picture.legend.rows if row.place == NO_DATA] == [words]
