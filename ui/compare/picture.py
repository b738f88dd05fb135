"""Pictures of a comparison: parallel dots, and a small map of each unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.picture import MapPicture, draw_picture
from ui.address.view import INDEX, View
from ui.compare import compared
from ui.compare.compared import Compared
from ui.figures import kept
from ui.map.paint import paint_units
from ui.page.markup import Theme, element, picture, text
from ui.words import numbers
from ui.words.texts import Words

# Okabe and Ito's colours: told apart by colour-blind readers; shapes repeat the difference.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
SHAPES = ("●", "■", "▲", "◆", "▼", "✚")
_LEFT, _RIGHT, _ROW, _TOP = 230, 40, 34, 26
_WIDTH = 900


def dots(found: Compared, names: Mapping[str, str], words: Words, theme: Theme) -> str:
    """Return the key, and one line of dots for the index and for each dimension."""
    key = [
        element("span", element("span", SHAPES[k], style=f"color:{COLOURS[k]}"), " ", text(name))
        for k, name in enumerate(found.names.values())
    ]
    label = "; ".join(_spoken(found, code, name, words) for code, name in names.items())
    svg = _svg(found, names, theme)
    return element("p", *key, class_="dot-key") + element(
        "img", src=picture(svg), alt=label, class_="dots"
    )


def _spoken(found: Compared, code: str, name: str, words: Words) -> str:
    values = [
        f"{found.names[unit]} {numbers.score(float(found.values[code][unit]))}"
        for unit in found.units
    ]
    return words("compare.profile_label", name=name, values=", ".join(values))


def _svg(found: Compared, names: Mapping[str, str], theme: Theme) -> str:
    ink, line = {"light": ("#1d2733", "#d9e0e7"), "dark": ("#e8edf2", "#33404d")}[theme]
    top = found.result.scale[1]
    height = _TOP + _ROW * len(names) + 8
    span = _WIDTH - _LEFT - _RIGHT
    parts = [
        f'<line x1="{_LEFT + span * t / 4:.0f}" x2="{_LEFT + span * t / 4:.0f}" y1="{_TOP - 6}"'
        f' y2="{height}" stroke="{line}"/>'
        f'<text x="{_LEFT + span * t / 4:.0f}" y="14" font-size="12" fill="{ink}"'
        f' text-anchor="middle">{top * t / 4:.0f}</text>'
        for t in range(5)
    ]
    for r, (code, name) in enumerate(names.items()):
        y = _TOP + _ROW * r + _ROW / 2
        weight = "700" if r == 0 else "400"
        parts.append(
            f'<text x="{_LEFT - 14}" y="{y + 4}" font-size="13" font-weight="{weight}"'
            f' fill="{ink}" text-anchor="end">{text(name)}</text>'
            f'<line x1="{_LEFT}" x2="{_LEFT + span}" y1="{y}" y2="{y}" stroke="{line}"/>'
        )
        parts += _row(found, code, y, span / top)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
        f' font-family="system-ui, sans-serif">{"".join(parts)}</svg>'
    )


def _row(found: Compared, code: str, y: float, scale: float) -> list[str]:
    marks = []
    for k, unit in enumerate(found.units):
        value = float(found.values[code][unit])
        if value == value:
            marks.append(
                f'<text x="{_LEFT + value * scale:.1f}" y="{y + 6}" font-size="17"'
                f' text-anchor="middle" fill="{COLOURS[k]}">{SHAPES[k]}</text>'
            )
    return marks


def small_map(view: View, unit: str, label: str) -> str:
    """Return a small map with the unit in its colours among its surroundings."""
    address = picture(_map(view.language, unit, View(choices=view.choices).but(city=None)))
    return element("img", src=address, alt=label, class_="small-map")


@st.cache_data(show_spinner=False, max_entries=200)
def _map(language: str, unit: str, view: View) -> str:
    year = kept.years_of(INDEX)[-1]
    shown = view.but(year=year, measure=INDEX)
    members = compared.members_of(unit)
    measured = kept.measure(INDEX, year, view.choices)
    among = frozenset(members) if len(members) > 1 else None
    painted = paint_units(shown, measured, kept.classed(shown), kept.catalogue(), among)
    selected = members[0] if len(members) == 1 else None
    painted = replace(painted, focus=members, selected=selected)
    picture_of = MapPicture(painted, language, whole=False)
    return draw_picture(picture_of, kept.boundaries(), 480, 360)
