"""Colours of the map, legible for colour-blind readers and in grey print.

ColorBrewer schemes come from branca, which folium brings along. What it lacks
is listed here: categories and pairs of measures. No palette uses `SELECTION`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from branca.utilities import color_brewer

from data.errors import DataError

# Outline of the selected unit, used for nothing else. No hue is far from every
# palette for every reader, so the map draws it on a white casing.
SELECTION = "#d6006c"
CASING = "#ffffff"


@dataclass(frozen=True)
class Theme:
    """Colours of everything on the map that is not a class.

    Attributes
    ----------
    sea : around the country
    outside, outside_border : units outside the data
    no_data : units without a figure
    unit_border, province_border, national_border : lines, thin to strong
    paper : behind buttons and tooltips
    ink : text and cluster outlines
    halo : around them, to set them off from any colour
    """

    sea: str
    outside: str
    outside_border: str
    no_data: str
    unit_border: str
    province_border: str
    national_border: str
    paper: str
    ink: str
    halo: str


THEMES = MappingProxyType(
    {
        "light": Theme(
            sea="#eef3f7",
            outside="#ffffff",
            outside_border="#b9c2cc",
            no_data="#d3d8dd",
            unit_border="#ffffff",
            province_border="#66717d",
            national_border="#4a5561",
            paper="#ffffff",
            ink="#17202a",
            halo="#ffffff",
        ),
        "dark": Theme(
            sea="#0f1419",
            outside="#20272f",
            outside_border="#55606c",
            no_data="#414a54",
            unit_border="#0f1419",
            province_border="#8a96a3",
            national_border="#c3ccd6",
            paper="#1a2129",
            ink="#f2f5f8",
            halo="#0f1419",
        ),
    }
)

SEQUENTIAL = MappingProxyType(
    {"yellow_green_blue": "YlGnBu", "orange_brown": "YlOrBr", "blue": "Blues"}
)
_DIVERGING = "RdBu"

# Okabe and Ito (2008) without black, grey and the purple that is close to SELECTION.
QUALITATIVE = ("#0072b2", "#e69f00", "#56b4e9", "#d55e00", "#009e73", "#f0e442")

LISA = MappingProxyType(
    {
        "high_high": "#ca0020",
        "low_low": "#0571b0",
        "high_low": "#f4a582",
        "low_high": "#92c5de",
        "not_significant": "#f2eee3",
    }
)

# Amber for the first measure, blue for the second, multiplied where both are high:
# hues that all common kinds of colour blindness tell apart.
_AMBER = ((243, 243, 243), (243, 216, 130), (243, 179, 0))
_BLUE = ((255, 255, 255), (150, 194, 226), (50, 110, 175))


def sequential(k: int, palette: str = "yellow_green_blue") -> tuple[str, ...]:
    """Return k colours from pale (low) to dark (high), 1 to 9 of them.

    Raises
    ------
    DataError
        If there is no such palette or k is out of range.
    """
    if palette not in SEQUENTIAL:
        raise DataError(f"palette {palette!r} is not one of {', '.join(SEQUENTIAL)}")
    if not 1 <= k <= 9:
        raise DataError(f"a palette has 1 to 9 colours, not {k}")
    if k < 3:
        return tuple(_scheme(SEQUENTIAL[palette], 6)[5 - 2 * k :: 2][:k])
    # The palest colour is too near the white of what lies outside the data.
    return _scheme(SEQUENTIAL[palette], min(k + 1, 9))[-k:]


def diverging(lower: Sequence[float], upper: Sequence[float], middle: float) -> tuple[str, ...]:
    """Return a colour for each class by its distance from a stated middle.

    Red lies below the middle, blue above it, and a class that reaches to both
    sides is pale. Both arms share one scale, so that equal steps from the
    middle look equally strong.

    Parameters
    ----------
    lower, upper : bounds of the classes, ascending: `geo.classify.Classes`
    middle : for example the median of the nation, in the unit of the values
    """
    below = [high <= middle for high in upper]
    above = [low >= middle and not under for low, under in zip(lower, below, strict=True)]
    arm = max(sum(below), sum(above), 1)
    # One colour more than both arms need, so that the pale one keeps its place between.
    full = _scheme(_DIVERGING, 2 * arm + 1)
    steps = iter(range(-sum(below), 0))
    rising = iter(range(1, arm + 1))
    places = [
        next(steps) if under else next(rising) if over else 0
        for under, over in zip(below, above, strict=True)
    ]
    return tuple(full[arm + place] for place in places)


def bivariate() -> tuple[tuple[str, str, str], ...]:
    """Return nine colours for two measures in three classes each.

    Returns
    -------
    tuple of rows
        ``bivariate()[second][first]``: `first` grows towards amber, `second`
        towards blue.
    """
    rows = []
    for blue in _BLUE:
        first, second, third = (_multiply(amber, blue) for amber in _AMBER)
        rows.append((first, second, third))
    return tuple(rows)


def _multiply(one: tuple[int, int, int], other: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{round(a * b / 255):02x}" for a, b in zip(one, other, strict=True))


@cache
def _scheme(name: str, k: int) -> tuple[str, ...]:
    return tuple(color_brewer(name, k))


# What a colour of a chart stands for. Neighbours differ in lightness too, for grey print.
CHART_ROLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": MappingProxyType(
            {
                "main": "#2f7fc1",
                "second": "#e69f00",
                "quiet": "#9aa7b4",
                "ink": "#1d2733",
                "selected": SELECTION,
                "above": "#2166ac",
                "below": "#b2652b",
                "good": "#009e73",
                "bad": "#d55e00",
                "group1": "#0072b2",
                "group2": "#e69f00",
                "group3": "#56b4e9",
                "group4": "#d55e00",
                "group5": "#009e73",
                "group6": "#b8a800",
                "muted": "#54616f",
                "grid": "#dfe5eb",
                "paper": "#ffffff",
            }
        ),
        "dark": MappingProxyType(
            {
                "main": "#5fa8e0",
                "second": "#f0b432",
                "quiet": "#7d8a97",
                "ink": "#e8edf2",
                "selected": "#ff4fa3",
                "above": "#6aaee8",
                "below": "#d98f55",
                "good": "#2fc497",
                "bad": "#ff8136",
                "group1": "#4aa3dc",
                "group2": "#f0b432",
                "group3": "#9ad3f2",
                "group4": "#ff8136",
                "group5": "#2fc497",
                "group6": "#f0e442",
                "muted": "#aab4bf",
                "grid": "#2c353f",
                "paper": "#0f1419",
            }
        ),
    }
)
# Shades of a share, from none to whole.
CHART_SHADES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "light": ("#f2eee3", "#2c7fb8", "#0b3c6f"),
        "dark": ("#3a3226", "#2c7fb8", "#bfe3f5"),
    }
)
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def is_chart_colour(role: str) -> bool:
    """Return whether `chart_colour` knows this role, or it is a colour itself."""
    return role in CHART_ROLES["light"] or _HEX.fullmatch(role) is not None


def chart_colour(role: str, theme: str = "light") -> str:
    """Return the colour of a role; the colour of a class on the map is its own."""
    return CHART_ROLES[theme].get(role, role)


def chart_shade(share: float, theme: str = "light") -> str:
    """Return the shade of a share (0 to 1) as it lies between its three colours."""
    shades = CHART_SHADES[theme]
    start, end = (shades[0], shades[1]) if share < 0.5 else (shades[1], shades[2])
    along = 2 * share if share < 0.5 else 2 * share - 1
    pairs = ((int(start[n : n + 2], 16), int(end[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + along * (b - a)):02x}" for a, b in pairs)


def is_pale(role: str, theme: str = "light") -> bool:
    """Return whether dark letters are legible on this colour, and white ones are not."""
    colour = chart_colour(role, theme)
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140
