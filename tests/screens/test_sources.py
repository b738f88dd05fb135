"""The screen of sources: coverage, the chain from figure to score, records, downloads."""

from __future__ import annotations

import io
import math
import re
import zipfile
from dataclasses import fields, replace

import pytest
from openpyxl import load_workbook

from data.catalogue import Catalogue
from data.dictionary import COLUMNS
from exports.briefing_file import SavedView
from exports.charts.grid import Grid
from scoring.doubt.trace import trace_score
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices
from tests.screens.test_screens import html, open_screen
from ui.address.view import TABS, View
from ui.briefing.slides import slide_of
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.page.markup import text
from ui.sources import chain, completeness, whole_data
from ui.sources.answer import answer
from ui.sources.chain import steps
from ui.sources.whole_data import all_tables
from ui.words.texts import LANGUAGES, Language, Words, read_texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_the_screen(language: Language, catalogue: Catalogue) -> None:
    """Every source, every national fact, every withheld figure."""
    words = Words(language)
    assert len(open_screen("sources", lang=language, tab="sources").expander) >= len(
        catalogue.sources
    )
    drawn = html(open_screen("sources", lang=language, tab="nation"))
    for name in catalogue.national_facts[f"name_{language}"]:
        assert text(name) in drawn
    held = catalogue.values["note"].str.startswith("withheld: ", na=False).sum()
    assert words("sources.withheld_about", n=held) in html(open_screen("sources", lang=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_by_variable_and_year_are_those_of_the_tables(
    language: Language, catalogue: Catalogue
) -> None:
    """Each cell counts the rows with a value; heat map and table are the same figures."""
    said = answer(View(language=language))
    grid, table = said.charts[1], said.tables[3]
    assert isinstance(grid, Grid)
    known = catalogue.values.dropna(subset="value")
    assert len(table.rows) == len(grid.rows) == len(catalogue.variables)
    assert sum(cell for row in table.rows for cell in row[1:] if isinstance(cell, int)) == len(
        known
    )
    names = dict(catalogue.variables.set_index("variable")[f"name_{language}"])
    told = {row[0]: dict(zip(grid.columns, row[1:], strict=True)) for row in table.rows}
    for (variable, year), rows in known.groupby(["variable", "year"]):
        assert told[names[variable]][str(year)] == len(rows)
    shares = [[None if math.isnan(v) else round(337 * v) for v in row] for row in grid.values]
    assert shares == [list(row[1:]) for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_said_beside_two_variables_is_said(language: Language) -> None:
    """How digital finance is cited, and that others counted more open-data portals."""
    drawn = html(open_screen("sources", lang=language))
    assert Words(language)("reading.portals_of_cities", n=129) in drawn
    assert ("China Economic Quarterly" if language == "en" else "《经济学（季刊）》") in drawn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", TABS)
def test_a_part_opens_by_its_address_and_can_be_saved(tab: str, language: Language) -> None:
    """The headline on the page is that of the slide, and the tables are there to take along."""
    app = open_screen("sources", lang=language, tab=tab, city="320500")
    assert not app.exception
    slide = slide_of(SavedView("sources", {"tab": tab, "city": "320500"}), language)
    assert text(slide.reading) in html(app)
    assert slide.chart is not None or slide.table is not None
    assert "add_to_briefing" in {button.key for button in app.button}


@pytest.mark.parametrize("language", LANGUAGES)
def test_ministries_are_named(catalogue: Catalogue, language: Language) -> None:
    """No reader is sent to a file for the name of a publisher."""
    said = answer(View(language=language, tab="sources"))
    assert len(said.tables[0].rows) == len(catalogue.sources)
    assert not [cell for row in said.tables[0].rows for cell in row if ".csv" in str(cell)]


def test_the_chain_follows_the_link() -> None:
    """City and indicator come from the address, as on every screen."""
    app = open_screen(
        "sources", lang="en", tab="chain", city="510100", show="indicator.urbanisation_rate"
    )
    assert not app.exception
    assert "Chengdu, Sichuan: Urbanisation rate" in html(app)


def test_a_unit_without_figures_says_so() -> None:
    """An autonomous prefecture has no chain, and is told why."""
    app = open_screen(
        "sources", lang="en", tab="chain", city="513200", show="indicator.gdp_per_resident"
    )
    assert not app.exception
    assert Words("en")("sources.trace_gap_alone") in [info.value for info in app.info]


@pytest.mark.parametrize("city", ["320500", "210100", "440300"])
def test_the_formulas_on_the_screen_compute(catalogue: Catalogue, city: str) -> None:
    """What is written under “How”, typed into a calculator, gives what stands under “Result”."""
    result = score_cities(catalogue)
    computed = 0
    for code in result.definition.indicators:
        trace = trace_score(result, catalogue, city, code)
        if math.isnan(trace.raw):
            continue
        for _, how, shown, *_ in steps(trace, Words("en")):
            formula = how.rpartition("= ")[2].replace(",", "")
            formula = formula.replace("−", "-").replace("×", "*").replace("÷", "/")
            if not re.fullmatch(r"(?:ln)?[-\d.()+*/ ]+", formula):
                continue
            value = eval(formula.replace("ln", "log"), {"__builtins__": {}, "log": math.log})
            expected = float(shown.split()[0].replace(",", "").replace("−", "-"))
            assert value == pytest.approx(expected, rel=1e-8, abs=1e-6), (code, how)
            computed += 1
    assert computed > 100


def test_coverage_counts_what_is_there(catalogue: Catalogue) -> None:
    """Counted again by hand from the published values for one indicator."""
    frame = completeness.by_indicator(View()).set_index("code")
    rows = catalogue.values.query("variable == 'gdp_growth' and year <= 2023")
    assert frame.loc["gdp_growth", "have"] == rows.dropna(subset="value")["city_code"].nunique()
    cells = completeness.by_province(View())
    assert cells["of"].groupby(cells["province"]).first().sum() == len(catalogue.cities)
    assert cells["share"].between(0, 1).all()


def test_a_stricter_threshold_never_scores_more() -> None:
    """The chosen threshold shifts nobody."""
    table = completeness.thresholds(View())
    assert table["scored"].is_monotonic_decreasing
    assert table["shift"][table["threshold"] == 0.6].tolist() == [0.0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_data_set_comes_with_its_dictionary(
    catalogue: Catalogue, language: Language
) -> None:
    """Every table with every row, and a meaning for every column."""
    first, wide, *tables = all_tables(View(language=language))
    assert [table.title for table in tables] == [field.name for field in fields(Catalogue)]
    assert all(len(table.rows) == len(getattr(catalogue, table.title)) for table in tables)
    assert len(wide.rows) == len(catalogue.cities)
    assert len(wide.columns) == 4 + len(catalogue.indicators) + 2 * (6 + 2) + 5
    suzhou = next(row for row in wide.rows if row[0] == "320500")
    shown = kept.measure("index", 2023)
    assert suzhou[-5:-3] == (shown.values["320500"], shown.ranks["320500"])
    drawn = doubt_kept.rank_uncertainty().summary.loc["320500", ["median", "low", "high"]]
    assert suzhou[-3:] == tuple(drawn)
    described = {(row[0], row[1]) for row in first.rows}
    assert described == {(f"{t.title}.csv", column) for t in tables for column in t.columns}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_data_set_is_a_workbook_and_an_archive(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet and a file a table with all of its rows, and the page of the dictionary."""
    view = View(language=language)
    tables = all_tables(view)
    if language == "en":  # the tables that are long are the same in both languages
        tables = [replace(table, rows=table.rows[:500]) for table in tables]
    monkeypatch.setattr(whole_data, "all_tables", lambda _: tables)
    book = load_workbook(io.BytesIO(whole_data.as_workbook(view)), read_only=True)
    assert book.sheetnames[2:] == [table.title for table in tables[2:]]
    rows = [sheet.max_row - 1 for sheet in book.worksheets]
    assert rows == [len(table.rows) for table in tables]
    archive = zipfile.ZipFile(io.BytesIO(whole_data.as_archive(view)))
    assert archive.testzip() is None
    files = {f"{table.title}.csv" for table in tables}
    assert files | {"data-dictionary.md"} == set(archive.namelist())


def test_the_dictionary_says_the_same_in_both_places() -> None:
    """The English of the sheet is that of docs/data-dictionary.md."""
    texts = read_texts()
    assert {name: texts[f"dictionary.{name}"]["en"] for name in COLUMNS} == COLUMNS


def test_how_a_figure_was_read_stands_where_it_is_traced() -> None:
    """The remark of the very figure, in the reader's language, and of no other."""
    view = View(city="152900", measure="indicator.gdp_per_resident", language="zh")
    remarks = [note for note in chain.answer(view).notes if "读取与核对" in note]
    assert remarks
    assert all(re.search("[\u4e00-\u9fff]", remark.split("：")[-1]) for remark in remarks)
    beijing = chain.answer(view.but(city="110000", language="en")).notes
    assert not any("read or checked" in note for note in beijing)


def test_a_source_behind_one_indicator_or_none_is_told_so() -> None:
    """No "1 indicators" in English, and no count of nothing in either language."""
    english = [part.label for part in open_screen("sources", lang="en", tab="sources").expander]
    assert any(label.endswith(" 1 indicator") for label in english)
    assert any(label.endswith(" no indicator") for label in english)
    assert not any(label.endswith((" 1 indicators", " 0 indicators")) for label in english)
    chinese = [part.label for part in open_screen("sources", lang="zh", tab="sources").expander]
    assert not any(label.endswith(" 0项指标") for label in chinese)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_is_not_scored_is_told_in_a_sentence(language: Language) -> None:
    """No dash stands where a score is announced, and a gap is said to do what the choices do."""
    words, shown = Words(language), "indicator.urbanisation_rate"
    said = chain.answer(View(language=language, city="513200", measure=shown))
    assert "–" not in said.headline
    (table,) = said.tables
    assert not any("–" in str(cell) for row in table.rows for cell in row)
    so2 = View(language=language, city="340400", measure="indicator.so2_per_gdp")
    assert words("sources.trace_gap_neutral") in chain.answer(so2).notes
    shared = so2.but(choices=IndexChoices(gaps="shared"))
    assert words("sources.trace_gap") in chain.answer(shared).notes
