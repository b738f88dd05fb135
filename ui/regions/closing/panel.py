"""Panel 7: is the gap closing — in every measure that has two years."""

from __future__ import annotations

from pandas import DataFrame, Series

from geo.classify import classify
from geo.palettes import sequential
from ui.regions.closing import changes, charts
from ui.regions.closing.changes import PER_RESIDENT, REVISED, faster_points
from ui.regions.closing.figures import Closings, variable_rows, years_text
from ui.regions.inputs import Inputs
from ui.regions.lists import named
from ui.regions.map import Painting
from ui.regions.panel import Panel
from ui.regions.table import Table

_CLASSES = 5


def panel(inputs: Inputs) -> Panel:
    """Return the panel of change."""
    closings = Closings(inputs)
    said = reading(closings)
    return Panel(
        reading=said,
        rests_on=_rests_on(closings),
        painting=_painting(closings),
        chart=lambda: charts.draw(closings, said),
        table=_all_table(closings),
        sources=_sources(closings),
        notes=_notes(closings),
        more=(_city_table(closings),),
        below=lambda: charts.draw_all(closings, said),
    )


def reading(closings: Closings) -> str:
    """Return whether the gap of the shown variable closes, in a sentence."""
    words, one = closings.inputs.words, closings.one
    name, years = closings.name(closings.shown), years_text(one)
    if one.beta is None or one.sigma is None:
        return words("regions.closing_none", name=name, n=len(one.growth))
    points = faster_points(one.beta.slope)
    return words(
        f"regions.closing_{one.beta.verdict}",
        name=name,
        years=years,
        points=f"{abs(points):.2f}",
        spread=words(f"regions.spread_{one.sigma.verdict}", ratio=f"{one.sigma.ratio:.3f}"),
    )


def _rests_on(closings: Closings) -> str:
    one, words = closings.one, closings.inputs.words
    interval = ""
    if one.beta is not None:
        low, high = sorted(faster_points(bound) for bound in (one.beta.low, one.beta.high))
        interval = words("regions.closing_interval", low=_signed(low), high=_signed(high))
    return words(
        "regions.closing_rests_on",
        name=closings.name(closings.shown),
        years=years_text(one),
        n=len(one.growth),
        of=len(closings.inputs.among),
        interval=interval,
    )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _notes(closings: Closings) -> tuple[str, ...]:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    notes = []
    if changes.variable_of(inputs.view.measure, inputs) is None:
        key = "regions.note_one_year"
        notes.append(words(key, name=inputs.measure_name, year=inputs.measured.year))
    if one.change.years == 1:
        notes.append(words("regions.note_short"))
    if one.real:
        notes.append(words("regions.note_real_growth"))
    if closings.shown in REVISED:
        notes.append(words("regions.note_revised"))
    if closings.shown in PER_RESIDENT:
        notes.append(words("regions.note_per_resident", year=one.change.last_year))
    warned = one.change.excluded.query("reason == 'warned'").index
    if len(warned):
        names = named([str(code) for code in warned], inputs, len(warned))
        notes.append(words("regions.note_warned", n=len(warned), names=names))
    return tuple(notes)


def _sources(closings: Closings) -> tuple[str, ...]:
    one, values = closings.one.change, closings.inputs.catalogue.values
    used = values[
        (values["variable"] == one.variable) & values["year"].isin([one.first_year, one.last_year])
    ]
    people = closings.inputs.totals.sources if closings.shown in PER_RESIDENT else ()
    return (*used["source"].unique(), *people)


def _painting(closings: Closings) -> Painting:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    percent = one.percent
    classes = Series(-1, inputs.measured.values.index)
    cut = classify(percent, "quantiles", _CLASSES)
    classes[percent.index] = cut.index
    bounds = zip(cut.lower, cut.upper, strict=True)
    return Painting(
        title=words(
            "regions.growth_map", name=closings.name(closings.shown), years=years_text(one)
        ),
        classes=classes,
        colours=sequential(max(1, len(cut.upper))).first(len(cut.upper)),
        names=tuple(f"{_signed_percent(low)} – {_signed_percent(high)}" for low, high in bounds),
        labels=_labels(closings, percent),
    )


def _labels(closings: Closings, percent: Series) -> dict[str, str]:
    words, excluded = closings.inputs.words, closings.one.change.excluded
    said = {
        str(code): words("regions.a_year", percent=_signed_percent(float(rate)))
        for code, rate in percent.items()
    }
    for code, row in excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said


def _signed_percent(value: float) -> str:
    return f"{value:+.1f}%".replace("-", "−")


def _all_table(closings: Closings) -> Table:
    words = closings.inputs.words
    columns = (
        "name",
        "years",
        "units",
        "sigma_first",
        "sigma_last",
        "sigma_ratio",
        "sigma_low",
        "sigma_high",
        "beta",
        "beta_low",
        "beta_high",
        "points",
        "half_life",
        "said",
    )
    numbers = dict.fromkeys(columns[3:8], 3) | dict.fromkeys(columns[8:11], 4)
    return Table(
        variable_rows(closings),
        {column: words(f"regions.head_{column}") for column in columns}
        | {"name": words("regions.head_measure_name")},
        "convergence",
        numbers | {"points": 2, "half_life": 0},
        words("regions.forest"),
    )


def _city_table(closings: Closings) -> Table:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    change = one.change
    both = DataFrame({"first": change.first, "last": change.last, "growth": one.percent})
    rows = both.reindex(both.index.union(change.excluded.index)).reset_index(names="city_code")
    rows.insert(1, "city_name", [inputs.names[str(code)] for code in rows["city_code"]])
    excluded = change.excluded.reindex(rows["city_code"])
    rows["left_out"] = [
        words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
        for reason in excluded["reason"]
    ]
    rows["note"] = excluded["note"].fillna("").to_numpy()
    heads = {
        "city_name": words("regions.head_city"),
        "first": str(change.first_year),
        "last": str(change.last_year),
        "growth": words("regions.axis_growth"),
        "left_out": words("regions.head_left_out"),
    }
    rows = rows.sort_values("growth", ascending=False, kind="stable")
    title = closings.name(closings.shown)
    name = f"change-{closings.shown}-{change.first_year}-{change.last_year}"
    return Table(rows, heads, name, {"first": 1, "last": 1, "growth": 2}, title)
