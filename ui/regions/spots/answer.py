"""Where high values sit beside high ones, and low beside low, more than by chance."""

from __future__ import annotations

from pandas import Series

from exports.charts.parts import Group, Reference
from exports.charts.points import Line, Points
from exports.charts.scale import Axis
from exports.content import Table
from geo.palettes import lisa
from ui.address.view import RATES
from ui.figures.answer import Answer
from ui.figures.value_text import value_text
from ui.regions import levels, map
from ui.regions.inputs import Inputs, among_whom
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.signed import minus
from ui.regions.spots.figures import CATEGORIES, Spots
from ui.regions.table import table_of, with_unit
from ui.words import numbers
from ui.words.texts import Words


def answer(inputs: Inputs) -> Answer:
    """Return where hot and cold spots lie."""
    spots = Spots(inputs)
    return Answer(
        subject=among_whom(_about(spots), inputs, _rate(spots)),
        headline=_headline(spots),
        subline=_subline(spots),
        picture=map.picture(inputs, _painting(spots)),
        charts=(_chart(spots),),
        tables=(_table(spots),),
        notes=_notes(spots),
        sources=inputs.measured.sources,
    )


def _about(spots: Spots) -> str:
    inputs = spots.inputs
    about = {"name": inputs.measure_name, "year": inputs.measured.year}
    return inputs.words("regions.spots_about", **about)


def _rate(spots: Spots) -> str:
    """The share of chance, where it is not the usual one."""
    rate = spots.inputs.view.rate
    return "" if rate == RATES[0] else spots.inputs.words("regions.spots_rate", rate=rate)


def _headline(spots: Spots) -> str:
    words, found = spots.inputs.words, spots.found
    if found.undefined:
        return words(f"regions.spots_{found.undefined}", n=len(found.units))
    pattern = words(f"regions.spots_{spots.pattern}")
    return words("regions.spots_reading", pattern=pattern, marked=_marked(spots))


def _marked(spots: Spots) -> str:
    """How many units stand out in which way; kinds without one are not named."""
    words, counts = spots.inputs.words, spots.category.value_counts()
    several = {
        "hot": counts.get("high_high", 0),
        "cold": counts.get("low_low", 0),
        "odd": counts.get("high_low", 0) + counts.get("low_high", 0),
    }
    marks = [words(f"regions.spots_{kind}", n=n) for kind, n in several.items() if n]
    of, rest = len(spots.units), len(spots.units) - sum(several.values())
    if not marks:
        return words("regions.spots_none", of=of)
    others = words("regions.spots_rest", rest=rest) if rest else ""
    return words("regions.spots_marked", of=of, marks=_comma(words).join(marks), rest=others)


def _comma(words: Words) -> str:
    return words.manner.comma


def _subline(spots: Spots) -> str:
    inputs, found = spots.inputs, spots.found
    said = [
        inputs.words(
            "regions.spots_rests_on",
            name=inputs.measure_name,
            year=inputs.measured.year,
            n=len(found.units),
            of=len(inputs.among),
        )
    ]
    if not found.undefined:
        least = 2 / (found.permutations + 1)
        p = f"≤ {least:.4f}" if found.p_value <= least else f"= {found.p_value:.3f}"
        said.append(
            inputs.words("regions.spots_moran", i=minus(found.moran_i), p=p, rate=inputs.view.rate)
        )
    return " · ".join(said)


def _notes(spots: Spots) -> tuple[str, ...]:
    words, inputs, found = spots.inputs.words, spots.inputs, spots.found
    drawn = numbers.number(found.permutations, words.language)
    explained = (
        words("regions.note_lisa", rate=inputs.view.rate),
        words("regions.note_moran", permutations=drawn, seed=found.seed),
    )
    notes = [] if found.undefined else list(explained)
    for key, codes in {"joined": found.joined, "isolated": found.isolated}.items():
        if codes:
            notes.append(words(f"regions.note_{key}", names=named(codes, inputs, len(codes))))
    if found.without_data:
        names = named(found.without_data, inputs)
        notes.append(words("regions.note_without", n=len(found.without_data), names=names))
    return tuple(notes)


def _painting(spots: Spots) -> Painting:
    inputs, words, category = spots.inputs, spots.inputs.words, spots.category
    classes = Series(-1, inputs.measured.values.index)
    classes[category.index] = category.map(CATEGORIES.index).astype(int)
    said = category.map(lambda name: words(f"regions.{name}"))
    return Painting(
        title=_about(spots),
        classes=classes,
        colours=lisa(CATEGORIES),
        names=tuple(words(f"regions.{name}") for name in CATEGORIES),
        labels=levels.labels(inputs, said),
        without=words("regions.spots_without") if spots.found.isolated else "",
    )


def _chart(spots: Spots) -> Points:
    inputs, words, units = spots.inputs, spots.inputs.words, spots.units
    codes = tuple(str(code) for code in units.index)
    category, q = units["category"], units["q_value"]
    return Points(
        title=words("regions.spots_chart"),
        names=tuple(inputs.names[code] for code in codes),
        codes=codes,
        x=tuple(units["z"].astype(float)),
        y=tuple(units["lag"].astype(float)),
        groups=tuple(Group(words(f"regions.{name}"), name) for name in CATEGORIES),
        group=tuple(category.map(CATEGORIES.index)),
        lines=_slope(spots),
        across=Reference("", 0.0),
        upright=Reference("", 0.0),
        x_axis=Axis(words("regions.axis_own"), decimals=2),
        y_axis=Axis(words("regions.axis_lag"), decimals=2),
        tips=(
            ("", tuple(inputs.names[code] for code in codes)),
            (
                words("regions.head_value"),
                tuple(value_text(inputs.measured, code, words) for code in codes),
            ),
            (words("regions.head_category"), tuple(words(f"regions.{name}") for name in category)),
            (words("regions.head_q_value"), tuple(f"{value:.4f}" for value in q)),
        ),
        language=inputs.view.language,
    )


def _slope(spots: Spots) -> tuple[Line, ...]:
    """The line whose slope is Moran's I."""
    if spots.found.undefined:
        return ()
    ends = (float(spots.units["z"].min()), float(spots.units["z"].max()))
    i = spots.found.moran_i
    name = spots.inputs.words("regions.moran", i=minus(i))
    return (Line(name, ends, (i * ends[0], i * ends[1]), dashed=True),)


def _table(spots: Spots) -> Table:
    inputs, words = spots.inputs, spots.inputs.words
    rows = spots.units.sort_values("q_value", kind="stable").reset_index(names="code")
    rows["city"] = [inputs.names[str(code)] for code in rows["code"]]
    rows["value"] = inputs.measured.values.reindex(rows["code"]).to_numpy()
    rows["category"] = [words(f"regions.{name}") for name in rows["category"]]
    heads = {"city": words("regions.head_city")}
    heads["value"] = with_unit(words("regions.head_value"), inputs.measured.unit, words)
    columns = ("category", "z", "lag", "p_value", "q_value")
    heads |= {column: words(f"regions.head_{column}") for column in columns}
    heads["code"] = words("regions.head_code")
    decimals = {"value": 2, "z": 2, "lag": 2, "p_value": 4, "q_value": 4}
    return table_of(_about(spots), rows, heads, decimals)
