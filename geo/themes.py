"""Colours of everything on the map that is not a class, on a light and on a dark page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

# Outline of the selected unit, used for nothing else. No hue is far from every
# palette for every reader, so the map draws it on a white casing.
SELECTION = "#d6006c"
CASING = "#ffffff"
# What a reader writes on the map, on the same casing.
NOTE = "#a3260f"
# What is said quietly on a picture, whose paper is always white.
MUTED = "#54616f"


@dataclass(frozen=True)
class Theme:
    """Colours of everything on the map that is not a class.

    Attributes
    ----------
    sea : around the country
    outside, outside_border : units outside the data
    no_data, no_data_line : ground and lines of the hatch of units without a figure
    unit_border, province_border, national_border : lines, thin to strong
    paper : behind buttons and tooltips
    ink : text and cluster outlines
    halo : around them, to set them off from any colour
    """

    sea: str
    outside: str
    outside_border: str
    no_data: str
    no_data_line: str
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
            no_data="#f1efec",
            no_data_line="#bfbab2",
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
            no_data="#2a313a",
            no_data_line="#5b6672",
            unit_border="#0f1419",
            province_border="#8a96a3",
            national_border="#c3ccd6",
            paper="#1a2129",
            ink="#f2f5f8",
            halo="#0f1419",
        ),
    }
)
# The same for who asks their system for more contrast: every line and the hatch in ink.
CONTRASTED = MappingProxyType(
    {
        name: replace(
            theme,
            outside_border=theme.ink,
            no_data_line=theme.ink,
            # Classes are bright on a dark page too.
            unit_border="#000000",
            province_border=theme.ink,
            national_border=theme.ink,
        )
        for name, theme in THEMES.items()
    }
)
