"""Small pieces of HTML and SVG; every text that comes in is escaped here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal
from urllib.parse import quote

from geo.chart_colours import chart_colour
from ui.words.lines import one_line

Theme = Literal["light", "dark"]
_VOID = frozenset({"br", "img"})
_MARKDOWN = re.compile(r"[\\`*_\[\]<$~]|(?<=\])\(|&(?=#?\w+;)|^[#>]|^[+-](?=\s)")
_NUMBERED = re.compile(r"^(\d+)([.)])")
# Streamlit reads these after it has read the backslashes: shortcodes such as
# ":material/home:", addresses, and arrows. Only a mark between the signs stops it.
_SHORT = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)|(?<=[<>=~-])(?=[<>=-])", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_NO_BREAK, _BLANK = "\u00a0", re.compile(r" (?=[–—])")
_DASH = re.compile(r"(?<=\S)(?=[–—])")
_NOT_IN_ADDRESSES = re.compile(r"[^A-Za-z0-9_.~ =,;:/()!*-]+")


def element(tag: str, *children: str, **attributes: object) -> str:
    """Return an element; `children` are markup already, attributes are escaped.

    ``class_`` stands for class, an underscore in other names for a hyphen.
    """
    listed = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        # "</br>" would be read as a second line break.
        return f"<{tag}{listed}>"
    return f"<{tag}{listed}>{''.join(children)}</{tag}>"


def text(content: object) -> str:
    """Return text from anywhere as markup."""
    return escape(str(content))


def dashed(content: str) -> str:
    """Return text of which no line begins with a dash, since that belongs to what it follows.

    Examples
    --------
    >>> dashed("2010—2020年").split(_WORD_JOINER), dashed("lowest — highest").split(_NO_BREAK)
    (['2010', '—2020年'], ['lowest', '— highest'])
    """
    return _DASH.sub(_WORD_JOINER, _BLANK.sub(_NO_BREAK, content))


def hovered(name: str, why: str) -> str:
    """Return a name as markup, with a sentence on hover where there is one."""
    if not why:
        return text(name)
    return element("span", text(name), title=why, tabindex="0", class_="hovered")


def plain(content: str) -> str:
    """Return text from anywhere for a place that reads Markdown, so that it is shown as it is.

    Labels, tooltips, messages and options of Streamlit all read Markdown: a link,
    a picture from another host, a formula. What Markdown would not touch is left
    alone, because screen readers are told some labels as they are written here.
    """
    joined = _SHORT.sub(_WORD_JOINER, one_line(content))
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", joined))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], **attributes: object) -> str:
    """Return a table; cells are markup already."""
    header = element("tr", *(element("th", cell, scope="col") for cell in head))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", element("thead", header), element("tbody", *body), **attributes)


def bar(share: float, label: str, marks: Sequence[tuple[float, str]] = ()) -> str:
    """Return a horizontal bar of a share (0 to 1) with thin marks on it.

    Parameters
    ----------
    label : what a screen reader says
    marks : (share, class name) of each mark, for example a median
    """
    if math.isnan(share):
        return element("div", class_="bar empty", role="img", aria_label=label)
    fill = element("span", class_="fill", style=f"width:{100 * share:.1f}%")
    ticks = (
        element("span", class_=f"mark {kind}", style=f"left:{100 * place:.1f}%")
        for place, kind in marks
        if not math.isnan(place)
    )
    return element("div", fill, *ticks, class_="bar", role="img", aria_label=label)


def strip(
    theme: Theme,
    shares: Iterable[float],
    own: float,
    median: float,
    label: str,
    goals: Sequence[float] = (),
) -> str:
    """Return a strip of thin lines, one a city, with the city in focus and the median marked.

    Drawn as an image, because Streamlit takes SVG elements out of HTML.

    Parameters
    ----------
    shares : where each city lies between the smallest (0) and largest (1)
    label : what a screen reader says
    goals : where dashed lines of targets stand; one beyond the cities is left out
    """
    ink, paper, focus = (chart_colour(role, theme) for role in ("ink", "paper", "selected"))
    ticks = "".join(f"M{x * 220:.1f} 5v12" for x in shares)
    marks = f'<path stroke="{ink}" stroke-opacity=".25" stroke-width=".7" d="{ticks}"/>'
    if not math.isnan(median):
        marks += f'<path stroke="{ink}" stroke-width="1.8" d="M{median * 220:.1f} 1v20"/>'
    for goal in goals:
        if 0 <= goal <= 1:
            line = f'd="M{goal * 220:.1f} 0v22"'
            marks += f'<path stroke="{ink}" stroke-width="1.5" stroke-dasharray="3 2" {line}/>'
    if not math.isnan(own):
        marks += f'<circle fill="{focus}" stroke="{paper}" cx="{own * 220:.1f}" cy="11" r="5"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 0 232 22">{marks}</svg>'
    return element("img", class_="strip", alt=label, src=picture(svg))


def picture(svg: str) -> str:
    """Return an SVG as the address of an image; most of its letters stay as they are."""
    # A map's outlines are half a million letters, of which few are looked at one by one.
    return f"data:image/svg+xml,{_NOT_IN_ADDRESSES.sub(_quoted, svg)}"


def _quoted(found: re.Match[str]) -> str:
    return quote(found[0], safe="")
