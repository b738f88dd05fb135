"""The index's five panels: what the screen says is what its slide and its files say."""

from __future__ import annotations

import math
from functools import cache
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from exports.briefing_file import SavedView
from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.ranges import Ranges
from exports.content import Slide, Table
from geo.map_layers import MapPaint
from scoring.index.choices import IndexChoices
from scoring.index.choices_text import write_compact
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import write_view
from ui.address.view import DEFAULT_CHOICES, PANELS, View
from ui.briefing.slides import slide_of
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.figures.names import city_names
from ui.index_lab import kept
from ui.index_lab.change import answer as change
from ui.index_lab.inputs import whole_ranges
from ui.index_lab.see.facts import facts_of
from ui.index_lab.sure import kept as sure_kept
from ui.index_lab.sure import runs
from ui.map import element as map_element
from ui.page.markup import text
from ui.words.texts import LANGUAGES, Language, Words

OWN = IndexChoices(normalisation="zscore", aggregation=("arithmetic", "geometric"))
MAPPED = ("change", "compare", "sure", "proofs")


def _refused() -> IndexChoices:
    """Only one indicator is used, and that counts nothing."""
    rows = figures_kept.catalogue().framework_map.query("framework == 'six_dimensions'")
    only = "city_open_data_portal"
    others = tuple(sorted(set(rows["indicator"]) - {only}))
    return IndexChoices("six_dimensions", left_out=others, weights=((only, 0.0),))


def _view(panel: str, language: Language, choices: IndexChoices = DEFAULT_CHOICES) -> View:
    name = "Mine | *and* yours" if choices == OWN else ""
    return View(panel=panel, language=language, choices=choices, choices_name=name, draws=200)


def _opened(view: View) -> AppTest:
    """The screen of a View, after the run that it waits for."""
    app = open_screen("index_lab", **write_view(view))
    if view.panel == "sure" and "queued_lab" in app.session_state:
        assert app.session_state["queued_lab"].wait(120)
        app = app.run()
    assert not app.exception
    return app


@pytest.fixture(autouse=True)
def made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that answers rest on are made as where files are made, in the process that asks."""
    elsewhere = Event()
    elsewhere.set()
    monkeypatch.setattr(sure_kept, "ELSEWHERE", elsewhere)


@cache
def _slide(view: View) -> Slide:
    return slide_of(SavedView("index_lab", write_view(view), "", ""), view.language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("choices", [DEFAULT_CHOICES, OWN], ids=["default", "own"])
def test_a_slide_says_what_the_screen_says(
    panel: str, language: Language, choices: IndexChoices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same sentence; the same class and colour for every unit of the map."""
    mounted: list[MapPaint] = []
    monkeypatch.setattr(map_element, "mount", lambda *given: mounted.append(given[1]))
    view = _view(panel, language, choices)
    app, slide = _opened(view), _slide(view)
    assert f'<h1 class="headline">{text(slide.reading)}</h1>' in html(app)
    assert (slide.picture is not None) == bool(mounted) == (panel in MAPPED)
    if slide.picture is not None:
        assert slide.picture.paint.classes == mounted[-1].classes
        assert slide.picture.paint.colours == mounted[-1].colours


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_a_refused_choice_set_has_one_reason(panel: str, language: Language) -> None:
    """The screen says why there is no index, and so does its slide; the choices are still told."""
    view = _view(panel, language, _refused())
    app, slide = _opened(view), _slide(view)
    if panel == "take":
        assert text(slide.reading) in html(app)
    else:
        assert app.error[0].value == Words(language)("index_lab.no_index")
        assert app.code[0].value in slide.reading
        assert slide.picture is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_subjects_are_alike(language: Language) -> None:
    """Nor two headlines of one index: each panel answers a question of its own."""
    other = IndexChoices(normalisation="percentile")
    views = [_view(panel, language, one) for panel in PANELS for one in (DEFAULT_CHOICES, OWN)]
    views += [_view(panel, language, other) for panel in ("see", "sure", "take")]
    sure = _view("sure", language)
    views += [sure.but(draws=300), sure.but(seed=2), sure.but(certain=("weights",))]
    subjects = [kept.answer(view).subject for view in views]
    assert len(set(subjects)) == len(subjects)
    headlines = [kept.answer(_view(panel, language)).headline for panel in PANELS]
    assert len(set(headlines)) == len(PANELS)


