"""The comparison as a value: page, slide and saved files say the same, and differ from each other.

The cases are pairs of cities, provinces and clusters, mixed ones, and such as have no score.
"""

from __future__ import annotations

import io
import math
import re
from itertools import combinations

import pytest
from openpyxl import load_workbook

from exports.briefing_file import SavedView
from exports.charts.bars import Bars
from exports.charts.points import Points
from ui.address.view import View
from ui.briefing.slides import slide_of
from ui.compare import kept, sentence
from ui.compare.cards import among
from ui.compare.compared import compare, names_of
from ui.compare.page import options
from ui.compare.start import ready
from ui.compare.tables import scores
from ui.diagnosis.words import Speaker
from ui.figures import kept as figures_kept
from ui.figures.labels import kept as labels_kept
from ui.take.menu import svg_of, workbook_of
from ui.words.texts import LANGUAGES, Language, Words

UNSCORED = ("513200", "632600")
CASES = [
    ("320500", "330100"),
    ("110000", "310000", "440300"),
    ("province.330000", "province.520000"),
    ("cluster.yangtze_river_delta", "cluster.pearl_river_delta"),
    ("440300", "cluster.pearl_river_delta", "province.440000", "province.520000"),
    ("320500", "330100", "110000", "310000", "440300", "654000"),
    ("310000", "province.310000"),
    ("320500", "513200"),
]


def _view(units: tuple[str, ...], language: Language) -> View:
    return View(language=language, compare=units)


def _saved(units: tuple[str, ...]) -> SavedView:
    return SavedView("compare", {"compare": ",".join(units)})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("units", [*CASES, UNSCORED, ()])
def test_slide_and_saved_picture_say_the_headline(
    units: tuple[str, ...], language: Language
) -> None:
    """What the screen says stands on the slide and above the saved map; a workbook has it all."""
    view = _view(units, language)
    said, slide = kept.answer(view), slide_of(_saved(units), language)
    assert slide.reading == said.headline
    assert slide.picture == said.picture
    assert slide.title == said.subject
    # a long sentence is drawn in several lines
    drawn = "".join(re.findall(r">([^<]*)<", svg_of(said, view)))
    assert said.headline[:20].replace(" ", "") in drawn.replace(" ", "")
    book = load_workbook(io.BytesIO(workbook_of(said, view)), read_only=True)
    # Behind them stand the wide sheets, which are the same for whoever is compared.
    sheets = book.worksheets[: len(said.tables)]
    written = [len(list(sheet.iter_rows())) for sheet in sheets]
    assert written == [1 + len((table.filed or table).rows) for table in said.tables]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("units", CASES)
def test_the_chart_shows_the_figures_of_the_table(
    units: tuple[str, ...], language: Language
) -> None:
    """Bars of a few and dots of many hold the very numbers of the first table, gaps included."""
    said = kept.answer(_view(units, language))
    table, chart = said.tables[0], said.charts[0]
    columns = list(zip(*(row[1 : 1 + len(units)] for row in table.rows), strict=True))
    listed = [[math.nan if cell is None else cell for cell in column] for column in columns]
    if isinstance(chart, Bars):
        drawn = [list(one.values) for one in chart.series]
        assert [one.name for one in chart.series] == list(table.columns[1 : 1 + len(units)])
    else:
        assert isinstance(chart, Points)
        count = len(table.rows)
        drawn = [list(chart.x[n * count : (n + 1) * count]) for n in range(len(units))]
        assert [group.name for group in chart.groups] == list(table.columns[1 : 1 + len(units)])
    assert repr(drawn) == repr(listed)


def test_no_two_comparisons_are_one_slide() -> None:
    """Title, sentence, map and chart of each differ from those of every other."""
    slides = [slide_of(_saved(units), "en") for units in CASES]
    for one, other in combinations(slides, 2):
        assert one.title != other.title
        assert one.reading != other.reading
        assert one.chart != other.chart
        assert one.picture is not None
        assert other.picture is not None
        assert one.picture.paint.outlined != other.picture.paint.outlined


