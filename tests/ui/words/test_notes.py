"""Chinese readers meet no English where the tables speak in their own words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from data.catalogue import WITHHELD, Catalogue
from data.spoken import words_for
from own.joined import MARGIN, REPLACES
from scoring.index.indicators import select_indicators
from ui.figures.measured import measure_variable
from ui.figures.value_text import gap_text
from ui.words.notes import note_text
from ui.words.tables import spoken
from ui.words.texts import Words

EN, ZH = Words("en"), Words("zh")
SHOWN = {
    "values": ["note", "remark"],
    "county_values": ["note"],
    "pilots": ["source", "complete"],
    "verdicts": ["publisher"],
    "sources": ["publisher", "title", "refers_to", "terms", "how_read"],
    "frameworks": ["source"],
    "national_facts": ["date", "place_in_wu"],
    "breaks": ["note"],
    "targets": ["note", "document"],
}


_CODE = r"[a-z][a-z0-9_]*(\([^()]+\))?"


def _texts(table: str, column: str, catalogue: Catalogue) -> list[str]:
    return [str(text) for text in getattr(catalogue, table)[column].dropna().unique()]


def _numbers(text: str) -> set[str]:
    """The numbers of a text, a million written as 100 万 and a hundred million as 亿."""
    text = text.replace("100m m3", "亿立方米").replace("100m", "亿").replace("10k", "万")
    text = re.sub(r"([\d.]+)m\b", lambda found: f"{100 * float(found[1]):g}万", text)
    return set(re.findall(r"\d+(?:\.\d+)?", text))


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in SHOWN.items() for column in columns]
)
def test_every_text_of_the_tables_has_chinese(
    table: str, column: str, catalogue: Catalogue
) -> None:
    """Each text that holds words, not only figures, stands in words.csv."""
    told = [text for text in _texts(table, column, catalogue) if re.search("[A-Za-z]", text)]
    assert told
    assert not [text for text in told if note_text(text, ZH) == text.removeprefix(WITHHELD)]


def test_notes_keep_their_numbers(catalogue: Catalogue) -> None:
    """The figures in a note are facts: both languages give the same ones."""
    for note in _texts("values", "note", catalogue):
        assert _numbers(note_text(note, EN)) == _numbers(note_text(note, ZH)), note


def test_no_note_is_shown_as_a_code(catalogue: Catalogue) -> None:
    """Every note of values.csv is a code that has words in both languages."""
    notes = {
        part
        for column in (
            table["note"] for table in (catalogue.values, catalogue.breaks, catalogue.targets)
        )
        for note in column.dropna().unique()
        for part in note.removeprefix(WITHHELD).split("; ")
    }
    assert all(re.fullmatch(_CODE, note) for note in notes)
    texts = spoken().texts
    assert all(words_for(note, texts[language]) for note in notes for language in ("en", "zh"))


def test_an_english_reader_sees_the_text_of_the_table() -> None:
    """English texts are not edited on the way, save Chinese, a file's name, what is replaced."""
    edited = [said for said in spoken().texts["en"] if not re.fullmatch("[a-z][a-z0-9_]*", said)]
    assert edited == [
        "瞭望东方周刊 (Xinhua)",
        "New Smart City Evaluation Indicators 2016 (NDRC, CAC, SAC; GB/T 33356-2016), "
        "first-level weights",
        "瞭望东方周刊 (Xinhua) with the China Association of Mayors",
        "ministries named in pilots.csv",
        "中国人口普查分县资料2020 (Tabulation on the 2020 census by county)",
    ]


def test_no_text_is_kept_that_no_table_holds(catalogue: Catalogue) -> None:
    """A translation whose original was reworded would be dead, and the new wording untranslated."""
    held = {
        said
        for table, columns in SHOWN.items()
        for column in columns
        for text in _texts(table, column, catalogue)
        for bare in [text.removeprefix(WITHHELD)]
        for said in [bare, *(part.partition("(")[0] for part in bare.split("; "))]
    }
    # These are said of figures that an office brings.
    assert set(catalogue.words["said"]) <= held | {MARGIN, REPLACES}


def test_an_unknown_text_is_shown_as_it_stands() -> None:
    """An operator's own note, braces and all, reaches both readers."""
    for words in (EN, ZH):
        assert note_text("withheld: {our} own; remark", words) == "{our} own; remark"
        assert note_text(np.nan, words) == ""


def test_the_note_of_a_ratio_joins_two() -> None:
    """A numerator's and a denominator's note are each put into Chinese."""
    joined = "withheld: college_students_683; withheld: far_below_peers_per_head"
    assert note_text(joined, ZH) == "按年鉴原单位印为683；人均远低于同类城市"
    known = "printed 683 in the yearbook unit; 683; far below peers per head"
    assert note_text(joined, EN) == known


def test_no_note_of_an_indicator_is_left_in_english(catalogue: Catalogue) -> None:
    """Also the one that joins two notes: Baoding's output per resident."""
    units = list(catalogue.cities["city_code"])
    table = select_indicators(
        catalogue.values,
        catalogue.indicators,
        catalogue.pilots,
        catalogue.breaks,
        units,
        year=2023,
    )
    notes = {str(note) for note in table.note.to_numpy().ravel() if note}
    assert not [note for note in notes if re.search("[A-Za-z]", note_text(note, ZH))]
    baoding = note_text(table.note.loc["130600", "gdp_per_resident"], ZH)
    assert "不可比；年鉴全市数含雄安新区" in baoding


def test_why_a_figure_is_withheld_is_said_in_chinese(catalogue: Catalogue) -> None:
    """Baicheng's beds in homes for the aged: districts above the whole city."""
    beds = measure_variable("aged_care_beds", 2023, catalogue)
    said = gap_text(beds, "220800", ZH)
    assert said == "原始资料自相矛盾，未采用（按年鉴原单位印为7300；市辖区7784大于全市7300）"