def _column(table: Table, place: int) -> list[float]:
    return [float(str(row[place])) for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choices", [DEFAULT_CHOICES, OWN], ids=["default", "own"])
def test_charts_show_the_figures_of_their_tables(language: Language, choices: IndexChoices) -> None:
    """Intervals, effects, weights and ranks: no chart has a figure that no table has."""
    sure = kept.answer(_view("sure", language, choices))
    band, effects = sure.charts
    assert isinstance(band, Ranges)
    assert isinstance(effects, Bars)
    columns = [[one.values for one in reversed(band.dots)], [band.low, band.high]]
    shown = [list(values) for group in columns for values in group]
    assert shown == [_column(sure.tables[0], place) for place in (0, 2, 3, 4)]
    ends = [values for one in effects.series for values in (one.values, one.low, one.high)]
    assert [list(values) for values in ends] == [_column(sure.tables[1], n) for n in range(1, 7)]

    see = kept.answer(_view("see", language, choices))
    together, explained, weights = see.charts
    assert isinstance(together, Grid)
    together_values = sorted(value for row in together.values for value in row if value == value)
    assert together_values == sorted(_column(see.tables[1], 2))
    assert isinstance(explained, Bars)
    assert [list(one.values) for one in explained.series] == [
        _column(see.tables[2], place)[:-1] for place in (1, 2)
    ]
    assert isinstance(weights, Bars)
    by_name = {str(row[1]): (row[10], row[11]) for row in see.tables[0].rows}
    pairs = zip(*(one.values for one in weights.series), strict=True)
    assert dict(zip(weights.categories, pairs, strict=True)).items() <= by_name.items()

    compare = kept.answer(_view("compare", language, choices))
    (disputed,) = compare.charts
    assert isinstance(disputed, Ranges)
    ranks = {
        str(row[0]): [float(str(cell)) for cell in row[1:-1]] for row in compare.tables[0].rows
    }
    for place, city in enumerate(disputed.categories):
        assert (disputed.low[place], disputed.high[place]) == (min(ranks[city]), max(ranks[city]))
        assert disputed.dots[0].values[place] in ranks[city]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_the_slope_chart_ends_at_the_rank_of_the_table(language: Language) -> None:
    """From the default rank to that in the ranking; the difference is the change printed there."""
    said = kept.answer(_view("change", language, OWN))
    (slopes,) = said.charts
    assert isinstance(slopes, Curves)
    rows = {str(row[1]): row for row in said.tables[0].rows}
    for one in slopes.curves:
        before, after = one.y
        rank, _, _, shift = rows[one.name.split("  ")[0]]
        assert (after, before - after) == (rank, shift)
        assert one.role == ("above" if after < before else "below")


def test_every_place_of_a_change_is_in_the_class_that_names_it() -> None:
    """The legend's first and last places of each class hold the changes painted so."""
    said = kept.answer(_view("change", "en", OWN))
    assert said.picture is not None
    assert said.picture.legend is not None
    names = [row.label.replace("−", "-") for row in reversed(said.picture.legend.classes)]
    assert names[0] == "≤ -41"
    assert names[4] == "-2 … +2"
    assert names[-1] == "≥ +41"
    result = figures_kept.scored(OWN)
    shift = change._change(result).shift
    for code, place in said.picture.paint.classes.items():
        if place >= 0 and "…" in names[place]:
            low, high = (int(end) for end in names[place].split(" … "))
            assert low <= shift[code] <= high
        assert (place < 0) == math.isnan(shift[code])


@pytest.mark.parametrize("panel", MAPPED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_map_has_the_one_legend(panel: str, language: Language) -> None:
    """With no data and what lies outside; all units are counted once."""
    said = kept.answer(_view(panel, language, OWN))
    assert said.picture is not None
    legend = said.picture.legend
    assert legend is not None
    assert [row.place for row in legend.rows[-2:]] == ["no_data", "outside"]
    assert sum(row.count or 0 for row in legend.rows[:-1]) == 337
    assert len(legend.classes) == len(said.picture.paint.colours)


def test_classes_of_whole_numbers_do_not_overlap() -> None:
    """One value alone stands without a range; no class, no name."""
    bounds = (0.0, 0.0, 4.0), (0.0, 4.0, 9.0)
    assert whole_ranges(*bounds, Words("en")) == ["0", "1 – 4", "5 – 9"]
    assert whole_ranges(*bounds, Words("zh")) == ["0", "1至4", "5至9"]
    assert whole_ranges((), (), Words("en")) == []


def _change_of(choices: IndexChoices, language: Language = "en") -> Answer:
    return kept.answer(_view("change", language, choices))


def test_an_index_that_moves_no_city_says_so() -> None:
    """Another minimum of dimensions leaves all ranks: no chart, no riser, no faller."""
    said = _change_of(IndexChoices(power=0.7))
    assert said.headline == Words("en")("index_lab.shift_same")
    assert said.charts == ()


def test_cities_that_rise_alike_are_named_or_counted() -> None:
    """Never the first of several as if it were alone."""
    said = _change_of(OWN)
    result = figures_kept.scored(OWN)
    shift = change._change(result).shift
    names = city_names(figures_kept.catalogue(), Words("en"))
    best = [names[str(code)] for code in shift.index[shift == shift.max()]]
    assert f"{Words('en').list(best)} rises most (+{int(shift.max())})" in said.headline


def test_a_slide_uses_the_run_that_the_screen_has_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The remembered run; without one, the same draws are made from the same seed."""
    view = _view("sure", "en").but(seed=11)
    app = _opened(view)
    found = app.session_state["queued_lab"].result
    assert sure_kept.doubt(view) is found
    monkeypatch.setattr(runs, "finished", lambda _: None)
    assert sure_kept.doubt(view).ranks.summary.equals(found.ranks.summary)


def test_what_a_screen_rests_on_waits_in_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not made by the process that serves."""
    monkeypatch.setattr(sure_kept, "ELSEWHERE", Event())
    monkeypatch.setattr(runs, "made", lambda _: pytest.fail("made at once"))
    view = _view("sure", "en").but(draws=200, seed=12)
    found = sure_kept.doubt(view)
    assert len(found.ranks.ranks) == 200


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ({}, 2023),
        ({"index": "year.2022"}, 2022),
        ({"year": "2023", "index": "year.2022"}, 2022),
        ({"show": "dimension.environment_governance", "index": "year.2022"}, 2022),
    ],
)
def test_a_score_has_the_one_year_of_its_index(address: dict[str, str], year: int) -> None:
    """Written out in the address, and old addresses mean what they meant."""
    app = open_screen("atlas", lang="en", **address)
    assert not app.exception
    assert app.query_params["year"] in (str(year), [str(year)])


