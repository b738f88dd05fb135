"""Whether the gap lies between groups of cities or within them, as a value."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as Bar
from exports.charts.curves import Curve, Curves
from exports.charts.kinds import Chart
from exports.charts.scale import Axis
from exports.content import Table
from geo.palettes import SIDES
from ui.figures.answer import Answer
from ui.regions import levels, map
from ui.regions.followed import break_notes
from ui.regions.inputs import Inputs, rests_on, subject
from ui.regions.map import Painting
from ui.regions.split.figures import Split
from ui.regions.split.sentence import headline
from ui.regions.table import table_of
from ui.regions.years import year_axis, yearly
from ui.take.table import view_table
from ui.words import numbers

_CLASSES = ("below_half", "below_rest", "above_rest", "above_half")
_PARTS = {"between": "group1", "within": "group2"}
_MOST_DRAWN = 16
_DECIMALS = {
    **dict.fromkeys(("share_percent", "between_percent", "within_percent"), 1),
    **dict.fromkeys(("theil_total", "theil_between", "theil_within"), 4),
    "value": 2,
}


def answer(inputs: Inputs) -> Answer:
    """Return how the gap of the shown measure splits, and which cities make up half of it."""
    split, words = Split(inputs), inputs.words
    kind = words(f"regions.grouping_{inputs.view.grouping}")
    return Answer(
        subject=subject(inputs, kind=kind),
        headline=headline(split),
        subline=rests_on(inputs, split.value.index, residents=inputs.weights is not None),
        picture=map.picture(inputs, _painting(split)),
        charts=() if split.undivided else _charts(split),
        tables=(view_table(inputs.view),) if split.undivided else _tables(split),
        notes=(*_notes(inputs), *(() if split.undivided else _set_apart(split))),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
    )


def _charts(split: Split) -> tuple[Chart, ...]:
    by_year = () if split.by_year.empty else (_by_year(split),)
    return (_by_group(split), _by_grouping(split), *by_year)


def _by_year(split: Split) -> Curves:
    """Both parts of Theil's T in every year, among the same units."""
    words, rows = split.inputs.words, split.by_year
    years, lines = yearly(rows, *_PARTS)
    return Curves(
        title=_by_year_title(split),
        curves=tuple(
            Curve(words(f"regions.{part}"), years, line, role)
            for (part, role), line in zip(_PARTS.items(), lines, strict=True)
        ),
        x_axis=year_axis(list(rows.index), words),
        y_axis=Axis(words("regions.axis_theil"), decimals=4, zero=True),
        dotted=True,
        language=split.inputs.view.language,
    )


def _by_year_title(split: Split) -> str:
    words, rows = split.inputs.words, split.by_year
    kind = words(f"regions.grouping_{split.inputs.view.grouping}")
    return words("regions.split_by_year", n=int(rows["units"].iloc[0]), kind=kind)


def _notes(inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    notes = {
        "note_score": inputs.measured.unit == "score",
        "note_split": True,
        "note_carries": True,
        "note_partition": inputs.view.grouping == "cluster",
    }
    return tuple(words(f"regions.{name}") for name, said in notes.items() if said)


def _set_apart(split: Split) -> tuple[str, ...]:
    """What sets years apart, where they are shown beside each other."""
    followed = split.followed
    return () if followed is None else break_notes(followed, split.inputs)


def _painting(split: Split) -> Painting:
    inputs, words = split.inputs, split.inputs.words
    if split.undivided:
        return levels.painting(inputs)
    cities = split.found.cities
    carrier, above = cities.index.isin(split.carriers.index), cities["above"].to_numpy(bool)
    classes = Series(-1, inputs.measured.values.index)
    classes[cities.index] = np.where(above, np.where(carrier, 3, 2), np.where(carrier, 0, 1))
    shares = [words("regions.carries", share=numbers.percent(share)) for share in cities["share"]]
    return Painting(
        title=words("regions.split_map", measure=levels.title(inputs)),
        classes=classes,
        colours=SIDES,
        names=tuple(words(f"regions.{name}") for name in _CLASSES),
        note=words("regions.split_legend"),
        labels=levels.labels(inputs, Series(shares, cities.index)),
    )


def _by_group(split: Split) -> Bars:
    """What each group adds to the gap, between and within; the largest of many."""
    drawn = split.groups.head(_MOST_DRAWN)
    title = split.inputs.words("regions.split_by_group", n=len(drawn), of=len(split.groups))
    return _stacked(split, title, drawn, list(drawn["group_name"]))


def _by_grouping(split: Split) -> Bars:
    """How much lies between under each of the groupings, the chosen one first."""
    words, rows = split.inputs.words, split.groupings
    names = [
        words("regions.kind_of", name=name, n=groups)
        for name, groups in zip(rows["grouping"], rows["groups"], strict=True)
    ]
    return _stacked(split, words("regions.split_by_grouping"), rows, names)


def _stacked(split: Split, title: str, rows: DataFrame, names: list[str]) -> Bars:
    words = split.inputs.words
    return Bars(
        title=title,
        categories=tuple(names),
        series=tuple(
            Bar(words(f"regions.{part}"), tuple(rows[f"{part}_percent"]), role)
            for part, role in _PARTS.items()
        ),
        axis=Axis(words("regions.percent_of_gap"), unit="%", zero=True),
        stacked=True,
        language=split.inputs.view.language,
    )


def _tables(split: Split) -> tuple[Table, ...]:
    words, (groups, groupings) = split.inputs.words, (split.groups, split.groupings)
    kind = words(f"groups.{split.inputs.view.grouping}")
    return tuple(
        table_of(
            title,
            rows,
            {column: words(f"regions.head_{column}") for column in rows.columns},
            _DECIMALS,
        )
        for title, rows in (
            (words("regions.split_table_groups", kind=kind), groups),
            (words("regions.split_table_groupings"), groupings),
            (words("regions.split_table_cities"), _cities(split)),
            *(() if split.by_year.empty else ((_by_year_title(split), _years(split)),)),
        )
    )


def _years(split: Split) -> DataFrame:
    rows = split.by_year.rename_axis("by_year").reset_index()
    return DataFrame(
        {
            "by_year": rows["by_year"],
            "units": rows["units"],
            "theil_total": rows["total"],
            "theil_between": rows["between"],
            "theil_within": rows["within"],
            "between_percent": 100 * rows["share"],
        }
    )


def _cities(split: Split) -> DataFrame:
    words, cities = split.inputs.words, split.found.cities
    rows = DataFrame(
        {
            "city_name": [split.inputs.names[str(code)] for code in cities.index],
            "group_name": [split.names[str(group)] for group in cities["group"]],
            "value": split.value,
            "share_percent": 100 * cities["share"],
            "side": [words("regions.above" if up else "regions.below") for up in cities["above"]],
            "code": cities.index,
        },
        index=cities.index,
    )
    return rows.sort_values("share_percent", ascending=False, kind="stable")
