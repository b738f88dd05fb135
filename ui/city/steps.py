"""What would move a city: other figures tried at once, and the smallest step to a goal."""

from __future__ import annotations

import math
from typing import Any

import streamlit as st
from pandas import DataFrame

from data.errors import DataError
from scoring.diagnosis.diagnose import Diagnosis
from scoring.diagnosis.feasibility import by_feasibility
from scoring.diagnosis.peer_groups import TIER
from scoring.diagnosis.step_goals import GOALS, Goal
from scoring.diagnosis.what_if import with_figures
from ui.address.view import View
from ui.city.section import title
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.draw import speaker
from ui.figures import kept
from ui.figures.cells import cell, records
from ui.page.markup import element, plain, table, text
from ui.words import numbers
from ui.words.texts import Words

_WEAKEST = 2
_SHOWN = 8
_STEPS = 200
_COLUMNS = ("indicator", "now", "step", "target", "way", "peers", "after")


def draw(view: View, found: Diagnosis) -> None:
    """Draw sliders for the weakest dimensions, then the smallest steps."""
    if found.type is None:
        return
    words = Words(view.language)
    title("moves", words)
    st.html(element("p", text(words("diagnosis.moves_explained")), class_="muted"))
    places = found.type.places
    weakest = sorted(places, key=lambda code: places[code])[:_WEAKEST]
    result = st.container()
    figures_tried: dict[str, float] = {}
    for column, dimension in zip(st.columns(_WEAKEST, gap="large"), weakest, strict=False):
        with column:
            figures_tried |= _sliders(view, found.unit, dimension)
    with result:
        _outcome(view, found.unit, figures_tried)
    _steps(view, found.unit)


def _sliders(view: View, city: str, dimension: str) -> dict[str, float]:
    """Draw the sliders of a dimension; return the figures that were moved."""
    result, say = kept.scored(view.choices), speaker(view)
    st.html(element("h3", text(say.name(dimension))))
    moved = {}
    for code in result.definition.children[dimension]:
        own = float(cell(result.raw, city, code))
        if not math.isnan(own):
            tried = _slider(view, city, code, own)
            if tried is not None:
                moved[code] = tried
    return moved


def _slider(view: View, city: str, code: str, own: float) -> float | None:
    result, words, say = kept.scored(view.choices), Words(view.language), speaker(view)
    column = result.raw.loc[result.basis, code]
    low, high = float(column.min()), float(column.max())
    whole = result.definition.kinds[code] in ("binary", "count")
    step = 1.0 if whole else _nice((high - low) / _STEPS)
    unit = numbers.unit_name(say.unit(code), words)
    name = say.name(code)
    if say.unit(code) == "0/1":
        label = words("diagnosis.yes_no", name=name)
    else:
        label = words("diagnosis.in_unit", name=name, unit=unit) if unit else name
    if low >= high:
        return None
    value = st.slider(
        plain(label),
        math.floor(low / step) * step,
        math.ceil(high / step) * step,
        value=own,
        step=step,
        format="%.0f" if step >= 1 else f"%.{-math.floor(math.log10(step))}f",
        key=f"try_{city}_{code}",
    )
    return value if abs(value - own) > step / 1000 else None


