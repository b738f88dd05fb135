"""What a city would score with other figures, tried with sliders."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

from scoring.diagnosis.what_if import with_figures
from ui.address.view import View
from ui.city.dimensions import Dimension, printed_gap, weakest_first
from ui.city.listed import kept as listed_kept
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.draw import speaker
from ui.figures import kept
from ui.figures.cells import cell
from ui.page.markup import element, plain, text
from ui.words import numbers
from ui.words.texts import Words

_WEAKEST = 2
_STEPS = 200


def draw(view: View, city: str, dimensions: Sequence[Dimension]) -> None:
    """Draw sliders for the dimensions furthest below its peers, and what they would change."""
    words = Words(view.language)
    st.html(element("h3", text(words("diagnosis.tries"))))
    st.html(element("p", text(words("diagnosis.moves_explained")), class_="muted"))
    result = st.container()
    tried: dict[str, float] = {}
    weakest = weakest_first(dimensions)[:_WEAKEST]
    for column, dimension in zip(st.columns(_WEAKEST, gap="large"), weakest, strict=False):
        with column:
            tried |= _sliders(view, city, dimension.code)
    with result:
        _outcome(view, city, tried)


def _sliders(view: View, city: str, dimension: str) -> dict[str, float]:
    """Draw the sliders of a dimension; return the figures that were moved."""
    result, say = kept.scored(view.choices), speaker(view)
    st.html(element("h3", text(say.name(dimension))))
    moved = {}
    for code in result.definition.indicators_under(dimension):
        own = float(cell(result.raw, city, code))
        if not math.isnan(own):
            tried = _slider(view, city, code, own)
            if tried is not None:
                moved[code] = tried
    return moved


def _slider(view: View, city: str, code: str, own: float) -> float | None:
    result, words, say = kept.scored(view.choices), Words(view.language), speaker(view)
    low, high = listed_kept.reach(view, code)
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
    if not tried:
        st.caption(words("diagnosis.moves_try"))
        return
    after = with_figures(result, city, tried, diagnosis_kept.chosen_groups(view.choices))
    score, now = float(cell(after.scores, city, root)), float(cell(result.scores, city, root))
    count = int(after.ranks[root].count())
    said = words(
        "diagnosis.moves_result",
        score=numbers.score(score),
        change=numbers.signed(printed_gap(score, now), "score", words),
        rank=numbers.rank(int(cell(after.ranks, city, root)), count, words),
        now=numbers.rank(int(cell(result.ranks, city, root)), count, words),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(element("p", text(said), class_="outcome", aria_live="polite"))
        st.button(
            words("diagnosis.moves_reset"),
            icon=":material/undo:",
            on_click=_reset,
            args=(city,),
        )


def _reset(city: str) -> None:
    for key in [str(key) for key in st.session_state if str(key).startswith(f"try_{city}_")]:
        del st.session_state[key]
