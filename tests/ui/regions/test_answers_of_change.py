"""Spots, pair, people, closing and mobility: one answer on page and slide, in chart and table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

import pytest

from exports.briefing_file import SavedView
from exports.charts.points import Points
from exports.charts.ranges import Ranges
from exports.content import Slide, Table
from geo.chart_colours import CHART_ROLES
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import write_view
from ui.address.view import PERIODS, RATES, View
from ui.briefing.slides import slide_of
from ui.figures.answer import Answer
from ui.page.markup import dashed, text
from ui.regions import kept
from ui.words.texts import LANGUAGES, Language, Words

EN = Words("en")
# Nation; a province; one unit; no unit; a yes or no; Guangdong, where nothing is clear.
_AMONG: tuple[dict[str, object], ...] = (
    {},
    {"province": ("520000",)},
    {"province": ("110000",)},
    {"province": ("110000",), "tier": ("fifth",)},
    {"measure": "indicator.big_data_zone"},
    {"province": ("440000",), "measure": "indicator.gdp_per_resident"},
)
_SERIES = ("gdp", "resident_population", "gdp_per_capita")
_OWN: Mapping[str, tuple[dict[str, object], ...]] = {
    "spots": tuple({"rate": rate} for rate in RATES),
    "pair": tuple({"second": code} for code in ("dimension.environment_governance", "index")),
    "people": tuple({"period": period} for period in PERIODS),
    "closing": tuple({"change": change} for change in _SERIES),
    "mobility": tuple({"change": change} for change in _SERIES),
}
QUESTIONS = tuple(_OWN)
# The tests below walk over the same views, more of them than a server keeps.
answered = cache(kept.answer)


def views(question: str, language: Language) -> list[View]:
    """Every view of a question that this file looks at, each once."""
    found = [
        View(year=2023, question=question, language=language).but(**{**among, **own})
        for among, own in product(_AMONG, _OWN[question])
    ]
    return list(dict.fromkeys(found))


def slide(view: View) -> Slide:
    """The slide of a view as a briefing makes it from the saved address."""
    return slide_of(SavedView("regions", write_view(view)), view.language)


def by_code(table: Table, place: int) -> dict[object, object]:
    """Code of each row → a cell."""
    return {row[-1]: row[place] for row in table.rows}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_slide_says_and_paints_what_the_page_says(question: str, language: Language) -> None:
    """Sentence, classes, legend and chart of the slide are those of the answer that is drawn."""
    for view in views(question, language):
        page, shown = answered(view), slide(view)
        assert shown.reading == page.headline
        assert shown.picture is not None
        assert page.picture is not None
        assert shown.picture.paint.classes == page.picture.paint.classes
        assert shown.picture.legend == page.picture.legend
        assert shown.chart == (page.charts[0] if page.charts else None)
        assert shown.title == page.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_draws_the_answer(question: str, language: Language) -> None:
    """Headline and subline in the page's markup, for a province and one with too few units."""
    for province in ("440000", "520000"):
        view = View(year=2023, question=question, language=language, province=(province,))
        app = open_screen("regions", **write_view(view))
        assert not app.exception
        answer = answered(view)
        assert str(text(dashed(answer.headline))) in html(app)
        assert str(text(answer.subline)) in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_views_have_one_subject(language: Language) -> None:
    """The title of a slide tells it from every other one."""
    subjects = [
        (answered(view).subject, question, _asked(view))
        for question in QUESTIONS
        for view in views(question, language)
    ]
    asked = {(question, part) for _, question, part in subjects}
    assert len({subject for subject, _, _ in subjects}) == len(asked)


def _asked(view: View) -> object:
    """What of a view its question rests on: people and closing know no measure here."""
    own = {"spots": "rate", "pair": "second", "people": "period"}
    own |= {"closing": "change", "mobility": "change"}
    measured = view.question in ("spots", "pair") and view.measure
    followed = view.question in ("closing", "mobility")
    follows = followed and view.measure == "indicator.gdp_per_resident"
    choice = "gdp" if follows else getattr(view, own[view.question])
    return (measured, choice, tuple(view.filters.items()))


