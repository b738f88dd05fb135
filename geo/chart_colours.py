"""Colours of charts by what they stand for, on a light and on a dark page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from geo.palettes import LISA, bivariate, lisa
from geo.themes import SELECTION, THEMES

# What a colour of a chart stands for; "on_pale" is of letters that lie on one.
# Neighbours differ in lightness too, for grey print.
# Groups: Okabe and Ito (2008), with a violet for yellow, which no white page shows, and for the
# purple that is close to SELECTION.
_ROLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": MappingProxyType(
            {
                "main": "#2f7fc1",
                "second": "#e69f00",
                "quiet": "#9aa7b4",
                "ink": "#1d2733",
                "on_pale": "#17202a",
                "selected": SELECTION,
                "above": "#2166ac",
                "below": "#b2652b",
                "falling": "#b2182b",
                "good": "#009e73",
                "bad": "#d55e00",
                "group1": "#0072b2",
                "group2": "#e69f00",
                "group3": "#56b4e9",
                "group4": "#d55e00",
                "group5": "#009e73",
                "group6": "#5b3fb5",
                "muted": "#46525f",
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
                "on_pale": "#0f1419",
                "selected": "#ff4fa3",
                "above": "#6aaee8",
                "below": "#d98f55",
                "falling": "#ff7a5c",
                "good": "#2fc497",
                "bad": "#ff8136",
                "group1": "#4aa3dc",
                "group2": "#f0b432",
                "group3": "#9ad3f2",
                "group4": "#f2622e",
                "group5": "#2fc497",
                "group6": "#8f73ff",
                "muted": "#aab4bf",
                "grid": "#2c353f",
                "paper": "#0f1419",
            }
        ),
    }
)


def _roles(theme: str) -> Mapping[str, str]:
    """Its own roles, and what a map has a colour for: "high_high" …, "field0" … "field8"."""
    spots = dict(zip(LISA, lisa(tuple(LISA)).of(theme), strict=True))
    fields = {f"field{place}": colour for place, colour in enumerate(bivariate().of(theme))}
    return MappingProxyType({**_ROLES[theme], **spots, **fields})


CHART_ROLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {theme: _roles(theme) for theme in THEMES}
)
# Shades of a share, from none to whole.
CHART_SHADES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "light": ("#f2eee3", "#2c7fb8", "#0b3c6f"),
        "dark": ("#3a3226", "#2c7fb8", "#bfe3f5"),
    }
)
# Of −1, 0 and 1: the middle steps back, and no kind of colour blindness joins the ends.
CHART_SIGNED: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "light": ("#b2182b", "#f4f2ee", "#2166ac"),
        "dark": ("#ff7a5c", "#40474f", "#60b6ff"),
    }
)
# Of 255: a dot that differs less from the page is hardly seen.
_FAINT = 45
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def is_chart_colour(role: str) -> bool:
    """Return whether `chart_colour` knows this role, or it is a colour itself."""
    return role in CHART_ROLES["light"] or _HEX.fullmatch(role) is not None


def chart_colour(role: str, theme: str = "light") -> str:
    """Return the colour of a role; the colour of a class on the map is its own."""
    return CHART_ROLES[theme].get(role, role)


def chart_shade(share: float, theme: str = "light", *, signed: bool = False) -> str:
    """Return the shade of a share (0 to 1), or of one with a sign (−1 to 1), between three."""
    shades = CHART_SIGNED[theme] if signed else CHART_SHADES[theme]
    place = (share + 1) / 2 if signed else share
    start, end = (shades[0], shades[1]) if place < 0.5 else (shades[1], shades[2])
    along = 2 * place if place < 0.5 else 2 * place - 1
    pairs = ((int(start[n : n + 2], 16), int(end[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + along * (b - a)):02x}" for a, b in pairs)


def is_pale(role: str, theme: str = "light") -> bool:
    """Return whether dark letters are legible on this colour, and white ones are not."""
    return _lightness(chart_colour(role, theme)) > 140


def edge(role: str, theme: str = "light") -> str:
    """Return the colour around a dot: one nearly the page's colour is seen by its outline."""
    apart = abs(_lightness(chart_colour(role, theme)) - _lightness(chart_colour("paper", theme)))
    return chart_colour("quiet" if apart < _FAINT else "paper", theme)


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
