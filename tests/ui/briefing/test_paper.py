"""A briefing as a report of many pages, and the one that is ready-made of a place."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from data import edition
from exports.briefing_file import Briefing, SavedView
from exports.imprint import review_number
from tests.pictures import few_pixels
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing.made import paper_file
from ui.briefing.paper import sections
from ui.briefing.ready import called_for, ready
from ui.figures import kept
from ui.take.place_report import has_place
from ui.words.texts import LANGUAGES, Language, Words

HAINAN = ("460000",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_a_province_is_whole(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its questions, what the figures call for, method and sources; edition and review number."""
    monkeypatch.setenv("ATLAS_MAP_REVIEW", "GS（2024）0650号")
    view = View(language=language).but(province=HAINAN)
    briefing = ready(view)
    steps: list[tuple[int, int]] = []

    def told(*step: int) -> bool:
        steps.append((step[0], step[1]))
        return True

    with few_pixels():
        written = paper_file("docx", briefing, view, "", True, told)
    document: Any = Document(io.BytesIO(written or b""))
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads[: len(briefing.views)] == [one.title for one in briefing.views]
    assert len(heads) == len(briefing.views) + bool(called_for(view)) + 2
    said = "\n".join(one.text for one in document.paragraphs)
    assert edition.current().label in said
    assert said.count("GS（2024）0650号") > 1
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert all(described)
    assert steps[-1] == (12, 12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_a_map_of_provinces_stand_the_figures_of_provinces(language: Language) -> None:
    """As many as a page holds, the first of them the highest, and no city; one source once."""
    view = View(language=language, units="province", measure="variable.gdp")
    shown = kept.settle(view, "atlas")
    [section] = sections(Briefing("", (SavedView("atlas", write_view(shown)),)), view)
    [table] = section.tables
    assert table.rows[0][:2] == ("440000", "广东省" if language == "zh" else "Guangdong")
    assert Words(language)("common.source") not in table.columns


def test_who_stops_waiting_gets_no_report() -> None:
    """Told to stop at the first section, nothing is written."""
    view = View(language="en").but(province=HAINAN)
    assert paper_file("pdf", ready(view), view, "", True, lambda *_: False) is None


@pytest.mark.parametrize(
    ("filters", "is_place"),
    [
        ({"province": HAINAN}, True),
        ({"cluster": ("pearl_river_delta",)}, True),
        ({}, False),
        ({"province": ("460000", "110000")}, False),
        ({"province": HAINAN, "tier": ("third",)}, False),
        ({"region": ("east",)}, False),
    ],
)
def test_a_place_is_one_province_or_one_cluster(
    filters: dict[str, tuple[str, ...]], is_place: bool
) -> None:
    """Nothing more, nothing less, and nothing else beside it."""
    assert has_place(View().but(**filters)) is is_place


def test_what_the_operator_names_is_one_short_line() -> None:
    """No control character, line or endless text reaches a map from the environment."""
    assert review_number({}) == ""
    assert review_number({"ATLAS_MAP_REVIEW": f" GS\n\u0007 {'x' * 900}"}) == f"GS {'x' * 57}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_two_maps_stand_the_figures_of_both(language: Language) -> None:
    """Value and rank of each map under its name, the first on the first map before the others."""
    view = kept.settle(View(language=language, pair="measure"), "atlas")
    [section] = sections(Briefing("", (SavedView("atlas", write_view(view)),)), view)
    assert section.beside is not None
    [table] = section.tables
    assert [row[2] for row in table.rows[:3]] == [1, 2, 3]
    assert table.rows[0][0] == {"en": "Beijing", "zh": "北京市"}[language]
    assert len(table.columns) == 5
    names = {head.partition("，" if language == "zh" else ", ")[2] for head in table.columns[1:]}
    assert len(names) > 1
