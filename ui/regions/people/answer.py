"""Town and country, young and old, and where people came from and went."""

from __future__ import annotations

import numpy as np
from pandas import Series

from exports.charts.parts import Group
from exports.charts.points import Points
from exports.charts.scale import Axis
from exports.content import Table
from geo.palettes import diverging
from ui.figures.answer import Answer
from ui.regions import map
from ui.regions.followed import PEOPLE
from ui.regions.inputs import Inputs, among_whom
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.people.figures import AGED, CENSUS, KINDS, LATEST, TOWN, People, city_rows
from ui.regions.people.sentence import headline
from ui.regions.signed import signed, span
from ui.regions.table import table_of
from ui.words import numbers

# Per cent a year; the pale pair meets at no change.
_BREAKS = (-2.0, -1.0, 0.0, 1.0, 2.0)
_ROLES = ("above", "falling", "quiet")


def answer(inputs: Inputs) -> Answer:
    """Return where residents grew and fell, and how old and how urban cities are."""
    people = People(inputs)
    return Answer(
        subject=among_whom(_about(people), inputs),
        headline=headline(people),
        subline=_subline(people),
        picture=map.picture(inputs, _painting(people)),
        charts=(_chart(people),),
        tables=(_table(people),),
        notes=_notes(people),
        sources=_sources(people),
    )


def _about(people: People) -> str:
    return people.inputs.words("regions.people_about", years=people.years)


def _subline(people: People) -> str:
    words, out = people.inputs.words, len(people.change.excluded)
    said = words(
        "regions.people_rests_on",
        years=people.years,
        n=len(people.yearly),
        of=len(people.inputs.among),
    )
    left_out = words("regions.people_out", out=out) if out else ""
    return " · ".join(filter(None, (said, left_out, words("regions.people_census", year=CENSUS))))


def _notes(people: People) -> tuple[str, ...]:
    inputs, words, excluded = people.inputs, people.inputs.words, people.change.excluded
    notes = [words("regions.note_people")]
    warned = [str(code) for code in excluded.query("reason == 'warned'").index]
    missing = [str(code) for code in excluded.query("reason != 'warned'").index]
    if warned:
        names = named(warned, inputs, len(warned))
        notes.append(words("regions.note_boundary", n=len(warned), names=names))
    if missing:
        names = named(missing, inputs)
        notes.append(words("regions.note_no_residents", n=len(missing), names=names))
    return tuple(notes)


def _sources(people: People) -> tuple[str, ...]:
    values = people.inputs.catalogue.values
    years = (people.change.first_year, people.change.last_year)
    of_people = (values["variable"] == PEOPLE) & values["year"].isin(years)
    of_place = values["variable"].isin([AGED, TOWN])
    return tuple(values[of_people | of_place]["source"].unique())


def _painting(people: People) -> Painting:
    classes = Series(-1, people.inputs.measured.values.index)
    classes[people.yearly.index] = np.searchsorted(_BREAKS, people.yearly, side="left")
    low, high = (-np.inf, *_BREAKS), (*_BREAKS, np.inf)
    return Painting(
        title=people.inputs.words("regions.people_map", years=people.years),
        classes=classes,
        colours=diverging(low, high, 0.0),
        names=tuple(_range(a, b, people) for a, b in zip(low, high, strict=True)),
        labels=_labels(people),
    )


def _range(low: float, high: float, people: People) -> str:
    words = people.inputs.words
    if np.isinf(low):
        return words("regions.below_bound", bound=signed(high, 0, "%"))
    if np.isinf(high):
        return words("regions.above_bound", bound=signed(low, 0, "%"))
    return span(low, high, words, 0)


def _labels(people: People) -> dict[str, str]:
    words, change = people.inputs.words, people.change
    said = {
        str(code): words(
            "regions.people_label",
            first=numbers.figure(first, "person", words),
            last=numbers.figure(last, "person", words),
            percent=signed(rate, 2, "%"),
        )
        for code, first, last, rate in zip(
            change.first.index, change.first, change.last, people.yearly, strict=True
        )
    }
    for code, row in change.excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said


def _chart(people: People) -> Points:
    """Every city by town and age, in three colours by what became of its residents."""
    words = people.inputs.words
    rows = city_rows(people).dropna(subset=["town_2020", "aged_2020"])
    town, aged = (Axis(words(f"regions.axis_{side}"), unit="%") for side in ("town", "aged"))
    yearly = tuple(
        words("regions.not_comparable") if np.isnan(rate) else signed(rate, 2, "%")
        for rate in rows["yearly"]
    )
    sides = ((town, rows["town_2020"]), (aged, rows["aged_2020"]))
    shares = [(axis.title, tuple(axis.text(v, words.language) for v in s)) for axis, s in sides]
    return Points(
        title=words("regions.people_chart", year=CENSUS),
        names=tuple(rows["city_name"]),
        codes=tuple(rows["city_code"]),
        x=tuple(rows["town_2020"]),
        y=tuple(rows["aged_2020"]),
        groups=tuple(
            Group(words(f"regions.{kind}"), role) for kind, role in zip(KINDS, _ROLES, strict=True)
        ),
        group=tuple(int(place) for place in rows["kind"]),
        x_axis=town,
        y_axis=aged,
        tips=(("", tuple(rows["city_name"])), *shares, (words("regions.head_yearly"), yearly)),
        language=people.inputs.view.language,
    )


def _table(people: People) -> Table:
    words, change = people.inputs.words, people.change
    heads = {
        "city_name": words("regions.head_city"),
        "first": words("regions.head_residents", year=change.first_year),
        "last": words("regions.head_residents", year=change.last_year),
        "yearly": words("regions.head_yearly"),
        "town_2020": words("regions.head_town", year=CENSUS),
        "town_2023": words("regions.head_town", year=LATEST),
        "aged_2020": words("regions.head_aged", year=CENSUS),
        "left_out": words("regions.head_left_out"),
        "note": words("regions.head_note"),
        "city_code": words("regions.head_code"),
    }
    rows = city_rows(people).sort_values("yearly", ascending=False, kind="stable")
    shares = dict.fromkeys(("town_2020", "town_2023", "aged_2020"), 1)
    return table_of(_about(people), rows, heads, {"first": 0, "last": 0, "yearly": 2} | shares)
