"""The page of a unit outside the yearbook: what is known first, second-hand figures marked."""

from __future__ import annotations

import pytest

from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.city.answer import answer
from ui.city.headline import headline, subline
from ui.city.report import city_report
from ui.city.tables import known
from ui.diagnosis.beside import profile
from ui.figures.every_unit import of_every_unit
from ui.words.texts import LANGUAGES, Language, Words

DIQING, KASHGAR, NGAWA = "533400", "653100", "513200"


def test_it_opens_with_people_and_output() -> None:
    """Residents, age, schooling and GDP, each with its year, and what is quoted says so."""
    view = View(language="en", city=DIQING, year=2023)
    assert headline(view, profile(view)) == (
        "Dêqên Tibetan AP: 395,000 residents (2024, second-hand); 12.7% aged 60 and over (2020); "
        "7.7 years of schooling on average (2020); GDP CNY 30.7 billion (2024, second-hand)."
    )
    assert Words("en")("city.unscored") in subline(view, profile(view))
    assert "of 335 among all units" in subline(view, profile(view))


@pytest.mark.parametrize("language", LANGUAGES)
def test_second_hand_figures_are_of_medium_confidence(language: Language) -> None:
    """The figure, its year, its source and the doubt stand in one row."""
    view = View(language=language, city=DIQING, year=2023)
    row = next(row for row in known(view, profile(view)).rows if "2024" in str(row[2]))
    assert Words(language)("city.second_hand") in str(row[4])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", [DIQING, KASHGAR, NGAWA])
def test_its_diagnosis_works_on_what_there_is(city: str, language: Language) -> None:
    """Under the index of all units it has a score, a report and no list without rows."""
    view = of_every_unit(View(language=language, city=city, year=2023))
    assert profile(view).scored
    said, report = answer(view), city_report(view)
    assert said.charts
    assert report.bars
    assert any(table.title == Words(language)("city.known") for table in report.tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_page_says_once_what_is_missing_and_links_nowhere_empty(language: Language) -> None:
    """No line of the indicators is a gap, and no section without rows is linked."""
    app = open_screen("city", lang=language, city=DIQING)
    assert not app.exception
    page, words = html(app), Words(language)
    assert f">{words('gaps.not_in_yearbook')}<" not in page
    assert 'href="#programmes"' not in page
    assert 'href="#verdicts"' not in page
    assert 'href="#known"' in page
