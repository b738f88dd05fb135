"""What the set is called, and who may see its variables: the shelf shares it no wider."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from own.own_set import LONGEST_NAME, SEEN, OwnSet
from ui.figures import kept
from ui.own import held
from ui.own.joined import variable_name
from ui.page.markup import plain
from ui.words.texts import Words

_NAME, _OF, _BY = "own_set_name", "own_seen_of", "own_seen_by"


def draw(own: OwnSet, words: Words) -> None:
    """Draw both; a change is another set."""
    with st.expander(words("own.name_and_seen")):
        st.text_input(
            words("own.set_name"),
            own.name,
            max_chars=LONGEST_NAME,
            key=_NAME,
            on_change=_rename,
        )
        names = {one.code: variable_name(one, kept.published(), words) for one in own.variables}
        st.multiselect(
            words("own.seen_of"),
            list(names),
            format_func=lambda code: plain(_said(own, code, names, words)),
            placeholder=words("own.seen_of_all"),
            key=_OF,
        )
        st.selectbox(
            words("own.described_seen_by"),
            SEEN,
            format_func=lambda one: words(f"own.seen_{one}"),
            key=_BY,
        )
        st.button(words("own.seen_take"), key="own_seen_take", on_click=_take)


def _said(own: OwnSet, code: str, names: dict[str, str], words: Words) -> str:
    return f"{names[code]} · {words(f'own.seen_{own.by_code[code].seen_by}')}"


def _rename() -> None:
    name = "".join(sign for sign in held.written(_NAME) if sign.isprintable()).strip()
    held.hold(replace(held.own_set(), name=name))


def _take() -> None:
    own, by = held.own_set(), next(one for one in SEEN if one == held.written(_BY))
    of = held.picked(_OF) or [one.code for one in own.variables]
    variables = (replace(v, seen_by=by) if v.code in of else v for v in own.variables)
    held.hold(replace(own, variables=tuple(variables)))