def _nice(width: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten not above a width."""
    power = 10.0 ** math.floor(math.log10(width))
    return next(factor * power for factor in (5, 2, 1) if factor * power <= width)


def _outcome(view: View, city: str, tried: dict[str, float]) -> None:
    """Draw the score and rank with the figures tried, beside those as they are."""
    result, words = kept.scored(view.choices), Words(view.language)
    root = result.definition.root
    after = result
    if tried:
        after = with_figures(result, city, tried, diagnosis_kept.chosen_groups(view.choices))
    score, now = float(cell(after.scores, city, root)), float(cell(result.scores, city, root))
    count = int(after.ranks[root].count())
    said = words(
        "diagnosis.moves_result",
        score=numbers.score(score),
        change=numbers.signed(score - now, "score", words),
        rank=numbers.rank(int(cell(after.ranks, city, root)), count, words),
        now=numbers.rank(int(cell(result.ranks, city, root)), count, words),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(element("p", text(said), class_="outcome", aria_live="polite"))
        if tried:
            st.button(
                words("diagnosis.moves_reset"),
                icon=":material/undo:",
                on_click=_reset,
                args=(city,),
            )


def _reset(city: str) -> None:
    for key in [str(key) for key in st.session_state if str(key).startswith(f"try_{city}_")]:
        del st.session_state[key]


def _steps(view: View, city: str) -> None:
    words, result = Words(view.language), kept.scored(view.choices)
    st.html(element("h3", text(words("diagnosis.steps"))))
    goal: Goal = (
        st.segmented_control(
            words("diagnosis.goal"),
            GOALS,
            default=GOALS[0],
            format_func=lambda one: words(f"diagnosis.goal_{one}"),
            key="goal",
        )
        or GOALS[0]
    )
    peers = tuple(diagnosis_kept.groups(view.choices.year).of[city][TIER])
    found = diagnosis_kept.steps(view.choices, city, peers)
    found = found[found["goal"] == goal]
    if (found["status"].isin(["there", "no_figure"])).all():
        st.caption(words("diagnosis.steps_there"))
        return
    ordered = by_feasibility(found, result.raw, result.definition.directions, peers)
    if ordered.empty:
        st.caption(words("diagnosis.steps_none"))
        return
    explained = words("diagnosis.steps_explained", goal=words(f"diagnosis.goal_{goal}"))
    st.html(element("p", text(explained), class_="muted"))
    sure = _how_sure(view, city, goal, ordered.head(_SHOWN), peers)
    st.html(_table(view, ordered.head(_SHOWN), sure))
    out = int((found["status"] == "out_of_reach").sum())
    if out:
        st.caption(words("diagnosis.steps_out", n=out))
    if len(ordered) > _SHOWN:
        with st.expander(words("diagnosis.more", n=len(ordered) - _SHOWN)):
            st.html(_table(view, ordered.iloc[_SHOWN:], None))


def _how_sure(
    view: View, city: str, goal: Goal, steps: DataFrame, peers: tuple[str, ...]
) -> list[float] | None:
    """Return the share of draws in which each step holds, once the reader asks for it."""
    words = Words(view.language)
    if not st.toggle(
        words("diagnosis.how_sure"), help=words("diagnosis.how_sure_help"), key="how_sure"
    ):
        return None
    wanted = tuple((str(row["indicator"]), goal, float(row["target"])) for row in records(steps))
    try:
        return diagnosis_kept.step_shares(view.choices, city, wanted, peers)
    except DataError:
        st.caption(words("diagnosis.not_drawn"))
        return None


def _table(view: View, steps: DataFrame, sure: list[float] | None) -> str:
    words = Words(view.language)
    names = (*_COLUMNS, "sure") if sure else _COLUMNS
    rows = [_row(view, row) for row in records(steps)]
    if sure:
        rows = [[*row, text(f"{100 * s:.0f}%")] for row, s in zip(rows, sure, strict=True)]
    head = [text(words(f"diagnosis.column_{name}")) for name in names]
    return table(head, rows, class_="standing steps")


def _row(view: View, row: dict[str, Any]) -> list[str]:
    words, say = Words(view.language), speaker(view)
    code, unit = str(row["indicator"]), say.unit(str(row["indicator"]))
    ranked = int(kept.scored(view.choices).ranks["index"].count())
    yes_no = unit == "0/1"
    step = text("–") if yes_no else text(signed_exactly(float(row["step"]), unit, words))
    return [
        text(say.name(code)),
        text(say.value(code, float(row["value"]))),
        step,
        text(say.value(code, float(row["target"]))),
        text(numbers.percent(float(row["share_of_way"]))),
        text(words("diagnosis.of_peers", n=row["peers_there"], of=row["peers_known"])),
        text(numbers.rank(int(row["rank"]), ranked, words)),
    ]


def signed_exactly(step: float, unit: str, words: Words) -> str:
    """Return a step with its sign and the three digits it was rounded to."""
    size = abs(step)
    digits = max(0, 2 - math.floor(math.log10(size))) if size > 0 else 0
    sign = "+" if step > 0 else "−"
    if unit == "count" and size == int(size):
        return f"{sign}{size:.0f}"
    if size >= 1000:
        return numbers.signed(step, unit, words)
    number = f"{size:.{digits}f}"
    if unit == "%":
        return words("common.points", n=f"{sign}{number}")
    return sign + numbers.with_unit(number, unit, words)
