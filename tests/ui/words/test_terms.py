"""One term for one thing: every text against the list of terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.words.texts import LANGUAGES, read_texts

ROOT = Path(__file__).parents[3]
TERMS = tomllib.loads((ROOT / "docs" / "terms.toml").read_text(encoding="utf-8"))["term"]


def _texts() -> Iterator[tuple[str, str, str]]:
    """Language, key and text of everything that is said."""
    for key, said in read_texts().items():
        yield from ((language, key, said[language]) for language in LANGUAGES)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_nothing_is_said_in_other_words(term: dict[str, object]) -> None:
    """The key, the text and the term that stands for it are named."""
    wrong = [
        f"{key}: {text!r} says “{found.group()}” for “{term[language]}”"
        for language, key, text in _texts()
        for pattern in term.get(f"instead_{language}", ())  # type: ignore[attr-defined]
        if (found := re.search(pattern, text))
    ]
    assert not wrong, "\n".join(wrong)


def test_each_term_has_both_languages() -> None:
    """And no term stands twice."""
    names = [term["en"] for term in TERMS]
    assert len(names) == len(set(names))
    assert all(term["en"] and term["zh"] for term in TERMS)
