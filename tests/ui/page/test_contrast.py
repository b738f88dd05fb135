"""More contrast: letters that anybody can read, and a choice that the browser keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.themes import CONTRASTED
from serving.page import first_page
from ui import contrast
from ui.page import look

_LETTERS = ("--ink", "--muted", "--accent", "--selected", "--bar")
# WCAG 2.2, 1.4.6: letters of any size.
_AAA = 7.0


def _light(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: str, other: str) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _palettes() -> list[dict[str, str]]:
    """The colours of a light and of a dark page with more contrast."""
    sheet = (Path(look.__file__).parent / "contrast.css").read_text(encoding="utf-8")
    found = re.findall(r'\[data-contrast="more"\] \{(.*?)\}', sheet)
    return [dict(re.findall(r"(--\w+): (#[0-9a-f]{6})", colours)) for colours in found]


def test_the_ratio_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1; the grey that just passes AA is 4.5."""
    assert _ratio("#000000", "#ffffff") == pytest.approx(21)
    assert _ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
def test_letters_reach_aaa(page: int) -> None:
    """Every colour that letters have, on paper and on what is set off from it."""
    palettes = _palettes()
    assert len(palettes) == 2
    colours = palettes[page]
    ratios = {
        (ink, ground): _ratio(colours[ink], colours[ground])
        for ink in _LETTERS
        for ground in ("--paper", "--soft")
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < _AAA} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_and_lines_of_the_map_reach_aaa(theme: str) -> None:
    """Ink on paper and on its halo; borders between provinces on the sea."""
    colours = CONTRASTED[theme]
    pairs = [("ink", "paper"), ("ink", "halo"), ("province_border", "sea")]
    ratios = [_ratio(getattr(colours, one), getattr(colours, other)) for one, other in pairs]
    assert min(ratios) >= _AAA


def test_the_choice_counts_before_anything_is_drawn() -> None:
    """The first page asks the browser for the choice by the name that the choice is kept under."""
    kept = re.findall(r'localStorage\.\w+\("(\w+)"', first_page("", "zh", ""))
    chosen = (Path(contrast.__file__).parent / "contrast.js").read_text(encoding="utf-8")
    assert kept == re.findall(r'localStorage\.\w+\("(\w+)"', chosen) == ["atlas_contrast"]