@pytest.mark.parametrize("question", ["spots", "pair", "people", "closing"])
def test_the_chart_has_the_figures_of_the_table(question: str) -> None:
    """Point by point, in full precision."""
    places = {"spots": (3, 4), "pair": (1, 2), "people": (4, 6), "closing": (1, 3)}
    for view in views(question, "en"):
        answer = answered(view)
        drawn, table = [c for c in answer.charts if isinstance(c, Points)], answer.tables[0]
        assert len(drawn) == 1 or (question, view.change) == ("closing", "gdp_per_capita")
        for chart in drawn:
            for values, place in zip((chart.x, chart.y), places[question], strict=True):
                cells = by_code(table, place)
                assert [cells[code] for code in chart.codes] == list(values)


def test_the_forests_have_the_figures_of_their_tables() -> None:
    """Every region and every measure with several years, each with its interval."""
    answer = answered(View(year=2023, question="closing"))
    forests = [chart for chart in answer.charts if isinstance(chart, Ranges)]
    for forest, table in zip(forests, answer.tables[2:], strict=True):
        at = {name: place for place, name in enumerate(table.columns)}
        points = at["Points faster at half the level"]
        drawn = zip(forest.low, forest.dots[0].values, forest.high, strict=True)
        told = [row for row in table.rows if row[points] is not None]
        assert list(drawn) == [(row[points + 1], row[points], row[points + 2]) for row in told]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["spots", "pair"])
def test_dots_have_the_colour_of_the_map(question: str, language: Language) -> None:
    """The class of a city on the map names the colour of its dot, in both themes."""
    answer = answered(View(year=2023, question=question, language=language))
    chart, picture = answer.charts[0], answer.picture
    assert isinstance(chart, Points)
    assert picture is not None
    for theme in ("light", "dark"):
        colours = picture.paint.colours.of(theme)
        for place, code in enumerate(chart.codes):
            role = chart.role(place)
            assert CHART_ROLES[theme][role] == colours[picture.paint.classes[code]]


def test_more_spots_are_marked_where_more_chance_is_allowed() -> None:
    """At 10 % all that are marked at 5 %, and the sentence counts what the map shows."""
    usual, wide = (answered(View(year=2023, question="spots", rate=rate)) for rate in RATES)
    assert _marked(usual) < _marked(wide)
    for answer in (usual, wide):
        assert f"the other {294 - len(_marked(answer))} may be chance" in answer.headline


def _marked(answer: Answer) -> set[str]:
    assert answer.picture is not None
    return {code for code, place in answer.picture.paint.classes.items() if place > 0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_said_that_no_one_would_say(question: str, language: Language) -> None:
    """No "1 units", no "中有0个", no 单位 for a place, no figure that is none."""
    for view in views(question, language):
        answer = answered(view)
        said = " ".join((answer.subject, answer.headline, answer.subline, *answer.notes))
        for wrong in (" 1 units", "中有0个", "单位", " nan", "-0.0", "−0.00", "times what it was"):
            assert wrong not in said, (wrong, said)


def test_one_city_is_a_sentence_of_its_own() -> None:
    """Beijing alone grew: no share of units, no half of a gain."""
    view = View(year=2023, question="people", province=("110000",))
    assert answered(view).headline == (
        "Beijing had 19.6 million residents in 2010 and 21.9 million in 2020: +1.11% a year."
    )


def test_a_spread_is_said_in_per_cent_of_the_printed_figures() -> None:
    """GDP per resident: 0.511 fell to 0.452, which is 11.5 % of it."""
    answer = answered(View(year=2023, question="closing", change="gdp"))
    said, revised = "shrank by 11.5% (σ 0.511 in 2017, 0.452 in 2023).", EN("regions.gdp_revised")
    assert answer.headline.endswith(f"{said} {revised}")


@pytest.mark.parametrize(
    ("since", "year", "measure", "revised"),
    [
        (2017, 2023, "indicator.gdp_per_resident", True),
        (2019, 2023, "indicator.gdp_per_resident", False),
        (2017, 2023, "indicator.urbanisation_rate", False),
    ],
)
def test_a_census_that_moved_gdp_is_no_development(
    since: int, year: int, measure: str, revised: bool
) -> None:
    """Who climbed by a revision of the levels is not said to have climbed without a word of it."""
    view = View(question="mobility", measure=measure, since=since, year=year)
    answer = answered(view)
    assert (EN("regions.gdp_revised") in answer.headline) is revised
    assert (EN("reading.gdp_revised") in answer.notes) is revised
