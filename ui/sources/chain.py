"""From figure to score: each step with its numbers, to be recomputed by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from exports.content import Cell, Table
from scoring.doubt.trace import Part, Published, Step, Trace, takes_logarithm, trace_score
from scoring.index.aggregate import NEUTRAL
from scoring.index.treat import KEPT, REFLECTED
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import number
from ui.figures.choices import option_name
from ui.figures.full_name import name_of
from ui.figures.names import measure_name, part_name
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

# Name, how, what is read, the figure, its unit.
_Row = tuple[str, str, str, float | None, str]
_HEADS = ("sources.step", "sources.how", "sources.result", "common.value", "common.unit")


def about(view: View) -> tuple[str, str]:
    """Return the city and the indicator that the chain is about: the asked ones, or the first."""
    codes = list(kept.scored(view.choices).definition.indicators)
    asked = view.measure.removeprefix("indicator.")
    first = str(kept.catalogue().cities["city_code"].iloc[0])
    return view.city or first, asked if asked in codes else codes[0]


def answer(view: View) -> Answer:
    """Return every step between a published figure and a city's index."""
    words, result = Words(view.language), kept.scored(view.choices)
    city, code = about(view)
    trace = trace_score(result, kept.catalogue(), city, code)
    name = measure_name(f"indicator.{code}", kept.catalogue(), words)
    subject = words("sources.trace_title", city=name_of(view.but(city=city)), name=name)
    heads = tuple(map(words, _HEADS))
    whole = Table(words("sources.tab_chain"), heads, tuple(steps(trace, words)))
    table = whole.parted(read=(0, 1, 2), filed=(0, 1, 3, 4))
    joined = () if _is_unscored(trace) else trace.steps
    parts = tuple(_parts_table(step, words) for step in joined)
    return Answer(
        subject=subject,
        headline=_headline(trace, subject, words),
        subline=words("sources.about_chain"),
        tables=(table, *parts),
        notes=tuple(_notes(trace, view.choices.gaps, words)),
        sources=_sources(view, city, code),
    )


def _headline(trace: Trace, subject: str, words: Words) -> str:
    if math.isnan(trace.raw):
        return words("sources.chain_none", subject=subject)
    value = numbers.figure(trace.raw, _unit(trace.indicator), words)
    index = trace.steps[-1].score
    return words(
        f"sources.chain_{_outcome(trace.score, index)}",
        subject=subject,
        value=value,
        score=numbers.score(trace.score),
        index=numbers.score(index),
    )


def _outcome(score: float, index: float) -> str:
    """What becomes of a figure: a score and an index, one of them, or neither."""
    if math.isnan(score):
        return "unscored" if math.isnan(index) else "unused"
    return "alone" if math.isnan(index) else "headline"


def _gap(trace: Trace, gaps: str) -> str:
    """What a missing figure means under the choices."""
    if math.isnan(trace.steps[-1].score):
        return "trace_gap_alone"
    if trace.imputed:
        return "trace_gap_filled"
    return "trace_gap_neutral" if gaps == NEUTRAL else "trace_gap"


def _notes(trace: Trace, gaps: str, words: Words) -> Iterator[str]:
    """What a gap means, and how each published figure was read, where the tables say."""
    if math.isnan(trace.raw):
        yield words(f"sources.{_gap(trace, gaps)}")
    values = kept.catalogue().values
    mine = values[(values["city_code"] == trace.city) & values["remark"].notna()]
    for figure in filter(None, (trace.numerator, trace.denominator)):
        own = mine[(mine["variable"] == figure.variable) & (mine["year"] == figure.year)]
        for remark in own["remark"]:
            said = note_text(remark, words)
            yield words("sources.remark", figure=_shown(figure, words), remark=said)


def _sources(view: View, city: str, code: str) -> tuple[str, ...]:
    cell = str(kept.indicators(view.choices.year).source.at[city, code] or "")
    return tuple(filter(None, cell.split("; ")))


def steps(trace: Trace, words: Words) -> list[_Row]:
    """Return the rows of the chain: published, denominated, treated, normalised, weighted.

    Each is its name, how it is reckoned, and what it comes to: as it is read, then the figure
    and its unit.

    Of a unit without an index it ends with its figure.
    """
    unit = _unit(trace.indicator)
    above = trace.numerator
    rows = [("published", _shown(above, words), above.value, _unit_of(above))]
    if trace.denominator is not None:
        below = trace.denominator
        rows.append(("published_below", _shown(below, words), below.value, _unit_of(below)))
        how = f"{_number(above.value)} ÷ {_number(below.value)}"
        how += f" × {_number(trace.scale)}" if trace.scale != 1 else ""
        rows.append(("denominated", how, trace.raw, unit))
    if _is_unscored(trace):
        return _rows(rows, words)
    if trace.imputed:
        rows.append(("imputed", words("sources.imputed_how"), trace.treated, unit))
    treated_unit = "" if takes_logarithm(trace) else unit
    rows.append(("treated", _treated(trace, words), trace.treated, treated_unit))
    rows.append(("normalised", _normalised(trace, words), trace.score, ""))
    for step in trace.steps:
        rows.append(("joined", _joined(step, words), step.score, ""))
    return _rows(rows, words)


