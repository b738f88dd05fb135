"""Panel 6: town and country, young and old, and where people came from and went."""

from __future__ import annotations

import numpy as np
from pandas import Series

from geo.palettes import diverging
from ui.regions import lists as regions_lists
from ui.regions.closing.changes import PEOPLE
from ui.regions.inputs import Inputs
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.panel import Panel
from ui.regions.people import charts
from ui.regions.people.figures import AGED, CENSUS, LATEST, TOWN, People, city_rows
from ui.regions.table import Table
from ui.words import numbers

# Per cent a year; the pale pair meets at no change.
_BREAKS = (-2.0, -1.0, 0.0, 1.0, 2.0)


def panel(inputs: Inputs) -> Panel:
    """Return the panel of people."""
    people = People(inputs)
    return Panel(
        reading=reading(people),
        rests_on=inputs.words(
            "regions.people_rests_on",
            years=_years(people),
            n=len(people.yearly),
            of=len(inputs.among),
            out=len(people.change.excluded),
        ),
        painting=_painting(people),
        chart=lambda: charts.draw(people),
        table=_table(people),
        sources=_sources(people),
        notes=_notes(people),
        below=lambda: regions_lists.draw(charts.lists(people), inputs),
    )


def reading(people: People) -> str:
    """Return who grew, who shrank and how old they are, in a sentence."""
    words, yearly = people.inputs.words, people.yearly
    if yearly.empty:
        return words("regions.people_none", years=_years(people))
    falling = int((yearly < 0).sum())
    old, young = people.aged_where(False), people.aged_where(True)
    shares = {"old": f"{old:.1f}%", "young": f"{young:.1f}%"}
    ages = "" if np.isnan([old, young]).any() else words("regions.people_ages", **shares)
    gains = people.gained[people.gained > 0]
    gain = (
        words(
            "regions.people_gain",
            gained=numbers.figure(float(gains.sum()), "person", words),
            growing=len(gains),
            few=people.half_of_gain,
        )
        if len(gains) > 1
        else ""
    )
    first, last = people.change.first_year, people.change.last_year
    return words(
        "regions.people_reading",
        first=first,
        last=last,
        falling=falling,
        of=len(yearly),
        gain=gain,
        ages=ages,
    )


def _years(people: People) -> str:
    return f"{people.change.first_year}–{people.change.last_year}"


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
    inputs, words = people.inputs, people.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    classes[people.yearly.index] = np.searchsorted(_BREAKS, people.yearly, side="left")
    low, high = (-np.inf, *_BREAKS), (*_BREAKS, np.inf)
    return Painting(
        title=words("regions.people_map", years=_years(people)),
        classes=classes,
        colours=diverging(low, high, 0.0),
        names=tuple(_range(a, b, people) for a, b in zip(low, high, strict=True)),
        labels=_labels(people),
    )


def _range(low: float, high: float, people: People) -> str:
    words = people.inputs.words
    if np.isinf(low):
        return words("regions.below_bound", bound=_percent(high))
    if np.isinf(high):
        return words("regions.above_bound", bound=_percent(low))
    return f"{_percent(low)} – {_percent(high)}"


def _percent(value: float) -> str:
    return f"{value:+.1f}%".replace("-", "−") if value else "0%"


def _labels(people: People) -> dict[str, str]:
    words, change = people.inputs.words, people.change
    said = {
        str(code): words(
            "regions.people_label",
            first=numbers.figure(first, "person", words),
            last=numbers.figure(last, "person", words),
            percent=_percent(rate),
        )
        for code, first, last, rate in zip(
            change.first.index, change.first, change.last, people.yearly, strict=True
        )
    }
    for code, row in change.excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said


def _table(people: People) -> Table:
    words, change = people.inputs.words, people.change
    heads = {
        "city_name": words("regions.head_city"),
        "first": words("regions.head_residents", year=change.first_year),
        "last": words("regions.head_residents", year=change.last_year),
        "yearly": words("regions.head_yearly"),
        "town_2020": words("regions.head_town", year=CENSUS),
        "town_2023": words("regions.head_town", year=LATEST),
        "aged_2020": words("regions.axis_aged"),
        "left_out": words("regions.head_left_out"),
    }
    rows = city_rows(people).sort_values("yearly", ascending=False, kind="stable")
    decimals = {"first": 0, "last": 0, "yearly": 2}
    shares = dict.fromkeys(("town_2020", "town_2023", "aged_2020"), 1)
    return Table(rows, heads, f"people-{people.inputs.view.period}", decimals | shares)
