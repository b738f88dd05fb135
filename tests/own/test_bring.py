"""A table that is brought: figures where it is clear, questions and reasons where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from own.bring import Answers, Brought, bring
from own.columns import Described
from own.delimited import read_pasted
from own.matching import places_of
from own.own_set import OwnVariable
from own.workbook import read_table
from tests.own.workbooks import workbook

SHARE = OwnVariable("own_settled", "办结率", "Settled", "%", least=0, most=100)
ANSWERED = Answers(columns={"办结率": Described(SHARE, reason="")})


def _figures(brought: Brought) -> list[tuple[str, int, float]]:
    return [(figure.unit, figure.year, figure.value) for figure in brought.figures]


def _reasons(brought: Brought) -> list[tuple[int, int, str]]:
    return [(one.row + 1, one.column, one.reason) for one in brought.rejected]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("wide", "城市,办结率(%) 2022,2023年办结率（%）\n大连市,80,85\n"),
        ("wide", "某市报表\n城市,办结率（%）,\n,2022,2023\n大连市,80,85\n"),
        ("by_year", "代码,年份,办结率\n210200,2022,80\n210200,2023,85\n"),
        (
            "long",
            "city;variable;unit;year;value\nDalian;办结率;%;2022;80\nDalian;办结率;%;2023;85\n",
        ),
    ],
)
def test_each_form_of_a_table_says_the_same(catalogue: Catalogue, kind: str, text: str) -> None:
    """A row a unit, a row a unit and year, a row a figure."""
    found = bring(read_pasted(text), catalogue, answers=ANSWERED)
    assert found.form.kind == kind
    assert _figures(found) == [("210200", 2022, 80.0), ("210200", 2023, 85.0)]


def test_a_heading_over_merged_cells_holds_for_each(catalogue: Catalogue) -> None:
    """The second column of a merged heading is of the same variable."""
    rows: list[list[object]] = [["城市", "办结率", None], [None, 2022, 2023], ["大连市", 80, 85]]
    found = bring(read_table(workbook(rows, "B1:C1")), catalogue, answers=ANSWERED)
    assert [figure.value for figure in found.figures] == [80.0, 85.0]


def test_what_cannot_be_is_rejected_with_its_place(catalogue: Catalogue) -> None:
    """Line, column and reason of each, and the rest stands."""
    rows = ("大连市,85", "沈阳市,-1", "鞍山市,101", "合计,7", "抚顺市,12万", "没有市,3", "本溪市,—")
    text = "\n".join(("城市,办结率 2023", *rows))
    found = bring(read_pasted(text), catalogue, answers=ANSWERED)
    assert _figures(found) == [("210200", 2023, 85.0)]
    assert _reasons(found) == [
        (3, 1, "out_of_bounds"),
        (4, 1, "out_of_bounds"),
        (5, 0, "total"),
        (6, 1, "unit_inside"),
        (7, 0, "no_unit"),
    ]
    assert found.gaps == 1


def test_a_mended_cell_is_read_as_mended(catalogue: Catalogue) -> None:
    """Two errors corrected in place, and nothing is rejected any more."""
    grid = read_pasted("城市,办结率 2023\n大连市,8.5.\n没有市,90\n")
    mended = replace(ANSWERED, cells={(1, 1): "85", (2, 0): "沈阳市"})
    found = bring(grid, catalogue, answers=mended)
    assert _figures(found) == [("210200", 2023, 85.0), ("210100", 2023, 90.0)]
    assert not found.rejected


def test_two_figures_for_one_thing_are_both_rejected(catalogue: Catalogue) -> None:
    """Each names the line of the other; the same figure twice is one."""
    text = "城市,办结率 2023\n大连市,85\n大连市,86\n沈阳市,9\n沈阳市,9\n"
    found = bring(read_pasted(text), catalogue, answers=ANSWERED)
    assert _figures(found) == [("210100", 2023, 9.0)]
    assert [(one.row + 1, one.values["line"]) for one in found.rejected] == [(2, 2), (3, 2)]


def test_code_and_name_have_to_agree(catalogue: Catalogue) -> None:
    """A shifted column would give every city its neighbour's figure."""
    text = "代码,城市,办结率 2023\n210200,大连市,85\n210100,大连市,86\n"
    found = bring(read_pasted(text), catalogue, answers=ANSWERED)
    assert _figures(found) == [("210200", 2023, 85.0)]
    assert _reasons(found) == [(3, 1, "name_and_code_differ")]