def _rows(rows: list[tuple[str, str, float, str]], words: Words) -> list[_Row]:
    return [
        (
            words(f"sources.step_{key}"),
            how,
            _with_unit(value, unit, words),
            number(value),
            numbers.unit_name(unit, words) if unit else "",
        )
        for key, how, value, unit in rows
    ]


def _is_unscored(trace: Trace) -> bool:
    """Whether nothing follows from a figure."""
    return math.isnan(trace.score) and math.isnan(trace.steps[-1].score)


def _treated(trace: Trace, words: Words) -> str:
    if takes_logarithm(trace):
        x, low, high = map(_number, (trace.raw, trace.lowest, trace.highest))
        if trace.treatment == REFLECTED:
            return f"−ln({high} − {x} + 0.01 × ({high} − {low}))"
        return f"ln({x} − {low} + 0.01 × ({high} − {low}))"
    if trace.treatment == "winsorised" and trace.treated != trace.raw:
        return words("sources.winsorised", value=_number(trace.raw))
    key = {"winsorised": "within", KEPT: "kept"}.get(trace.treatment, "untreated")
    return words(f"sources.{key}")


def _normalised(trace: Trace, words: Words) -> str:
    """The formula with its numbers for the default method; the method's name for others."""
    if trace.normalisation != "minmax":
        method = option_name("normalisation", trace.normalisation, words)
        return words("sources.other_method", method=method)
    x, low, high = map(_number, (trace.treated, trace.low, trace.high))
    above = f"({x} − {low})" if trace.direction > 0 else f"({high} − {x})"
    span = _number(100 - trace.bottom)
    lift = f"{_number(trace.bottom)} + " if trace.bottom else ""
    return f"{lift}{span} × {above} ÷ ({high} − {low})"


def _joined(step: Step, words: Words) -> str:
    """The mean of the parts that count, as it is typed: equal weights are a division."""
    name = part_name(step.code, kept.catalogue(), words)
    if step.rule != "arithmetic":
        rule = option_name("rule", step.rule, words)
        return words("sources.other_rule", name=name, rule=rule)
    seen = [part for part in step.parts if part.share]
    if not seen:
        return "–"
    scores = [_counted(part, words) for part in seen]
    if len({part.weight for part in seen}) == 1:
        return f"{name} = ({' + '.join(scores)}) ÷ {len(seen)}"
    weights = [_number(100 * part.weight) for part in seen]
    terms = (f"{weight} × {score}" for weight, score in zip(weights, scores, strict=True))
    return f"{name} = ({' + '.join(terms)}) ÷ ({' + '.join(weights)})"


def _counted(part: Part, words: Words) -> str:
    shown = _number(part.counted)
    return words("sources.at_average", score=shown) if math.isnan(part.score) else shown


def _parts_table(step: Step, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            _part_name(part, words),
            None if math.isnan(part.score) else part.score,
            100 * part.weight,
            100 * part.share,
            None if math.isnan(part.counted) else part.counted * part.share,
        )
        for part in step.parts
    ]
    keys = ("part", "score", "weight", "share_observed", "contribution")
    heads = tuple(words(f"sources.{key}") for key in keys)
    title = words("sources.parts_of", name=part_name(step.code, kept.catalogue(), words))
    return Table(title, heads, tuple(rows), (None, 2, 2, 2, 2))


def _part_name(part: Part, words: Words) -> str:
    name = part_name(part.code, kept.catalogue(), words)
    if math.isnan(part.score) and not math.isnan(part.counted):
        return words("sources.part_at_average", name=name, score=_number(part.counted))
    return name


def _shown(figure: Published, words: Words) -> str:
    """The name of a published figure with its year."""
    if figure.variable.startswith("pilots:"):
        return words("sources.programmes_counted", year=figure.year or "–")
    name = measure_name(f"variable.{figure.variable}", kept.catalogue(), words)
    return f"{name}{words.manner.pause}{figure.year}" if figure.year else name


def _unit_of(figure: Published) -> str:
    """The unit of a published figure; counted programmes have none."""
    if figure.variable.startswith("pilots:"):
        return ""
    return str(kept.catalogue().variables.set_index("variable")["unit"][figure.variable])


def _unit(indicator: str) -> str:
    return str(kept.catalogue().indicators.set_index("indicator")["unit"][indicator])


def _with_unit(value: float, unit: str, words: Words) -> str:
    """A number to be typed into a calculator, and its unit behind it."""
    if math.isnan(value) or unit in ("", "0/1", "count", "ratio", "index"):
        return _number(value)
    return f"{_number(value)} {numbers.unit_name(unit, words)}"


def _number(value: float) -> str:
    """Enough digits to type into a calculator, thousands set apart."""
    if math.isnan(value):
        return "–"
    # Ten significant digits, and never the power of ten that few calculators show.
    places = max(0, 9 - math.floor(math.log10(abs(value)))) if value else 0
    shown = f"{value:,.{min(places, 12)}f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace("-", "−")
