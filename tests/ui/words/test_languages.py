"""A language is added in one list, and what it lacks is named."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from data.languages import LANGUAGES, MANNERS, preferred
from exports.charts.spoken import WORDS
from geo import spoken as spoken_maps
from geo.map_words import MAP_WORDS

ROOT = Path(__file__).parents[3]
# Where one language is written unlike all others, in code → what is its own there.
OWN_WAY = {
    "exports/chart_pptx/look.py": "an office program cannot count in 万",
    "exports/pdf.py": "full-width signs between Latin letters",
    "ui/city/headline.py": "order of words",
    "ui/diagnosis/report.py": "brackets",
    "ui/diagnosis/words.py": "order of words",
    "ui/figures/full_name.py": "province before city",
    "ui/figures/names.py": "found by Chinese and English name",
    "ui/target/of_unit.py": "year with its word",
    "ui/target/words.py": "names of documents, plural",
    "ui/take/measured.py": "year with its word",
}


def test_each_part_has_every_language() -> None:
    """Manner, map, charts, and what is said of both."""
    for told in (MANNERS, MAP_WORDS, WORDS, spoken_maps.WORDS):
        assert set(told) == set(LANGUAGES)


def test_every_language_counts_in_three_sizes() -> None:
    """Which texts of charts have a word for."""
    assert {len(manner.sizes) for manner in MANNERS.values()} == {3}


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-TW", "zh"), ("ZH", "zh"), ("en-GB", "en"), ("xx", "en"), ("", "en"), ("zhx", "en")],
)
def test_a_browser_is_answered_in_its_language(tag: str, language: str) -> None:
    """In English where the atlas does not speak it."""
    assert preferred(tag) == language


def test_code_treats_no_language_apart_but_where_it_was_looked_at() -> None:
    """A comparison with a language stands in the list, with what is that language's own."""
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("data", "exports", "geo", "scoring", "serving", "ui")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        and any(isinstance(n, ast.Constant) and n.value in LANGUAGES for n in node.comparators)
    }
    assert found <= set(OWN_WAY), found - set(OWN_WAY)