@pytest.mark.parametrize("units", CASES)
def test_the_difference_is_that_of_the_printed_numbers(units: tuple[str, ...]) -> None:
    """Whoever subtracts the two scores of the sentence finds the third."""
    said = kept.answer(_view(units, "en")).headline
    numbers = [float(number) for number in re.findall(r"\d+\.\d", said)]
    assert (len(numbers) == 3) is ("points less" in said)
    if len(numbers) == 3:
        assert numbers[2] == pytest.approx(numbers[0] - numbers[1])


def test_beijing_and_tianjin_are_23_1_apart() -> None:
    """79.1 − 56.0, though the unrounded scores differ by 23.2."""
    found = compare(_view(("province.110000", "province.120000"), "en"))
    exact = found.values[found.result.definition.root]
    assert f"{exact.max() - exact.min():.1f}" == "23.2"
    said = sentence.headline(found, Words("en"))
    assert said == "Beijing leads with 79.1; Tianjin has 56.0, 23.1 points less."


def test_units_that_share_the_lead_are_both_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that print alike lead together, and are not told apart by digits nobody sees."""
    found = compare(_view(("110000", "310000", "320500"), "en"))
    values = found.values.copy()
    values[found.result.definition.root] = [70.04, 69.96, 60.0]
    monkeypatch.setitem(found.__dict__, "values", values)
    said = sentence.headline(found, Words("en"))
    assert said == "Beijing and Shanghai lead with 70.0 each; Suzhou has 60.0, 10.0 points less."


def test_a_score_says_on_whom_it_rests() -> None:
    """Guizhou's on six of nine units; a province of one city has a word of its own name."""
    units = ("province.520000", "310000", "province.310000")
    found = compare(_view(units, "en"))
    assert "6 of its 9 units, with 73.5% of its residents" in sentence.notes(found, Words("en"))[0]
    assert (found.coverage["province.310000"].of, found.coverage["province.310000"].share) == (1, 1)
    assert found.names["province.310000"] == "Shanghai (province)"
    assert len(set(names_of(units, Words("zh")).values())) == 3


def test_who_is_left_out_of_a_ranking_is_said() -> None:
    """Thirty of the 31 provinces have a score; the one without is named."""
    said = among(View(), "province")
    assert said.startswith("30 of 31")
    assert "Xinjiang" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_without_a_score_have_a_table_of_what_is_known(language: Language) -> None:
    """No chart of nothing; of each unit is said that it has none, and what figures there are."""
    said = kept.answer(_view(UNSCORED, language))
    assert not said.charts
    assert said.notes
    missing = Words(language)("common.no_data")
    assert said.tables[0].rows
    assert all(set(row[1:]) != {missing} for row in said.tables[0].rows)


def test_a_table_says_of_cities_alone_whether_a_lead_is_sure() -> None:
    """Regions have no rank intervals, so their table has no such column."""
    for units, width in ((CASES[0], 4), (CASES[2], 3)):
        found = compare(_view(units, "en"))
        table = scores(found, Speaker(figures_kept.catalogue(), Words("en")))
        assert len(table.columns) == width
        assert all(len(row) == width for row in table.rows)


def test_what_is_chosen_has_its_name_alone() -> None:
    """A chip shows no words that are there to be searched; what is not chosen is found by them."""
    chosen, other = options(_view(("654000",), "en")), options(View())
    assert chosen["654000"] == "Ili Kazakh AP"
    assert "yili" in other["654000"]
    assert len(set(chosen.values())) == len(chosen)


def test_the_start_offers_what_the_reader_filtered_for() -> None:
    """Guizhou's scored cities after a filter for Guizhou; known examples in any case."""
    names = labels_kept.city_rows()
    filtered = ready(View(province=("520000",)))
    assert len(filtered[0].units[0]) == 6
    assert all(names[code]["province_code"] == "520000" for code in filtered[0].units[0])
    assert ready(View())[0] == filtered[-1]
    both = ready(View(province=("330000", "520000")))[0].units
    assert both[0] == ("province.330000", "province.520000")
    assert ready(View(compare=("province.520000",)))[0].units[0][0] == "province.520000"
    assert len(ready(View(province=("110000",)))) == 1
