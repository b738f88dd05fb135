"""Panel 5: two measures at once, and the cities that are high in both, in one, in neither."""

from __future__ import annotations

from pandas import DataFrame, Series

from geo.legend import Square
from ui.figures.measured import value_text
from ui.regions.inputs import Inputs
from ui.regions.map import Painting
from ui.regions.pair import charts
from ui.regions.pair.figures import COLOURS, Pair
from ui.regions.panel import Panel
from ui.regions.table import Table

_WEAK, _STRONG = 0.3, 0.6


def panel(inputs: Inputs) -> Panel:
    """Return the panel of two measures."""
    pair = Pair(inputs)
    return Panel(
        reading=reading(pair),
        rests_on=_rests_on(pair),
        painting=_painting(pair),
        chart=lambda: charts.draw(pair),
        table=_table(pair),
        sources=(*inputs.measured.sources, *pair.second.sources),
        notes=(inputs.words("regions.note_pair"),),
        below=lambda: charts.draw_corners(pair),
    )


def reading(pair: Pair) -> str:
    """Return whether the two go together, and how many cities do not follow."""
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    if pair.code == inputs.view.measure:
        return words("regions.pair_same")
    if found.verdict == "undefined":
        return words("regions.pair_undefined", n=found.units)
    return words(
        f"regions.pair_{found.verdict}",
        first=inputs.measure_name,
        second=pair.second_name,
        rho=_signed(found.rho),
        strength=words(f"regions.{_strength(abs(found.rho))}"),
        both=len(pair.corner("high_high")),
        only_first=len(pair.corner("high_low")),
        only_second=len(pair.corner("low_high")),
        neither=len(pair.corner("low_low")),
    )


def _strength(rho: float) -> str:
    return "weak" if rho < _WEAK else "strong" if rho >= _STRONG else "moderate"


def _signed(rho: float) -> str:
    return f"{rho:+.2f}".replace("-", "−")


def _rests_on(pair: Pair) -> str:
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    interval = ""
    if found.verdict != "undefined":
        interval = words("regions.interval", low=_signed(found.low), high=_signed(found.high))
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
            code: words(
                "regions.pair_label",
                first=value_text(inputs.measured, code, words),
                second=value_text(pair.second, code, words),
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


def _table(pair: Pair) -> Table:
    inputs, words = pair.inputs, pair.inputs.words
    rows = DataFrame(
        {
            "city_code": pair.both.index,
            "city_name": [inputs.names[str(code)] for code in pair.both.index],
            "first": pair.both["first"],
            "second": pair.both["second"],
            "first_third": pair.both["place"] % 3 + 1,
            "second_third": pair.both["place"] // 3 + 1,
        }
    )
    rows = rows.sort_values("first", ascending=False, kind="stable")
    heads = {
        "city_name": words("regions.head_city"),
        "first": inputs.measure_name,
        "second": f"{pair.second_name} "
        if pair.second_name == inputs.measure_name
        else pair.second_name,
        "first_third": words("regions.third_of", name=inputs.measure_name),
        "second_third": words("regions.third_of_second", name=pair.second_name),
    }
    name = f"pair-{inputs.view.measure}-{pair.code}"
    return Table(rows, heads, name, {"first": 2, "second": 2})
