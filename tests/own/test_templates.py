"""What an office is given to fill in is read again as it was meant."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from exports.content import Table
from exports.spreadsheet import as_csv
from own.bring import Answers, bring
from own.columns import Described
from own.grid import Grid
from own.matching import LEVELS, Level, places_of
from own.own_set import OwnVariable
from own.survey.answers import read_survey
from own.survey.questionnaire import questionnaire
from own.templates import Row, questionnaire_rows, survey_template, template
from own.workbook import read_table


def _read(rows: tuple[Row, ...]) -> Grid:
    return read_table(as_csv(Table("template", rows[0], rows[1:])))


@pytest.mark.parametrize("level", LEVELS)
def test_a_filled_template_is_taken_whole(catalogue: Catalogue, level: Level) -> None:
    """Every unit is known by its row, and its heading says variable, unit and year."""
    head, *rows = template(catalogue, level)
    filled = ((*head[:-1], "办结率（%）2023"), *((*row[:-1], "85") for row in rows))
    places = places_of(catalogue, level)
    meant = {"办结率": Described(OwnVariable("own_settled", "办结率", "Settled", "%"))}
    found = bring(_read(filled), catalogue, places, Answers(columns=meant))
    assert (found.questions, found.rejects) == ((), 0)
    assert len(found.figures) == len(rows)
    assert {one.year for one in found.figures} == {2023}


def test_answers_and_shares_are_read_as_their_templates_lay_them_out(catalogue: Catalogue) -> None:
    """A person a row with ten items, or a city and item a row."""
    places = places_of(catalogue, "prefecture")
    head, (_, *rest) = survey_template("answers")
    answers = read_survey(_read((head, *(("大连市", *rest) for _ in range(30)))), places)
    assert {one.item for one in answers.results} == {item.code for item in questionnaire()}
    head, *rows = survey_template("shares")
    filled = (head, *(("大连市", item, "80", "400", effect) for _, item, _, _, effect in rows))
    shares = read_survey(_read(filled), places)
    assert {(one.item, one.share, one.size) for one in shares.results} == {
        (item.code, 80.0, 400) for item in questionnaire()
    }


def test_the_questionnaire_has_ten_items_in_both_languages() -> None:
    """With the five answers by which each is scored."""
    head, *rows = questionnaire_rows()
    assert len(rows) == 10
    assert len(head) == 9
    assert all(all(cell for cell in row) and row[-5:] == ("1", "2", "3", "4", "5") for row in rows)
