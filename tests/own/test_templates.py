"""What an office is given to fill in, in its language, is read again as it was meant."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from data.languages import LANGUAGES, Language
from exports.content import Table
from exports.spreadsheet import as_csv
from own.bring import Answers, bring
from own.columns import Described
from own.grid import Grid
from own.matching import LEVELS, Level, places_of
from own.own_set import OwnVariable
from own.survey.answers import read_survey
from own.survey.questionnaire import questionnaire
from own.templates import HEADS, Row, questionnaire_rows, survey_template, template
from own.workbook import read_table

# How an office of each language calls its figure, and one of its cities.
FIGURE = {"zh": "办结率（%）2023", "en": "Settled in time (%) 2023"}
NAME = {"zh": "办结率", "en": "Settled in time"}
DALIAN = {"zh": "大连市", "en": "Dalian"}


def _read(rows: tuple[Row, ...]) -> Grid:
    return read_table(as_csv(Table("template", rows[0], rows[1:])))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", LEVELS)
def test_a_filled_template_is_taken_whole(
    catalogue: Catalogue, level: Level, language: Language
) -> None:
    """Every unit is known by its row, and its heading says variable, unit and year."""
    head, *rows = template(catalogue, level, language)
    filled = ((*head[:-1], FIGURE[language]), *((*row[:-1], "85") for row in rows))
    places = places_of(catalogue, level)
    meant = {NAME[language]: Described(OwnVariable("own_settled", "办结率", "Settled", "%"))}
    found = bring(_read(filled), catalogue, places, Answers(columns=meant))
    assert (found.questions, found.rejects) == ((), 0)
    assert len(found.figures) == len(rows)
    assert {one.year for one in found.figures} == {2023}
    if level != "district":
        assert [one.unit for one in found.figures] == sorted(row[0] for row in rows)


@pytest.mark.parametrize("level", LEVELS)
def test_languages_of_headings_and_names_may_mix(catalogue: Catalogue, level: Level) -> None:
    """The heading of one template above the rows of the other, as of a table half translated."""
    (head, *_), (_, *rows) = (template(catalogue, level, language) for language in LANGUAGES)
    filled = ((*head[:-1], "x（%）2023"), *((*row[:-1], "85") for row in rows))
    meant = {"x": Described(OwnVariable("own_x", "x", "x", "%"))}
    found = bring(_read(filled), catalogue, places_of(catalogue, level), Answers(columns=meant))
    assert (found.questions, found.rejects, len(found.figures)) == ((), 0, len(rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_and_shares_are_read_as_their_templates_lay_them_out(
    catalogue: Catalogue, language: Language
) -> None:
    """A person a row with ten items, or a city and item a row."""
    places, city = places_of(catalogue, "prefecture"), DALIAN[language]
    head, (_, *rest) = survey_template("answers", language)
    answers = read_survey(_read((head, *((city, *rest) for _ in range(30)))), places)
    assert {one.item for one in answers.results} == {item.code for item in questionnaire()}
    assert {one.share for one in answers.results} == {100.0}
    head, *rows = survey_template("shares", language)
    filled = (head, *((city, item, "80", "400", "2") for _, item, *_ in rows))
    shares = read_survey(_read(filled), places)
    assert {(one.item, one.share, one.size, one.effective) for one in shares.results} == {
        (item.code, 80.0, 400, 200.0) for item in questionnaire()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questionnaire_has_ten_items_in_both_languages(language: Language) -> None:
    """The reader's language first, with the five answers by which each is scored."""
    head, *rows = questionnaire_rows(language)
    assert len(rows) == 10
    assert len(head) == 9
    assert all(all(cell for cell in row) and row[-5:] == ("1", "2", "3", "4", "5") for row in rows)
    text = {"zh": "text_zh", "en": "text_en"}[language]
    assert [row[2] for row in rows] == [getattr(item, text) for item in questionnaire()]


def test_no_template_mixes_its_languages() -> None:
    """Nothing Chinese stands in the headings for who reads English, and the other way round."""
    english = " ".join(str(said) for said in vars(HEADS["en"]).values())
    chinese = "".join(str(said) for said in vars(HEADS["zh"]).values()).replace("{n}", "")
    assert english.isascii()
    assert not any(sign.isascii() and sign.isalpha() for sign in chinese)
