"""New indicators made of own and published variables: numerator, denominator, scale, direction."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from data.errors import AtlasError, DataError
from own.own_set import LONGEST_NAME, OwnIndicator, OwnSet, code_for
from ui.figures import kept
from ui.own import held
from ui.own import kept as own_kept
from ui.own.asking import headings, short
from ui.own.joined import variable_name
from ui.page.markup import plain
from ui.words.texts import Words

_NONE = ""
_FIELDS = ("name_zh", "name_en", "unit", "heading", "numerator", "denominator", "scale", "more")


def draw(own: OwnSet, words: Words) -> None:
    """Draw the indicators of the set, each with the way out, and the form for another."""
    with st.expander(words("own.indicators", n=len(own.indicators))):
        known = _variables(own, words)
        for one in own.indicators:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(plain(_formula(one, known, words)))
                st.button(
                    words("own.indicator_remove"),
                    key=f"own_indicator_remove_{one.code}",
                    on_click=_remove,
                    args=(one.code,),
                )
        with st.form("own_indicator", border=False):
            _fields(known, words)
            st.form_submit_button(words("own.indicator_add"), on_click=_add)


def _fields(known: dict[str, str], words: Words) -> None:
    for name in ("name_zh", "name_en", "unit"):
        st.text_input(words(f"own.described_{name}"), max_chars=LONGEST_NAME, key=_key(name))
    named = headings(words)
    st.selectbox(
        words("own.described_dimension"),
        list(named),
        format_func=lambda code: plain(named[code]),
        key=_key("heading"),
    )
    st.selectbox(
        words("own.indicator_numerator"),
        list(known),
        format_func=lambda code: plain(known[code]),
        key=_key("numerator"),
    )
    st.selectbox(
        words("own.indicator_denominator"),
        [_NONE, *known],
        format_func=lambda code: plain(known.get(code, words("own.indicator_undivided"))),
        key=_key("denominator"),
    )
    st.number_input(words("own.indicator_scale"), 1e-9, 1e12, 1.0, format="%g", key=_key("scale"))
    st.checkbox(words("own.described_more_is_better"), True, key=_key("more"))


def _key(name: str) -> str:
    return f"own_indicator_{name}"


def _variables(own: OwnSet, words: Words) -> dict[str, str]:
    """Every variable, the own ones first."""
    published = kept.published().variables
    mine = {one.code: variable_name(one, kept.published(), words) for one in own.variables}
    rest = zip(published["variable"], published[f"name_{words.language}"], strict=True)
    marked = {code: words("own.own_variable", name=name) for code, name in mine.items()}
    return marked | {str(code): str(name) for code, name in rest if code not in mine}


def _formula(one: OwnIndicator, known: dict[str, str], words: Words) -> str:
    name = getattr(one, f"name_{words.language}") or one.name_zh or one.name_en
    over = f" ÷ {known.get(one.denominator, one.denominator)}" if one.denominator else ""
    times = f" × {one.scale:g}" if one.scale != 1 else ""
    return f"{name} = {known.get(one.numerator, one.numerator)}{over}{times}"


def _add() -> None:
    try:
        held.hold(_with_new(held.own_set()))
    except AtlasError as error:
        held.refuse(error)


def _with_new(own: OwnSet) -> OwnSet:
    """The set with what the form says.

    Raises
    ------
    DataError
        If it has no name, or no unit has it.
    """
    said = {name: held.written(_key(name)) for name in _FIELDS}
    zh, en = short(said["name_zh"]), short(said["name_en"])
    if not (zh or en):
        raise DataError("an indicator has no name", "own_indicator_name")
    new = OwnIndicator(
        code_for(en, zh, {*own.by_code, *(one.code for one in own.indicators)}),
        said["heading"],
        zh or en,
        en or zh,
        short(said["unit"])[:40],
        said["numerator"],
        said["denominator"],
        float(said["scale"] or 1),
        1 if held.ticked(_key("more")) else -1,
    )
    changed = replace(own, indicators=(*own.indicators, new))
    _check(changed, new.code)
    return changed


def _check(own: OwnSet, code: str) -> None:
    found = own_kept.values_of(own, code)
    if not any(math.isfinite(value) for value in found):
        raise DataError("no unit has the indicator", "own_indicator_empty")


def _remove(code: str) -> None:
    own = held.own_set()
    held.hold(replace(own, indicators=tuple(one for one in own.indicators if one.code != code)))
