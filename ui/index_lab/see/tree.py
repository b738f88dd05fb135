"""The tree of the index as a picture: parts, what they are meant to weigh and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from typing import Any

import altair as alt
import pandas as pd
from pandas import DataFrame

from geo.chart_colours import chart_colour
from geo.lettering import wrap
from geo.themes import THEMES
from scoring.index.chain import IndexResult
from scoring.index.definition import IndexDefinition
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import part_name
from ui.page.markup import Theme
from ui.words.texts import Words

PICK = "pick"
_ROW = 18
# Roles of colour of the headings, in turn.
_ROLES = ("group1", "group2", "group3", "group4", "group5", "group6")
# Where each column of the picture begins and ends, of 100.
_INDEX, _HEADING, _INDICATOR = (0, 4), (4.4, 27), (27.4, 63)
_WEIGHT, _CORRELATION = (65, 82), (85, 99)
# Between two dimensions, in rows.
_APART = 0.25
# One hundredth of the width, where the page is narrow; letters of the names.
_PIXELS, _SIZE = 7.6, 11.5
_Box = tuple[str, str, float, float, float, float]


@dataclass(frozen=True)
class Tree:
    """The rows of the picture.

    Attributes
    ----------
    parts : one row a part: code, label, level ("index", "heading", "indicator"),
        x, x2, y, y2 (its rectangle), colour, and what the tooltip says
    leaves : one row a part that has a bar of its own: y, nominal, effective
        (percent), with_index (−1 to 1), and their places on the x axis
    most : the largest weight, percent, at the right end of the bars
    """

    parts: DataFrame
    leaves: DataFrame
    most: float


def part_names(result: IndexResult, words: Words) -> dict[str, str]:
    """Return the name of every part of an index, headings before their indicators."""
    catalogue = kept.catalogue()
    return {code: part_name(code, catalogue, words) for code in result.definition.outline}


def tree_of(result: IndexResult, names: dict[str, str], theme: Theme) -> Tree:
    """Return where every part of the index stands in the picture.

    Parameters
    ----------
    names : code → name in the reader's language
    """
    definition, weights = result.definition, result.weights
    rows, y = [], 0.0
    hues = cycle(chart_colour(role, theme) for role in _ROLES)
    quiet = chart_colour("quiet", theme)
    for dimension in definition.headings:
        colour = next(hues) if dimension in definition.measured else quiet
        boxes = _dimension(dimension, definition, y)
        rows += [(*box, colour) for box in boxes]
        y = max(box[-1] for box in boxes) + _APART
    rows.append((definition.root, "index", *_INDEX, 0.0, y - _APART, quiet))
    parts = DataFrame(rows, columns=["code", "level", "x", "x2", "y", "y2", "colour"])
    columns = ["weight_in_index", "effective_in_index", "with_index", "with_parent"]
    parts = parts.join(weights[columns], on="code")
    parts["label"] = parts["code"].map(names)
    parts["middle"] = (parts["y"] + parts["y2"]) / 2
    leaves = parts[parts["level"] == "indicator"]
    most = 100 * float(leaves[["weight_in_index", "effective_in_index"]].max().max())
    return Tree(parts, _placed(leaves, most), most)


def _dimension(dimension: str, definition: IndexDefinition, y: float) -> list[_Box]:
    """Return the boxes of a dimension: itself, headings below it beside it, its indicators."""
    below = [c for c in definition.outline if dimension in definition.way_to(c)]
    depth = {c: len(definition.way_to(c)) for c in below if c in definition.children}
    width = (_HEADING[1] - _HEADING[0]) / max(depth.values())
    boxes: list[_Box] = []
    for code in below:
        if code not in depth:
            boxes.append((code, "indicator", *_INDICATOR, y, y + 1))
            y += 1
            continue
        height = max(len(definition.indicators_under(code)), 1)
        start = _HEADING[0] + (depth[code] - 1) * width
        parted = any(child in depth for child in definition.children[code])
        end = start + width - 0.4 if parted else _HEADING[1]
        boxes.append((code, "heading", start, end, y, y + height))
        y += 0 if definition.children[code] else height
    return boxes


def draw_tree(tree: Tree, chosen: str | None, theme: Theme, words: Words) -> Any:
    """Return the picture; a click on a part selects its code under the name `PICK`."""
    ink = THEMES[theme].ink
    picked = alt.selection_point(name=PICK, fields=["code"], on="click", toggle="false")
    height = max(tree.parts["y2"])
    scale = alt.Scale(domain=[-1.3, height], reverse=True, nice=False)
    x, y = _across("x"), alt.Y("y:Q", axis=None, scale=scale)
    tip = [
        alt.Tooltip("label:N", title=words("index_lab.about")),
        alt.Tooltip("weight_in_index:Q", title=words("index_lab.nominal"), format=".1%"),
        alt.Tooltip("effective_weight:Q", title=words("index_lab.effective"), format=".1%"),
        alt.Tooltip("with_index:Q", title=words("index_lab.with_index"), format=".2f"),
    ]
    parts = alt.Chart(_with_lines(tree.parts, chosen))
    boxes = (
        parts.mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            x=x,
            x2=alt.X2("x2:Q"),
            y=y,
            y2=alt.Y2("y2:Q"),
            color=alt.Color("colour:N", scale=None),
            fillOpacity=alt.Opacity("opacity:Q", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            strokeWidth=alt.StrokeWidth("line:Q", scale=None),
            tooltip=tip,
        )
        .add_params(picked)
    )
    return alt.layer(
        boxes,
        _labels(tree.parts, ink, x, y),
        *_bars(tree, ink, x, y),
        _heads(tree.most, words, ink, x, y),
        height=int(_ROW * (height + 1.3)),
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )


def _across(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, 100], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def _down(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None)


def _with_lines(parts: DataFrame, chosen: str | None) -> DataFrame:
    """The chosen part is drawn stronger; headings a little stronger than indicators."""
    marked = parts["code"] == chosen
    opacity = parts["level"].map({"index": 0.15, "heading": 0.35, "indicator": 0.14})
    return parts.assign(opacity=opacity.mask(marked, 0.7), line=marked.map({True: 2.0, False: 0.4}))


def _placed(leaves: DataFrame, most: float) -> DataFrame:
    def on(share: pd.Series, ends: tuple[float, float]) -> pd.Series:
        return ends[0] + share * (ends[1] - ends[0])

    return leaves.assign(
        nominal_x=on(100 * leaves["weight_in_index"] / most, _WEIGHT),
        effective_x=on(100 * leaves["effective_in_index"] / most, _WEIGHT),
        correlation_x=on((leaves["with_index"] + 1) / 2, _CORRELATION),
        zero=_WEIGHT[0],
        top=leaves["y"] + 0.2,
        bottom=leaves["y"] + 0.8,
    )


def _labels(parts: DataFrame, ink: str, x: alt.X, y: alt.Y) -> Any:
    """Names, in as many lines as their box has room for."""
    shown = [
        {"x": row["x"] + 0.6, "y": row["middle"], "label": _in_box(row)}
        for row in records(parts)
        if row["level"] != "index"
    ]
    return (
        alt.Chart(DataFrame(shown))
        .mark_text(
            align="left", baseline="middle", color=ink, fontSize=_SIZE, clip=True, lineBreak="\n"
        )
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )


def _in_box(row: dict[str, Any]) -> str:
    room = _PIXELS * (row["x2"] - row["x"] - 1)
    lines = int(_ROW * (row["y2"] - row["y"]) / (1.3 * _SIZE))
    return "\n".join(wrap(row["label"], room, _SIZE, max(1, lines)))


def _bars(tree: Tree, ink: str, x: alt.X, y: alt.Y) -> list[Any]:
    leaves = alt.Chart(tree.leaves)
    top, bottom = _down("top"), alt.Y2("bottom:Q")
    colour = alt.Color("colour:N", scale=None)
    zero = DataFrame({"x": [sum(_CORRELATION) / 2], "y": [0.0], "y2": [max(tree.parts["y2"])]})
    return [
        leaves.mark_rect(opacity=0.75).encode(
            x=_across("zero"), x2=alt.X2("nominal_x:Q"), y=top, y2=bottom, color=colour
        ),
        leaves.mark_rule(color=ink, strokeWidth=2).encode(
            x=_across("effective_x"), y=_down("y"), y2=alt.Y2("y2:Q")
        ),
        alt.Chart(zero)
        .mark_rule(color=ink, opacity=0.4, strokeDash=[2, 2])
        .encode(x=x, y=y, y2=alt.Y2("y2:Q")),
        leaves.mark_circle(size=60, opacity=1).encode(
            x=_across("correlation_x"), y=_down("middle"), color=colour
        ),
    ]


def _heads(most: float, words: Words, ink: str, x: alt.X, y: alt.Y) -> Any:
    ends = (_INDEX, _HEADING, _INDICATOR, _WEIGHT, _CORRELATION)
    keys = ("index", "headings", "indicators", "weight", "correlation")
    heads = DataFrame(
        {
            "x": [start for start, _ in ends],
            "y": [-0.7] * len(ends),
            "label": [words(f"index_lab.tree_{key}", most=f"{most:.1f}") for key in keys],
        }
    )
    return (
        alt.Chart(heads)
        .mark_text(align="left", baseline="middle", color=ink, fontSize=11.5, fontWeight="bold")
        .encode(x=x, y=y, text=alt.Text("label:N"))
    )
