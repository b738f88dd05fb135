"""The recipe of the index: framework, normalisation, weighting, aggregation, gaps, thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from pandas import DataFrame

from scoring.index.aggregate import GAPS, RULES
from scoring.index.choices import IMPUTATIONS, WEIGHTINGS, IndexChoices
from scoring.index.normalise import METHODS
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.figures.choices import framework_name
from ui.figures.names import city_names
from ui.index_lab.choose import choose
from ui.page import address
from ui.words.texts import Words

_NEEDS_CITY = ("distance_to_unit", "ratio_to_unit")
_FIRST_REFERENCE = "110000"


def draw(view: View) -> None:
    """Draw the controls of everything but the weights."""
    words, choices = Words(view.language), view.choices
    st.html(f'<h2 class="side-title">{words("index_lab.recipe")}</h2>')
    _framework(choices, words)
    _year(choices, words)
    _option("weighting", WEIGHTINGS, choices, words, lambda new: choose(weighting=new))
    _option("normalisation", tuple(METHODS), choices, words, _normalise_by)
    if choices.normalisation in _NEEDS_CITY:
        _reference(choices, words)
    if choices.normalisation == "goalposts":
        st.caption(words("index_lab.goalposts_note"))
    _rules(choices, words)
    for name in ("treatment", *(("reflect",) if choices.treatment else ())):
        _toggle(name, choices, words)
    _option("gaps", GAPS, choices, words, lambda new: choose(gaps=new))
    _option("imputation", IMPUTATIONS, choices, words, lambda new: choose(imputation=new))
    with st.expander(words("index_lab.thresholds")):
        _thresholds(choices, words)


def _bind(name: str, value: Any, act: Callable[[Any], None]) -> dict[str, Any]:
    """Bind a widget to a choice: it shows the View's value and acts through `choose`."""
    key = f"lab_{name}"
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: act(st.session_state[key])}


def _option(
    name: str,
    options: Sequence[str],
    choices: IndexChoices,
    words: Words,
    act: Callable[[str], None],
) -> None:
    value = str(getattr(choices, name))
    help_key = f"choices.{name}_{value}_help"
    st.selectbox(
        words(f"choices.{name}"),
        options,
        format_func=lambda code: words(f"choices.{name}_{code}"),
        help=words(help_key) if words.has(help_key) else words(f"choices.{name}_help"),
        **_bind(name, value, act),
    )


def _framework(choices: IndexChoices, words: Words) -> None:
    catalogue = kept.catalogue()
    st.selectbox(
        words("choices.framework"),
        list(catalogue.frameworks["framework"].unique()),
        format_func=lambda code: framework_name(code, catalogue, words),
        **_bind("framework", choices.framework, change_framework),
    )


def _year(choices: IndexChoices, words: Words) -> None:
    """The years of the tables up to the one with most figures, and that of the link."""
    latest = DEFAULT_CHOICES.year
    known = {int(year) for year in kept.catalogue().values["year"].unique() if year <= latest}
    st.selectbox(
        words("choices.year"),
        sorted(known | {choices.year}, reverse=True),
        help=words("index_lab.year_help"),
        **_bind("year", choices.year, lambda new: choose(year=int(new))),
    )


def change_framework(framework: str) -> None:
    """Take another framework, and of weights and left-out indicators what it knows."""
    choices = address.current_view().choices
    # A heading of the same name in another framework is not the same heading.
    known = set(kept.framework_tree(framework).indicators)
    choose(
        framework=framework,
        weights=tuple(row for row in choices.weights if row[0] in known),
        left_out=tuple(code for code in choices.left_out if code in known),
        goalposts=_goalposts(framework) if choices.normalisation == "goalposts" else (),
    )


def _normalise_by(method: str) -> None:
    """A method that refers to a city or to goalposts gets some to start with."""
    choices = address.current_view().choices
    city = choices.reference_city or (_FIRST_REFERENCE if method in _NEEDS_CITY else None)
    posts = choices.goalposts or (_goalposts(choices.framework) if method == "goalposts" else ())
    choose(normalisation=method, reference_city=city, goalposts=posts)


def _goalposts(framework: str) -> tuple[tuple[str, float, float], ...]:
    """The 5th and 95th percentile of each indicator, or its range where these are one."""
    raw: DataFrame = kept.scored(IndexChoices(framework=framework)).raw
    low, high = raw.quantile(0.05), raw.quantile(0.95)
    flat = ~(low < high)
    low, high = low.mask(flat, raw.min()), high.mask(flat, raw.max())
    return tuple(
        (code, float(f"{low[code]:.3g}"), float(f"{high[code]:.3g}"))
        for code in sorted(map(str, raw.columns))
    )


def _reference(choices: IndexChoices, words: Words) -> None:
    names = city_names(kept.catalogue(), words)
    st.selectbox(
        words("choices.reference_city"),
        list(names),
        format_func=names.__getitem__,
        **_bind("reference_city", choices.reference_city, lambda new: choose(reference_city=new)),
    )


def _rules(choices: IndexChoices, words: Words) -> None:
    """One rule within dimensions and one across them."""
    rules = (choices.aggregation[0], choices.aggregation[-1])
    for place, name in enumerate(("within", "across")):

        def change(rule: str, place: int = place) -> None:
            now = address.current_view().choices.aggregation
            pair = [now[0], now[-1]]
            pair[place] = rule
            choose(aggregation=(pair[0],) if pair[0] == pair[1] else tuple(pair))

        st.selectbox(
            words(f"index_lab.{name}"),
            list(RULES),
            format_func=lambda rule: words(f"choices.rule_{rule}"),
            help=words(f"choices.rule_{rules[place]}_help"),
            **_bind(name, rules[place], change),
        )
    if "power" in choices.aggregation:
        st.number_input(
            words("choices.power"),
            -10.0,
            10.0,
            step=0.5,
            **_bind("power", choices.power, lambda new: choose(power=float(new))),
        )


def _toggle(name: str, choices: IndexChoices, words: Words) -> None:
    st.toggle(
        words(f"choices.{name}"),
        help=words(f"index_lab.{name}_help"),
        **_bind(name, getattr(choices, name), lambda new: choose(**{name: bool(new)})),
    )


def _thresholds(choices: IndexChoices, words: Words) -> None:
    for name in ("minimum_indicator_share", "minimum_weight_share"):

        def change(percent: float, name: str = name) -> None:
            choose(**{name: round(percent / 100, 4)})

        st.slider(
            words(f"choices.{name}"),
            0,
            100,
            format="%d%%",
            **_bind(name, round(100 * getattr(choices, name)), change),
        )
    st.slider(
        words("choices.minimum_headings"),
        1,
        max(DEFAULT_CHOICES.minimum_headings + 1, choices.minimum_headings),
        **_bind(
            "minimum_headings",
            choices.minimum_headings,
            lambda new: choose(minimum_headings=int(new)),
        ),
    )
