"""Panel 6: town and country, young and old, and where people came from and went."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame, Series

from geo.palettes import diverging
from scoring.change import Change
from scoring.groups import weighted_mean
from ui import cached, figures, regions_charts, regions_lists
from ui.regions_changes import PEOPLE, closing_of
from ui.regions_closing import period
from ui.regions_inputs import Inputs
from ui.regions_lists import Listed, named
from ui.regions_map import Painting
from ui.regions_panel import Panel, chart_title
from ui.regions_table import Table

AGED, TOWN = "share_aged_60_plus", "urbanisation_rate"
_CENSUS, _LATEST = 2020, 2023
# Per cent a year; the pale pair meets at no change.
_BREAKS = (-2.0, -1.0, 0.0, 1.0, 2.0)
_GROWING, _SHRINKING = "#2166ac", "#b2182b"


@dataclass(frozen=True)
class People:
    """Residents in two years over the units that pass, with their age and where they live."""

    inputs: Inputs

    @cached_property
    def change(self) -> Change:
        """Residents in both years where the two can be compared."""
        return closing_of(PEOPLE, self.inputs).change

    @cached_property
    def yearly(self) -> Series:
        """Change in per cent a year, compounded."""
        ratio = self.change.last / self.change.first
        return 100 * (ratio ** (1 / self.change.years) - 1)

    @cached_property
    def gained(self) -> Series:
        """The change in residents, most gained first."""
        change = self.change.last - self.change.first
        return change.sort_values(ascending=False, kind="stable")

    @cached_property
    def half_of_gain(self) -> int:
        """The fewest cities that hold half of all that growing cities gained."""
        gains = self.gained[self.gained > 0]
        return int((gains.cumsum() - gains < gains.sum() / 2).sum())

    @property
    def town(self) -> Series:
        """Urbanisation rate of the census of 2020."""
        return self._variable(TOWN, _CENSUS)

    @property
    def town_later(self) -> Series:
        """Urbanisation rate of 2023."""
        return self._variable(TOWN, _LATEST)

    @property
    def aged(self) -> Series:
        """Share of residents aged 60 and over, census of 2020."""
        return self._variable(AGED, _CENSUS)

    def aged_where(self, grows: bool) -> float:
        """Return the share aged 60 and over where residents grew, or where they did not."""
        codes = self.yearly.index[(self.yearly > 0) == grows]
        people = cached.totals(_CENSUS).residents.reindex(codes)
        return weighted_mean(self.aged.reindex(codes), people)

    def _variable(self, code: str, year: int) -> Series:
        return self.inputs.of_selection(cached.measure(f"variable.{code}", year).values)


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
        chart=lambda: _chart(people),
        table=_table(people),
        sources=_sources(people),
        notes=_notes(people),
        below=lambda: regions_lists.draw(_lists(people), inputs),
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
            gained=figures.figure(float(gains.sum()), "person", words),
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
            first=figures.figure(first, "person", words),
            last=figures.figure(last, "person", words),
            percent=_percent(rate),
        )
        for code, first, last, rate in zip(
            change.first.index, change.first, change.last, people.yearly, strict=True
        )
    }
    for code, row in change.excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said


def _chart(people: People) -> None:
    inputs, words = people.inputs, people.inputs.words
    period(inputs)
    chart_title(words("regions.people_chart"), words("regions.people_about"))
    rows = _rows(people).dropna(subset=["town_2020", "aged_2020"])
    if rows.empty:
        st.info(words("reading.empty"))
        return
    regions_charts.show(
        _scatter(rows, people), "people", 400, inputs.view.city, regions_charts.choose_city
    )


def _scatter(rows: DataFrame, people: People) -> Any:
    inputs, words = people.inputs, people.inputs.words
    kinds = ("growing", "shrinking", "not_comparable")
    chosen = alt.datum.code == (inputs.view.city or "")
    return (
        alt.Chart(rows.rename(columns={"city_code": "code"}))
        .mark_circle(opacity=0.8, cursor="pointer")
        .encode(
            x=alt.X("town_2020:Q", title=words("regions.axis_town"), scale=alt.Scale(zero=False)),
            y=alt.Y("aged_2020:Q", title=words("regions.axis_aged"), scale=alt.Scale(zero=False)),
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(
                alt.Color(
                    "kind:N",
                    scale=alt.Scale(
                        domain=[words(f"regions.{kind}") for kind in kinds],
                        range=[_GROWING, _SHRINKING, regions_charts.QUIET],
                    ),
                    legend=alt.Legend(orient="top", title=None),
                )
            ),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(50)),
            tooltip=[
                alt.Tooltip("city_name:N", title=words("regions.head_city")),
                alt.Tooltip("town_2020:Q", title=words("regions.axis_town"), format=".1f"),
                alt.Tooltip("aged_2020:Q", title=words("regions.axis_aged"), format=".1f"),
                alt.Tooltip("yearly:Q", title=words("regions.head_yearly"), format="+.2f"),
            ],
        )
        .add_params(regions_charts.click())
    )


def _lists(people: People) -> list[Listed]:
    words = people.inputs.words
    order = [str(code) for code in people.yearly.sort_values(kind="stable").index]
    growing = [code for code in reversed(order) if people.yearly[code] > 0]
    shrinking = [code for code in order if people.yearly[code] < 0]
    oldest = people.aged.dropna().sort_values(ascending=False, kind="stable").index
    rural = people.town.dropna().sort_values(kind="stable").index
    return [
        Listed(words("regions.list_growing"), _GROWING, growing),
        Listed(words("regions.list_shrinking"), _SHRINKING, shrinking),
        Listed(words("regions.list_oldest"), "#7a7a7a", [str(code) for code in oldest]),
        Listed(words("regions.list_rural"), "#009e73", [str(code) for code in rural]),
    ]


def _rows(people: People) -> DataFrame:
    inputs, words, change = people.inputs, people.inputs.words, people.change
    codes = sorted(inputs.among)
    yearly = people.yearly.reindex(codes)
    kind = np.select([yearly > 0, yearly <= 0], ["growing", "shrinking"], "not_comparable")
    excluded = change.excluded.reindex(codes)
    return DataFrame(
        {
            "city_code": codes,
            "city_name": [inputs.names[code] for code in codes],
            "first": change.first.reindex(codes).to_numpy(),
            "last": change.last.reindex(codes).to_numpy(),
            "yearly": yearly.to_numpy(),
            "kind": [words(f"regions.{name}") for name in kind],
            "town_2020": people.town.reindex(codes).to_numpy(),
            "town_2023": people.town_later.reindex(codes).to_numpy(),
            "aged_2020": people.aged.reindex(codes).to_numpy(),
            "left_out": [
                words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
                for reason in excluded["reason"]
            ],
            "note": excluded["note"].fillna("").to_numpy(),
        }
    )


def _table(people: People) -> Table:
    words, change = people.inputs.words, people.change
    heads = {
        "city_name": words("regions.head_city"),
        "first": words("regions.head_residents", year=change.first_year),
        "last": words("regions.head_residents", year=change.last_year),
        "yearly": words("regions.head_yearly"),
        "town_2020": words("regions.head_town", year=_CENSUS),
        "town_2023": words("regions.head_town", year=_LATEST),
        "aged_2020": words("regions.axis_aged"),
        "left_out": words("regions.head_left_out"),
    }
    rows = _rows(people).sort_values("yearly", ascending=False, kind="stable")
    decimals = {"first": 0, "last": 0, "yearly": 2}
    shares = dict.fromkeys(("town_2020", "town_2023", "aged_2020"), 1)
    return Table(rows, heads, f"people-{people.inputs.view.period}", decimals | shares)