def test_the_year_of_the_index_is_set_in_one_place() -> None:
    """Index and map change together, without a notice; a figure keeps its own year."""
    app = open_screen("index_lab", lang="en", panel="change")
    app.selectbox(key="lab_year").select(2022).run()
    assert not app.exception
    assert not app.warning
    assert app.query_params["year"] in ("2022", ["2022"])
    assert app.query_params["index"] in (
        write_compact(IndexChoices(year=2022)),
        [write_compact(IndexChoices(year=2022))],
    )
    app.button(key="own_index_back").click().run()
    assert not app.warning
    assert app.query_params["year"] in ("2023", ["2023"])


def test_a_slider_is_named_without_marks() -> None:
    """A screen reader reads the name of the part and its share, no asterisks."""
    app = open_screen("index_lab", lang="zh", panel="change")
    labels = [slider.label for slider in app.slider if "lab_points_" in (slider.key or "")]
    assert labels
    assert not [label for label in labels if "*" in label]


def test_one_city_of_a_year_is_no_cities() -> None:
    """The years of each indicator are told with how many figures are of them."""
    result, tables = figures_kept.scored(), figures_kept.catalogue()
    told = [facts_of(code, result, tables, Words("en")).years for code in result.raw.columns]
    assert any(" (1 city)" in years for years in told)
    assert not any(" (1 cities)" in years for years in told)
