"""Two measures at once, and the cities that are high in both, in one, in neither."""

from __future__ import annotations

from pandas import DataFrame, Series

from exports.charts.parts import Group
from exports.charts.points import Points
from exports.charts.scale import Axis
from exports.content import Table
from geo.legend import Square
from ui.figures.answer import Answer
from ui.figures.measured import Measured
from ui.figures.value_text import value_text
from ui.regions import map
from ui.regions.inputs import Inputs, among_whom
from ui.regions.map import Painting
from ui.regions.pair.figures import COLOURS, Pair
from ui.regions.signed import signed
from ui.regions.table import table_of, titled_axis, with_unit
from ui.target.lines import target_among

_WEAK, _STRONG = 0.3, 0.6


def answer(inputs: Inputs) -> Answer:
    """Return whether two measures go together, and which cities do not follow."""
    pair = Pair(inputs)
    return Answer(
        subject=among_whom(_about(pair), inputs),
        headline=_headline(pair),
        subline=_subline(pair),
        picture=map.picture(inputs, _painting(pair)),
        charts=(_chart(pair),),
        tables=(_table(pair),),
        notes=(inputs.words("regions.note_pair"),),
        sources=tuple(dict.fromkeys((*inputs.measured.sources, *pair.second.sources))),
    )


def _about(pair: Pair) -> str:
    inputs = pair.inputs
    one_year = pair.second.year == inputs.measured.year
    return inputs.words(
        "regions.pair_about" if one_year else "regions.pair_about_years",
        first=inputs.measure_name,
        year=inputs.measured.year,
        second=pair.second_name,
        second_year=pair.second.year,
    )


def _headline(pair: Pair) -> str:
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    if pair.same:
        return words("regions.pair_same")
    if pair.few:
        return words("regions.pair_few", n=found.units)
    if found.verdict == "undefined":
        return words("regions.pair_constant", n=found.units)
    return words(
        f"regions.pair_{found.verdict}",
        first=inputs.measure_name,
        second=_second_dated(pair),
        rho=signed(found.rho),
        strength=words(f"regions.{_strength(abs(found.rho))}"),
        both=len(pair.corner("high_high")),
        only_first=len(pair.corner("high_low")),
        only_second=len(pair.corner("low_high")),
    )


def _second_dated(pair: Pair) -> str:
    """The second measure, with its year where that is another than the first one's."""
    if pair.second.year == pair.inputs.measured.year:
        return pair.second_name
    return pair.inputs.words("regions.dated", name=pair.second_name, year=pair.second.year)


def _strength(rho: float) -> str:
    return "weak" if rho < _WEAK else "strong" if rho >= _STRONG else "moderate"


def _subline(pair: Pair) -> str:
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    interval = ""
    if found.verdict != "undefined" and not pair.same:
        interval = words("regions.interval", low=signed(found.low), high=signed(found.high))
    return words(
        "regions.pair_rests_on",
        first=inputs.measure_name,
        year=inputs.measured.year,
        second=pair.second_name,
        second_year=pair.second.year,
        n=len(pair.both),
        of=len(inputs.among),
        interval=interval,
    )


def _painting(pair: Pair) -> Painting:
    inputs, words = pair.inputs, pair.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    classes[pair.both.index] = pair.both["place"]
    return Painting(
        title=words("regions.pair_map"),
        classes=classes,
        colours=COLOURS,
        names=("",) * 9,
        labels={
            str(code): words(
                "regions.pair_label",
                first=value_text(inputs.measured, str(code), words),
                second=value_text(pair.second, str(code), words),
                first_name=inputs.measure_name,
                second_name=pair.second_name,
            )
            for code in classes.index
        },
        square=_square(pair),
    )


def _square(pair: Pair) -> Square:
    """The legend: three by three fields with the number of cities in each."""
    counts = pair.both["place"].value_counts()
    fields = tuple(int(counts.get(place, 0)) for place in range(9))
    return Square(pair.inputs.measure_name, pair.second_name, fields)


def _chart(pair: Pair) -> Points:
    """Every city by both, in the colour it has on the map."""
    inputs, words, both = pair.inputs, pair.inputs.words, pair.both
    codes = tuple(str(code) for code in both.index)
    names = tuple(inputs.names[code] for code in codes)
    sides = ((inputs.measure_name, inputs.measured), (pair.second_name, pair.second))
    tips = [
        (name, tuple(value_text(measured, code, words) for code in codes))
        for name, measured in sides
    ]
    x_axis, y_axis = (Axis(titled_axis(name, one, words), decimals=2) for name, one in sides)
    return Points(
        title=words("regions.pair_chart"),
        names=names,
        codes=codes,
        x=tuple(both["first"].astype(float)),
        y=tuple(both["second"].astype(float)),
        groups=tuple(Group(pair.field(place), f"field{place}", listed=False) for place in range(9)),
        group=tuple(int(place) for place in both["place"]),
        upright=target_among(inputs.measured, both["first"], words),
        across=target_among(pair.second, both["second"], words),
        x_axis=x_axis,
        y_axis=y_axis,
        tips=(("", names), *tips),
        language=inputs.view.language,
    )


def _table(pair: Pair) -> Table:
    inputs, words = pair.inputs, pair.inputs.words
    rows = DataFrame(
        {
            "code": pair.both.index,
            "city": [inputs.names[str(code)] for code in pair.both.index],
            "first": pair.both["first"].to_numpy(),
            "second": pair.both["second"].to_numpy(),
            "first_third": [pair.third(place % 3) for place in pair.both["place"]],
            "second_third": [pair.third(place // 3) for place in pair.both["place"]],
        }
    ).sort_values("first", ascending=False, kind="stable")
    heads = {"city": words("regions.head_city"), "code": words("regions.head_code")}
    sides = {"first": (inputs.measure_name, inputs.measured), "second": _second(pair)}
    for side, (name, measured) in sides.items():
        heads[side] = with_unit(f"{name} {measured.year}", measured.unit, words)
        heads[f"{side}_third"] = words("regions.third_of", name=name)
    columns = ("city", "first", "second", "first_third", "second_third", "code")
    ordered = {column: heads[column] for column in columns}
    return table_of(_about(pair), rows, ordered, {"first": 2, "second": 2})


def _second(pair: Pair) -> tuple[str, Measured]:
    """The second measure, told apart from the first where both are one: a heading stands once."""
    name = pair.second_name
    return (f"{name} (2)" if name == pair.inputs.measure_name else name, pair.second)
