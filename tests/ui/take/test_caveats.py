"""What a name does not say stands beside it, on screens and in every kind of file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from data.catalogue import ANSWERS_PREFIX
from exports.imprint import REVIEW
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.city.report import city_report
from ui.figures import kept
from ui.figures.names import SATISFACTION, measure_name, rests_on_services
from ui.page.caveats import caveat_of, caveats_in, with_caveats
from ui.regions.report import region_report
from ui.take.measured import measure_answer
from ui.take.menu import KINDS
from ui.words.texts import LANGUAGES, Language, Words

DIMENSION = f"dimension.{SATISFACTION}"
NAMES = {
    "en": "People's satisfaction (services as proxy)",
    "zh": "人民满意度（以民生服务代理）",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_satisfaction_says_what_it_rests_on(language: Language) -> None:
    """Wu's name stays, with what stands in for residents' answers."""
    words = Words(language)
    assert measure_name(DIMENSION, kept.catalogue(), words) == NAMES[language]
    assert NAMES[language] in measure_name(f"history.{SATISFACTION}", kept.catalogue(), words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_qualifier_goes_when_residents_answer(language: Language) -> None:
    """With one indicator of answers the dimension is called what Wu calls it, and no more."""
    words, tables = Words(language), kept.catalogue()
    asked = tables.indicators.head(1).assign(
        indicator="content_residents", dimension=SATISFACTION, numerator=f"{ANSWERS_PREFIX}content"
    )
    told = replace(tables, indicators=pd.concat([tables.indicators, asked]))
    assert rests_on_services(tables)
    assert not rests_on_services(told)
    assert measure_name(DIMENSION, told, words) in ("People's satisfaction", "人民满意度")
    assert caveat_of(DIMENSION, told, words) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["svg", "xlsx", "gpkg"])
def test_files_hold_the_sentence(kind: str, language: Language) -> None:
    """A picture, a workbook and a layer of the dimension say that nobody was asked."""
    view = View(language=language, measure=DIMENSION)
    said = caveat_of(DIMENSION, kept.catalogue(), Words(language))
    made = KINDS[kind][0](answer_of("atlas", view), view)
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(made)) as book:
            made = book.read("xl/sharedStrings.xml")
    # A picture breaks a long line.
    first = said[:12]
    assert first in made.decode("utf-8", errors="ignore").replace("’", "'")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", ["atlas", "city", "compare"])
def test_slides_hold_the_sentence(screen: str, language: Language) -> None:
    """Wherever the dimension is named, the notes that go to slides say so."""
    view = View(language=language, measure=DIMENSION, city="530300", compare=("530300", "520400"))
    said = caveat_of(DIMENSION, kept.catalogue(), Words(language))
    assert said in answer_of(screen, view).notes


def test_no_sentence_where_nothing_is_named() -> None:
    """A map of GDP says nothing of satisfaction."""
    answer = answer_of("atlas", View(measure="variable.gdp"))
    assert caveats_in(answer, kept.catalogue(), Words("en")) == ()
    assert with_caveats(answer, kept.catalogue(), Words("en")) == answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_hold_the_sentence(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of a city and of a region close with it, and name the review of their map."""
    words = Words(language)
    said = caveat_of(DIMENSION, kept.catalogue(), words)
    monkeypatch.setenv(REVIEW, "GS（2024）0650号")
    for report in (
        city_report(View(language=language, city="530300")),
        region_report(View(language=language, province=("520000",))),
    ):
        assert said in report.closing
        # Their maps are reviewed as any other is.
        assert "GS（2024）0650号" in "".join(report.closing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_not_a_no(language: Language) -> None:
    """Who is not in a list of portals is not on this list, and how many others counted is said."""
    words, tables = Words(language), kept.catalogue()
    answer = answer_of("city", View(language=language, city="530300"))
    cells = [cell for table in answer.tables for row in table.rows for cell in row]
    assert words("common.no") not in cells
    assert words("common.not_listed") == {"en": "not on this list", "zh": "不在此名单"}[language]
    provinces = caveat_of("indicator.provincial_open_data_portal", tables, words)
    assert "17" in provinces
    assert "21" in provinces
    cities = caveat_of("variable.city_open_data_portal", tables, words)
    assert all(count in cities for count in ("129", "187", "231"))


def test_no_count_of_people_is_called_a_rate() -> None:
    """Insured per hundred residents is no participation rate; output is not GDP."""
    names = kept.catalogue().indicators.set_index("indicator")
    assert names.loc["pension_coverage", "name_zh"] == "每百常住人口职工养老保险参保人数"
    insured = names[names["numerator"].str.endswith("_insured")]
    assert not insured["name_zh"].str.contains("率").any()
    assert set(insured["unit"]) == {"person"}
    assert not names["name_zh"].str.contains("单位产值").any()
    assert not kept.catalogue().suggestions["direction_zh"].str.contains("单位产值").any()


@pytest.mark.parametrize("measure", [DIMENSION, "variable.city_open_data_portal"])
def test_a_map_of_the_measure_itself_says_it_below(measure: str) -> None:
    """A map has no name to point at, so what the name does not say stands in its notes."""
    said = measure_answer(kept.settle(View(measure=measure)))
    assert caveat_of(measure, kept.catalogue(), Words("en")) in said.notes
