"""Every text is there in each language and asks for the same values."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

from data.catalogue import Catalogue
from ui.words.tables import spoken
from ui.words.texts import LANGUAGES, Words, read_texts

ROOT = Path(__file__).parents[3]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_is_there_in_each_language_with_the_same_placeholders() -> None:
    """A text that one language lacks would break its screens; all that lack one are named."""
    texts = read_texts()
    assert not [key for key, entry in texts.items() if set(entry) != set(LANGUAGES)]
    apart = [
        key
        for key, entry in texts.items()
        if len({frozenset(_placeholders(said)) for said in entry.values()}) > 1
    ]
    assert not apart


def test_chinese_is_chinese() -> None:
    """Every Chinese text holds Chinese, unless it is only a placeholder or empty."""
    for key, entry in read_texts().items():
        bare = re.sub(r"\{\w+\}|[\W\d_]", "", entry["zh"])
        assert not bare or re.search(r"[一-鿿]", bare), key


def test_every_text_that_code_asks_for_exists() -> None:
    """A key written out in code is found in the text files."""
    texts = read_texts()
    files = [ROOT / "app.py", *(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    asked = {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", node.value)
        and node.value.split(".")[0] in {key.split(".")[0] for key in texts}
    }
    assert asked, "no text key was found in code: the test looks in the wrong place"
    # an f-string leaves the beginning of a key, which some key must continue
    missing = {
        key
        for key in asked - set(texts)
        if not (key.endswith("_") and any(known.startswith(key) for known in texts))
    }
    assert not missing


def test_every_unit_of_the_tables_has_a_name(catalogue: Catalogue) -> None:
    """A figure is never shown without its unit."""
    units = set(catalogue.units["unit"])
    for language in LANGUAGES:
        assert set(spoken().units[language]) == units - {"%"}


def test_a_list_reads_as_a_sentence() -> None:
    """Both languages join items their own way."""
    assert Words("en").list(["a", "b", "c"]) == "a, b and c"
    assert Words("zh").list(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert Words("en").list(["a"]) == "a"


def test_ways_to_cut_classes_are_told_apart() -> None:
    """No two ways have one name, and none is called what the bounds are called."""
    texts = read_texts()
    schemes = [entry for key, entry in texts.items() if key.startswith("controls.scheme_")]
    for language in LANGUAGES:
        names = [entry[language] for entry in (*schemes, texts["controls.breaks"])]
        assert len(set(names)) == len(names)


def test_counts_are_grouped_where_the_language_groups_them() -> None:
    """2,844 in English, 2844 in Chinese; a year is no count."""
    told = {
        language: Words(language)("counties.with_figure", year=2020, n=2840, of=2844)
        for language in LANGUAGES
    }
    assert told["en"] == "2020 · 2,840 of 2,844 counties with a figure"
    assert "2844个" in told["zh"]
