"""What all charts of the screens share: colours of the theme, axes, legends, clicks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
from altair.utils import schemapi

from exports.charts.kinds import Chart
from exports.charts.parts import Group, Tips
from exports.charts.scale import Axis
from exports.charts.spoken import spoken
from geo.chart_colours import CHART_ROLES, chart_colour
from geo.lettering import text_width, wrap

# Tests hold whole charts to the schema; here each small part of each would be held to it again.
schemapi.disable_debug_mode()
CLICK = "clicked"
# Rows of bars and of bands; a row of bars beside each other grows with their number.
ROW, BESIDE = 24, 15
LETTERS, _NAMES = 12, 210
# The narrowest chart, and what a legend needs beside each name.
_WIDTH, _SYMBOL = 420, 30
# The page's own, which the browser asks for by name.
_FONT = '"Source Sans", sans-serif'
_TIP = "tip"


def step(pixels: int) -> alt.Step:
    """Return a height of so many pixels a row, however many bars stand beside each other."""
    return alt.Step(pixels, **{"for": "position"})


def over(marks: Sequence[Mapping[str, Any]]) -> Any:
    """Return a chart over marks, each with what is drawn and told of it.

    Its channels are written as Altair's classes: of a bare text it looks for the class
    among all there are, which takes longer than drawing the chart.
    """
    return alt.Chart(_Marks(values=list(marks)))


class _Marks(alt.InlineData):
    """Data that every layer shares: a copy of a layer, of which Altair makes many, has the same."""

    def __deepcopy__(self, _: object) -> _Marks:
        return self


def click() -> alt.Parameter:
    """Return the selection of one mark by its ``code``."""
    return alt.selection_point(name=CLICK, fields=["code"], on="click", toggle=False, empty=False)


def named_marks(layer: Any) -> Any:
    """Return a layer whose marks can be clicked, each saying its ``name`` to a screen reader."""
    layer.mark.aria = True
    return layer.encode(description=alt.Description("name:N"))


def dressed(
    layers: Sequence[Any],
    chart: Chart,
    theme: str,
    height: Any,
    padding: Mapping[str, int] | None = None,
) -> Any:
    """Return layers as one chart in the ink of the theme, with what a screen reader says.

    Parameters
    ----------
    height : in pixels, or `altair.Step` for rows that keep their height
    padding : in pixels around the chart, where it is another than the usual
    """
    # All at once: each step after another would copy every layer twice.
    return alt.layer(
        *layers,
        height=height,
        description=spoken(chart),
        config=_config(theme),
        padding=alt.Undefined if padding is None else dict(padding),
    )


def _config(theme: str) -> alt.Config:
    ink, muted, grid = (chart_colour(role, theme) for role in ("ink", "muted", "grid"))
    return alt.Config(
        view=alt.ViewConfig(stroke=None),
        # The sentence says it in the reader's language; the parts would in English.
        mark=alt.MarkConfig(aria=False),
        text=alt.MarkConfig(font=_FONT),
        axis=alt.AxisConfig(
            aria=False,
            labelColor=ink,
            titleColor=muted,
            gridColor=grid,
            domain=False,
            ticks=False,
            labelPadding=6,
            labelFontSize=LETTERS,
            titleFontSize=LETTERS,
            titleFontWeight="normal",
            labelOverlap=False,
        ),
        legend=alt.LegendConfig(
            aria=False,
            labelColor=ink,
            labelFontSize=LETTERS,
            labelLimit=320,
            orient="top",
            title=None,
        ),
    )


def numbers(axis: Axis, values: Iterable[float], language: str, most: int = 6) -> dict[str, Any]:
    """Return scale and axis of figures, with the ticks of the printed chart, as they are said."""
    low, high = axis.extent(values)
    places = axis.ticks(low, high, most)
    # Written out, since the browser knows neither 万 nor our minus sign.
    said = "".join(
        f"datum.value === {place!r} ? {json.dumps(axis.tick(place, language))} : "
        for place in places
    )
    return {
        "title": axis.title or None,
        "scale": alt.Scale(
            domain=[low, high],
            type="log" if axis.log else "linear",
            reverse=axis.reversed,
            nice=False,
            zero=alt.Undefined if axis.log else False,
        ),
        "axis": alt.Axis(values=list(places), labelExpr=f"{said}''", grid=True),
    }


def rows(names: Mapping[str, str], title: str | None = None) -> alt.Y:
    """Return an axis of names, from the top in their order, long ones in two lines.

    Parameters
    ----------
    names : key → name; rows stand by their keys, since two may share a name
    """
    lines = {key: wrap(name, _NAMES, LETTERS, 2) or [""] for key, name in names.items()}
    double = [key for key, said in lines.items() if len(said) > 1]
    # Lines are counted downwards from the middle: two of them begin above it.
    raised = {"test": f"indexof({json.dumps(double)}, datum.value) >= 0", "value": "bottom"}
    return alt.Y(
        "row:N",
        sort=None,
        title=title,
        scale=alt.Scale(domain=list(names)),
        axis=alt.Axis(
            labelExpr=f"{json.dumps(lines)}[datum.value]",
            labelBaseline={"condition": raised, "value": "middle"},
            labelLimit=0,
            grid=False,
        ),
    )


def coloured(
    groups: Sequence[Group], theme: str, listed: bool = True, columns: int = 0
) -> alt.Color:
    """Return the colour of marks by their column ``tone``, with a legend of what has a name.

    A tone is the name of a group, or `own_tone` where a mark is of none that has a name.

    Parameters
    ----------
    columns : of the legend; 0 for as many as stand beside each other
    """
    scale = {group.name: group.role for group in groups if group.name}
    names = [group.name for group in groups if group.name and group.listed]
    roles = dict.fromkeys((*(group.role for group in groups), *CHART_ROLES[theme]))
    scale |= {own_tone(role): role for role in roles}
    return alt.Color(
        "tone:N",
        scale=alt.Scale(
            domain=list(scale), range=[chart_colour(role, theme) for role in scale.values()]
        ),
        legend=_listing(names, columns) if listed and len(names) > 1 else None,
    )


def _listing(names: Sequence[str], columns: int) -> alt.Legend:
    """A legend in as many columns as stand beside each other without running over."""
    widest = max(text_width(name, LETTERS) for name in names) + _SYMBOL
    return alt.Legend(values=list(names), columns=columns or max(1, int(_WIDTH / widest)))


def tone(group: Group, role: str) -> str:
    """Return the tone of a mark: the name of its group where it has that group's colour."""
    return group.name if group.name and role == group.role else own_tone(role)


def own_tone(role: str) -> str:
    """Return the tone of a mark that has another colour than its group."""
    return f"role:{role}"


def told(tips: Tips, fallback: Tips) -> tuple[list[dict[str, str]], list[alt.Tooltip]]:
    """Return columns with what the pointer is told of each mark, and their headings."""
    shown = tips or fallback
    count = len(shown[0][1]) if shown else 0
    columns = [
        {f"{_TIP}{n}": texts[mark] for n, (_, texts) in enumerate(shown)} for mark in range(count)
    ]
    return columns, [
        alt.Tooltip(f"{_TIP}{n}:N", title=heading or " ") for n, (heading, _) in enumerate(shown)
    ]
