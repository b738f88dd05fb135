"""Panel 6: a choice set with a name, as a link, as a file, and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from data.errors import AtlasError, DataError
from exports.content import Table
from exports.spreadsheet import as_csv
from scoring.index.choices_checks import LONGEST_NAME, check_name
from scoring.index.choices_text import LONGEST, ChoiceSet, read_toml, write_compact, write_toml
from ui.address.view import View
from ui.figures import kept as figures_kept
from ui.index_lab import kept
from ui.index_lab.change.answer import ranking_table
from ui.index_lab.choose import adopt
from ui.page import address, look
from ui.page.markup import element, plain, table, text
from ui.words.refused import why
from ui.words.texts import Words

_LOADED, _REFUSED, _UPLOADS = "lab_loaded", "lab_upload_refused", "lab_uploads"


def draw(view: View) -> None:
    """Draw the name, the link, the files, and the whole choice set in words."""
    words, said = Words(view.language), kept.answer(view)
    look.headline(said)
    left, right = st.columns([2, 3], gap="large")
    with left:
        _name(view, words)
        _files(view, words)
        _upload(words)
    with right:
        st.html(element("h2", text(words("index_lab.whole_set")), class_="chart-title"))
        st.html(whole_set(said.tables[0]))
        st.html(element("h3", text(words("index_lab.link"))))
        compact = write_compact(view.choices)
        st.caption(words("index_lab.link_help" if compact else "index_lab.link_default"))
        if compact:
            st.code(f"index={compact}", language=None, wrap_lines=True)
        with st.expander(words("index_lab.file")):
            st.code(_file(view), language="toml")


def whole_set(stated: Table) -> str:
    """Return every choice beside its default, those that differ marked."""
    rows = [
        [
            text(what),
            text(own) if own == default else element("strong", text(own)),
            element("span", text(default), class_="muted"),
        ]
        for what, own, default in stated.rows
    ]
    return table([text(head) for head in stated.columns], rows, class_="plain choices")


def ranking_file(view: View) -> bytes:
    """Return the ranking as CSV, every choice behind it stated on top."""
    # Above a table, each of these lines becomes a comment anyway.
    stated = [line.removeprefix("# ") for line in _file(view).splitlines() if line]
    return as_csv(replace(ranking_table(view), title="ranking"), stated)


def _name(view: View, words: Words) -> None:
    st.session_state["lab_name"] = view.choices_name
    st.text_input(
        words("choices.name"),
        max_chars=LONGEST_NAME,
        help=words("index_lab.name_help"),
        key="lab_name",
        on_change=_rename,
    )


def _rename() -> None:
    try:
        address.change(choices_name=check_name(st.session_state["lab_name"]))
    except DataError as error:
        st.session_state[_REFUSED] = error


def _file(view: View) -> str:
    return write_toml(ChoiceSet(view.choices_name, view.choices))


def _files(view: View, words: Words) -> None:
    st.download_button(
        words("index_lab.download"),
        _file(view),
        file_name="smart_city_index.toml",
        mime="application/toml",
        icon=":material/download:",
    )
    try:
        figures_kept.scored(view.choices)
    except DataError:
        return
    st.download_button(
        words("index_lab.download_ranking"),
        ranking_file(view),
        file_name="smart_city_index_ranking.csv",
        mime="text/csv",
        icon=":material/download:",
    )


def _upload(words: Words) -> None:
    # The style sheet puts the uploader's own English words into Chinese by this key.
    with st.container(key=f"upload_{words.language}"):
        key = f"lab_upload_{st.session_state.get(_UPLOADS, 0)}"
        st.file_uploader(
            words("index_lab.upload"),
            type="toml",
            help=words("index_lab.upload_help"),
            key=key,
            max_upload_size=1,
            on_change=_load_from,
            args=(key,),
        )
    if loaded := st.session_state.pop(_LOADED, None):
        st.success(words("index_lab.upload_loaded", name=plain(loaded)))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(words("index_lab.upload_refused", reason=plain(why(refused, words))))


def _load_from(key: str) -> None:
    load(st.session_state[key])


def load(uploaded: Any) -> None:
    """Take over an uploaded choice set, or keep the index and remember why not.

    Either way the file is dropped: a new uploader takes the place of the one that held it.
    """
    if uploaded is None:
        return
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    try:
        # One byte more than is ever read tells a file that is too long.
        named = read_toml(
            uploaded.read(4 * LONGEST + 1).decode("utf-8-sig"), figures_kept.catalogue()
        )
    except UnicodeDecodeError:
        st.session_state[_REFUSED] = DataError("the file is not text in UTF-8", "not_utf8")
    except AtlasError as error:
        st.session_state[_REFUSED] = error
    else:
        if adopt(named.choices, choices_name=named.name):
            unnamed = Words(address.current_view().language)("choices.unnamed")
            st.session_state[_LOADED] = named.name or unnamed
