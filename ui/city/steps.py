"""What it would take: a few figures that move together, or how far one alone must move."""

from __future__ import annotations

import math
from typing import Any, Literal

import streamlit as st
from pandas import DataFrame

from data.errors import DataError
from scoring.diagnosis.feasibility import by_feasibility
from scoring.diagnosis.step_goals import GOALS, Goal
from ui.address.view import View
from ui.city.section import boxed, listed, title
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis import package
from ui.diagnosis.draw import speaker
from ui.diagnosis.package import decided
from ui.figures import kept
from ui.figures.cells import records
from ui.page.markup import element, hovered, plain, table, text
from ui.words import numbers
from ui.words.texts import Words

_SHOWN = 8
_COLUMNS = ("indicator", "now", "step", "target", "way", "peers", "decides", "after")
_PACKAGE: Literal["package"] = "package"
_AIMS: tuple[Literal["package"] | Goal, ...] = (_PACKAGE, *GOALS)


def draw(view: View, city: str) -> None:
    """Draw the choice of a goal, and what reaches it: a few figures together, or one alone."""
    words = Words(view.language)
    title("moves", words)
    goal = st.segmented_control(
        words("diagnosis.goal"),
        _AIMS,
        default=_PACKAGE,
        format_func=lambda one: words(f"diagnosis.goal_{one}"),
        required=True,
        key="goal",
    )
    if goal == _PACKAGE:
        _together(view, city)
    else:
        _alone(view, city, goal)


def _together(view: View, city: str) -> None:
    """Draw the package that reaches the peers' median."""
    found = diagnosis_kept.package(view.choices, city, view.beside)
    st.html(element("p", text(package.sentence(view, found))))
    if found.moves:
        st.html(listed(package.table(view, found)))
    for note in package.notes(view, found):
        st.caption(plain(note))


def _alone(view: View, city: str, goal: Goal) -> None:
    """Draw how far each figure alone must move."""
    words, result = Words(view.language), kept.scored(view.choices)
    peers = tuple(diagnosis_kept.groups(view.choices.year).of[city][view.beside])
    found = diagnosis_kept.steps(view.choices, city, peers)
    found = found[found["goal"] == goal]
    if (found["status"].isin(["there", "no_figure"])).all():
        st.caption(words("diagnosis.steps_there"))
        return
    ordered = by_feasibility(found, result.raw, result.definition.directions, peers)
    if ordered.empty:
        st.caption(words("diagnosis.steps_none"))
        return
    st.html(element("p", text(words("diagnosis.steps_explained")), class_="muted"))
    sure = _how_sure(view, city, goal, ordered.head(_SHOWN), peers)
    st.html(_table(view, ordered.head(_SHOWN), sure))
    _noise(view, city, ordered)
    out = int((found["status"] == "out_of_reach").sum())
    if out:
        st.caption(words("diagnosis.steps_out", n=out))
    if len(ordered) > _SHOWN:
        with st.expander(words("diagnosis.more", n=len(ordered) - _SHOWN)):
            st.html(_table(view, ordered.iloc[_SHOWN:], None))


def _noise(view: View, city: str, steps: DataFrame) -> None:
    """Say what noise means, where a step is."""
    ends = diagnosis_kept.rank_interval(view.choices, city)
    if ends is not None and any(package.within_interval(view, int(r)) for r in steps["rank"]):
        low, high = ends
        st.caption(Words(view.language)("diagnosis.noise_mark", low=low, high=high))


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
    return boxed(table(head, rows, class_="standing steps"), words("diagnosis.steps"))


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
        hovered(*decided(code, words)),
        text(_after(view, int(row["rank"]), ranked)),
    ]


def _after(view: View, rank: int, ranked: int) -> str:
    """The rank after a step, and that it is noise where it is."""
    words = Words(view.language)
    said = numbers.rank(rank, ranked, words)
    noise = package.within_interval(view, rank)
    return words("diagnosis.in_noise", rank=said) if noise else said


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
