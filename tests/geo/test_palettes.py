"""Palettes: lightness falls step by step, and colour-blind readers tell colours apart."""

from __future__ import annotations

from dataclasses import astuple
from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from data.errors import DataError
from geo.chart_colours import CHART_ROLES
from geo.palettes import SEQUENTIAL, bivariate, diverging, lisa, sequential
from geo.themes import CASING, SELECTION, THEMES

CATEGORIES = ("high_high", "low_low", "high_low", "low_high", "not_significant")
GROUPS = [tuple(CHART_ROLES[theme][f"group{place}"] for place in range(1, 7)) for theme in THEMES]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
VISION = {
    "common": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def _lab(colour: str, vision: str = "common") -> NDArray[np.float64]:
    """Return CIE L*a*b* as a reader with this vision sees a colour."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(VISION[vision] @ linear, 0, 1) / WHITE
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def _apart(one: str, other: str, vision: str) -> float:
    return float(np.linalg.norm(_lab(one, vision) - _lab(other, vision)))


def test_black_and_white_are_a_hundred_apart() -> None:
    """The measure used below, by hand."""
    assert _apart("#000000", "#ffffff", "common") == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("palette", SEQUENTIAL)
@pytest.mark.parametrize("k", range(1, 10))
def test_more_stands_out(palette: str, k: int) -> None:
    """Lightness falls from class to class on a light page and rises on a dark one."""
    ramp = sequential(k, palette)
    light = [_lab(colour)[0] for colour in ramp.light]
    dark = [_lab(colour)[0] for colour in ramp.dark]
    assert len(light) == len(dark) == k
    assert all(a - b > 2 for a, b in pairwise(light))
    assert all(b - a > 2 for a, b in pairwise(dark))


@pytest.mark.parametrize("palette", SEQUENTIAL)
def test_the_lowest_class_is_not_taken_for_a_gap_or_the_sea(palette: str) -> None:
    """On either page it differs from no data, from what lies outside and from the sea."""
    for theme in THEMES:
        lowest, around = sequential(5, palette).of(theme)[0], THEMES[theme]
        for other in (around.no_data, around.sea, around.outside):
            assert _apart(lowest, other, "common") > 12


@pytest.mark.parametrize("k", range(3, 10))
def test_both_arms_grow_from_the_middle(k: int) -> None:
    """A class around the middle is the palest (darkest on a dark page); the arms have two hues."""
    bounds = np.linspace(-k, k, k + 1).tolist()
    ramp = diverging(bounds[:-1], bounds[1:], middle=0.0)
    for colours, sign in ((ramp.light, 1), (ramp.dark, -1)):
        lightness = [sign * float(_lab(colour)[0]) for colour in colours]
        below, above = lightness[: k // 2], lightness[(k + 1) // 2 :]
        assert below == sorted(below)
        assert above == sorted(above, reverse=True)
        assert _apart(colours[0], colours[-1], "deuteranopia") > 40


def test_the_arms_share_one_scale() -> None:
    """One class below the middle and three above: one step down is as strong as one step up."""
    for colours in astuple(diverging((-1, 0, 1, 2), (0, 1, 2, 3), middle=0)):
        assert _lab(colours[0])[0] == pytest.approx(_lab(colours[1])[0], abs=5)
        assert colours[0] != colours[1]


def test_a_class_that_reaches_to_both_sides_is_quiet() -> None:
    """The middle lies inside the second class: nearly white, or nearly the grey of a dark page."""
    ramp = diverging((0, 4, 8), (4, 8, 12), middle=6)
    assert _lab(ramp.light[1])[0] > 95
    assert _lab(ramp.dark[1])[0] < 32


@pytest.mark.parametrize("vision", VISION)
def test_categories_are_told_apart(vision: str) -> None:
    """Any two of six hues, of the five LISA categories and of the nine pairs differ clearly."""
    groups = [(colours, 14) for colours in GROUPS]
    groups += [(colours, 14) for colours in astuple(lisa(CATEGORIES))]
    groups += [(colours, 9) for colours in astuple(bivariate())]
    for colours, least in groups:
        for one, other in combinations(colours, 2):
            assert _apart(one, other, vision) > least, (one, other)


def test_the_selection_is_a_colour_used_for_nothing_else() -> None:
    """Its outline differs from every colour a unit can have."""
    ramps = [lisa(CATEGORIES), bivariate(), diverging(range(-4, 5), range(-3, 6), middle=0.5)]
    ramps += [sequential(9, palette) for palette in SEQUENTIAL]
    painted = {*GROUPS[0], *(c for ramp in ramps for part in astuple(ramp) for c in part)}
    assert min(_apart(SELECTION, colour, "common") for colour in painted) > 20


@pytest.mark.parametrize("vision", VISION)
def test_the_selection_stands_out_from_its_casing(vision: str) -> None:
    """Whatever lies under it, and whoever looks, dark meets white: 45 steps of lightness."""
    assert _lab(CASING, vision)[0] - _lab(SELECTION, vision)[0] > 45


@pytest.mark.parametrize(("k", "palette"), [(0, "blue"), (10, "blue"), (5, "rainbow")])
def test_what_there_is_not_is_refused(k: int, palette: str) -> None:
    """The message says what there is."""
    with pytest.raises(DataError):
        sequential(k, palette)


@pytest.mark.parametrize("theme", THEMES)
def test_the_hatch_of_no_data_is_a_hatch_for_every_reader(theme: str) -> None:
    """Its lines stand out from its ground, for colour-blind readers and in grey print."""
    look = THEMES[theme]
    assert _apart(look.no_data, look.no_data_line, "common") > 18
    for sight in ("deuteranopia", "protanopia"):
        assert _apart(look.no_data, look.no_data_line, sight) > 18
    assert abs(_lab(look.no_data)[0] - _lab(look.no_data_line)[0]) > 18
