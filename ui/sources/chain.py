"""From figure to score on the screen: each step with its numbers, to be recomputed by hand."""

from __future__ import annotations

import math

import streamlit as st

from scoring.doubt.trace import Published, Step, Trace, takes_logarithm, trace_score
from ui.address.view import View
from ui.figures import kept
from ui.figures.full_name import name_of
from ui.figures.names import measure_name
from ui.page import address, controls
from ui.page.markup import element, table, text
from ui.words import numbers
from ui.words.texts import Words

_FIRST_CITY = "110000"


def draw(view: View) -> None:
    """Draw the choice of city and indicator, and the steps between figure and index."""
    words, result = Words(view.language), kept.scored(view.choices)
    left, right = st.columns(2)
    with left:
        controls.find_city(view)
    codes = list(result.definition.indicators)
    asked = view.measure.removeprefix("indicator.")
    code = asked if asked in codes else codes[0]
    with right:
        _choose(codes, code, words)
    city = view.city or _FIRST_CITY
    trace = trace_score(result, kept.catalogue(), city, code)
    name = measure_name(f"indicator.{code}", kept.catalogue(), words)
    title = words("sources.trace_title", city=name_of(view.but(city=city)), name=name)
    st.html(element("h3", text(title)))
    heads = [text(words(f"sources.{key}")) for key in ("step", "how", "result")]
    st.html(table(heads, steps(trace, words), class_="indicators trace"))
    if math.isnan(trace.raw):
        st.info(words("sources.trace_gap"))
    for step in trace.steps:
        st.html(element("h4", text(_name(step.code, words))) + _parts(step, words))


def steps(trace: Trace, words: Words) -> list[list[str]]:
    """Return the rows of the chain: published, denominated, treated, normalised, weighted."""
    rows = [("published", _shown(trace.numerator, words), _number(trace.numerator.value))]
    if trace.denominator is not None:
        below = trace.denominator
        rows.append(("published_below", _shown(below, words), _number(below.value)))
        how = f"{_number(trace.numerator.value)} ÷ {_number(below.value)}"
        how += f" × {_number(trace.scale)}" if trace.scale != 1 else ""
        rows.append(("denominated", how, _number(trace.raw)))
    if trace.imputed:
        rows.append(("imputed", words("sources.imputed_how"), _number(trace.treated)))
    rows.append(("treated", _treated(trace, words), _number(trace.treated)))
    rows.append(("normalised", _normalised(trace, words), _number(trace.score)))
    for step in trace.steps:
        rows.append(("joined", _joined(step, words), _number(step.score)))
    return [
        [text(words(f"sources.step_{key}")), text(how), element("b", text(value))]
        for key, how, value in rows
    ]


def _treated(trace: Trace, words: Words) -> str:
    if takes_logarithm(trace):
        x, low, high = map(_number, (trace.raw, trace.lowest, trace.highest))
        return f"ln({x} − {low} + 0.01 × ({high} − {low}))"
    if trace.treatment == "winsorised" and trace.treated != trace.raw:
        return words("sources.winsorised", value=_number(trace.raw))
    key = "within" if trace.treatment == "winsorised" else "untreated"
    return words(f"sources.{key}")


def _normalised(trace: Trace, words: Words) -> str:
    """The formula with its numbers for the default method; the method's name for others."""
    if trace.normalisation != "minmax":
        return words("sources.other_method", method=trace.normalisation)
    x, low, high = map(_number, (trace.treated, trace.low, trace.high))
    above = f"({x} − {low})" if trace.direction > 0 else f"({high} − {x})"
    span = _number(100 - trace.bottom)
    lift = f"{_number(trace.bottom)} + " if trace.bottom else ""
    return f"{lift}{span} × {above} ÷ ({high} − {low})"


def _joined(step: Step, words: Words) -> str:
    if step.rule != "arithmetic":
        return words("sources.other_rule", name=_name(step.code, words), rule=step.rule)
    terms = [f"{part.share:.6g} × {_number(part.score)}" for part in step.parts if part.share]
    return f"{_name(step.code, words)} = {' + '.join(terms)}" if terms else "–"


def _parts(step: Step, words: Words) -> str:
    rows = [
        [
            text(_name(part.code, words)),
            text(_number(part.score)),
            text(numbers.percent(part.weight)),
            text(numbers.percent(part.share)),
            text(_number(part.score * part.share) if part.share else "–"),
        ]
        for part in step.parts
    ]
    heads = ("part", "score", "weight", "share_observed", "contribution")
    return table([text(words(f"sources.{key}")) for key in heads], rows, class_="indicators")


def _choose(codes: list[str], code: str, words: Words) -> None:
    st.session_state["trace_indicator"] = code
    names = {c: measure_name(f"indicator.{c}", kept.catalogue(), words) for c in codes}
    st.selectbox(
        words("common.column_indicator"),
        codes,
        format_func=names.__getitem__,
        key="trace_indicator",
        on_change=lambda: address.change(
            measure=f"indicator.{st.session_state['trace_indicator']}", year=0, breaks=()
        ),
    )


def _shown(figure: Published, words: Words) -> str:
    """The name of a published figure with its year."""
    if figure.variable.startswith("pilots:"):
        return words("sources.programmes_counted", year=figure.year or "–")
    name = measure_name(f"variable.{figure.variable}", kept.catalogue(), words)
    return f"{name}, {figure.year}" if figure.year else name


def _name(code: str, words: Words) -> str:
    catalogue, result = kept.catalogue(), kept.scored()
    if code == result.definition.root:
        return words("common.index")
    kind = "indicator" if code in set(catalogue.indicators["indicator"]) else "dimension"
    return measure_name(f"{kind}.{code}", catalogue, words)


def _number(value: float) -> str:
    """Enough digits to type into a calculator."""
    if math.isnan(value):
        return "–"
    # Ten significant digits, and never the power of ten that few calculators show.
    places = max(0, 9 - math.floor(math.log10(abs(value)))) if value else 0
    shown = f"{value:.{min(places, 12)}f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace("-", "−")