def test_an_ambiguous_unit_waits_for_its_answer(catalogue: Catalogue) -> None:
    """Asked once with its candidates; then it is the one that was named, or left out."""
    grid = read_pasted("城市,办结率 2023\n朝阳,85\n海南,1\n大连市,3\n")
    asked = bring(grid, catalogue, answers=ANSWERED)
    assert [question.about for question in asked.questions] == ["朝阳", "海南"]
    told = replace(ANSWERED, units={"朝阳": "211300", "海南": ""})
    found = bring(grid, catalogue, answers=told)
    assert _figures(found) == [("211300", 2023, 85.0), ("210200", 2023, 3.0)]
    assert not found.questions


def test_a_new_column_and_a_missing_year_are_asked(catalogue: Catalogue) -> None:
    """What nobody published has to be described, and no year is supposed."""
    grid = read_pasted("城市,办结率（%）\n大连市,85\n")
    (question,) = bring(grid, catalogue).questions
    assert (question.kind, question.about) == ("column", "办结率")
    assert question.proposal is not None
    assert question.proposal.variable.unit == "%"
    (question,) = bring(grid, catalogue, answers=ANSWERED).questions
    assert question.kind == "year"
    assert _figures(bring(grid, catalogue, answers=replace(ANSWERED, year=2024))) == [
        ("210200", 2024, 85.0)
    ]


def test_a_declared_unit_scales_and_an_undeclared_one_is_asked(catalogue: Catalogue) -> None:
    """万人 becomes people; without a word of it 600 may be 600 people."""
    (figure,) = bring(read_pasted("城市,常住人口（万人）1999\n大连市,600.5\n"), catalogue).figures
    assert (figure.variable, figure.value) == ("resident_population", 6_005_000.0)
    asked = bring(read_pasted("城市,常住人口 1999\n大连市,600.5\n"), catalogue)
    assert [question.kind for question in asked.questions] == ["column"]


def test_a_published_figure_is_overruled_with_a_reason_alone(catalogue: Catalogue) -> None:
    """The published one again is nothing new; another asks why."""
    values = catalogue.values
    row = values[(values["variable"] == "gdp") & (values["year"] == 2023)].dropna(subset="value")
    code, value = row.iloc[0][["city_code", "value"]]
    heading = "代码,gdp (CNY) 2023\n"
    same = bring(read_pasted(f"{heading}{code},{value:.0f}\n"), catalogue)
    assert (same.figures, same.same) == ((), 1)
    other = read_pasted(f"{heading}{code},{value + 1e9:.0f}\n")
    (question,) = bring(other, catalogue).questions
    assert (question.kind, question.about) == ("reason", "gdp")
    gdp = OwnVariable("gdp", "", "", "CNY", least=1e8, most=2e13)
    told = Answers(columns={"gdp": Described(gdp, reason="revised")})
    (figure,) = bring(other, catalogue, answers=told).figures
    assert figure.reason == "revised"


def test_own_districts_need_no_code(catalogue: Catalogue) -> None:
    """Any name is a district of one's own city; a total is none."""
    districts = places_of(catalogue, "district")
    text = "街道,办结率 2023\n东关街道,85\n合计,86\n"
    found = bring(read_pasted(text), catalogue, districts, ANSWERED)
    assert _figures(found) == [("东关街道", 2023, 85.0)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a,b\n1,2\n", "own_no_units"),
        ("城市\n大连市\n", "own_no_figures"),
        ("城市,联系电话\n大连市,13800138000\n", "own_personal"),
        ("城市,备注\n大连市,11010519491231002X\n", "own_personal"),
    ],
)
def test_a_table_that_is_none_is_refused(catalogue: Catalogue, text: str, key: str) -> None:
    """No units, no figures, or people's data."""
    with pytest.raises(DataError) as refused:
        bring(read_pasted(text), catalogue)
    assert refused.value.key == key


def test_subscribers_are_no_telephone_numbers(catalogue: Catalogue) -> None:
    """A column named after telephones may count them."""
    found = bring(read_pasted("城市,移动电话用户数（万户）2023\n大连市,913.5\n"), catalogue)
    assert found.questions
