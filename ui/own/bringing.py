"""Bring a table: a file, what was copied from a spreadsheet, or a set that was saved before."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from exports.content import Table as Printed
from exports.printable import file_name
from exports.spreadsheet import as_csv
from own.delimited import read_pasted
from own.limits import MOST_BYTES
from own.matching import LEVELS
from own.set_file import read_set
from own.table_file import Kind
from own.templates import questionnaire_rows, survey_template, template
from own.workbook import read_table
from ui.figures import kept
from ui.figures.names import city_names
from ui.own import held
from ui.page.markup import plain
from ui.words.refused import why
from ui.words.texts import Words

_KIND, _LEVEL, _CITY, _PASTED = "own_kind", "own_level", "own_city", "own_pasted"
KINDS = ("figures", "survey")


def draw(words: Words) -> None:
    """Draw the ways to bring a table, and why the last one was refused."""
    kind = st.segmented_control(
        words("own.kind"),
        KINDS,
        default=KINDS[0],
        format_func=lambda name: words(f"own.kind_{name}"),
        key=_KIND,
    )
    if kind != "survey":
        st.selectbox(
            words("own.level"),
            LEVELS,
            format_func=lambda name: words(f"own.level_{name}"),
            key=_LEVEL,
        )
        if held.written(_LEVEL) == "district":
            _of_city(words)
    with st.container(key=f"upload_{words.language}"):
        key = held.upload_key()
        st.file_uploader(
            words("own.upload"),
            type=["csv", "txt", "tsv", "xlsx", "json"],
            help=words("own.upload_help"),
            key=key,
            max_upload_size=MOST_BYTES // 2**20,
            on_change=_take_file,
            args=(key,),
        )
    with st.expander(words("own.paste")):
        st.text_area(words("own.paste_help"), key=_PASTED, height=140, max_chars=200_000)
        st.button(words("own.paste_take"), on_click=_take_pasted, key="own_paste_take")
    _templates(words)
    if error := held.refused():
        st.error(plain(why(error, words)))


def _of_city(words: Words) -> None:
    named = city_names(kept.published(), words)
    st.selectbox(
        words("own.city"),
        list(named),
        index=None,
        format_func=lambda code: plain(named[code]),
        placeholder=words("own.choose"),
        key=_CITY,
    )


def _take_file(key: str) -> None:
    raw = held.sent(key)
    if raw is None:
        return
    try:
        if raw.lstrip()[:1] == b"{":
            held.hold(read_set(raw))
        else:
            _begin(held.Table(read_table(raw)))
    except AtlasError as error:
        held.refuse(error)


def _take_pasted() -> None:
    try:
        _begin(held.Table(read_pasted(held.written(_PASTED))))
    except AtlasError as error:
        held.refuse(error)


def _begin(given: held.Table) -> None:
    kind: Kind = "survey" if held.written(_KIND) == "survey" else "figures"
    level = next((one for one in LEVELS if one == held.written(_LEVEL)), LEVELS[0])
    level = "prefecture" if kind == "survey" else level
    city = held.written(_CITY) if level == "district" else ""
    held.bring(held.Table(given.grid, kind, level, city))


def _templates(words: Words) -> None:
    with st.popover(words("own.templates"), icon=":material/download:"):
        for level in LEVELS:
            rows = template(kept.published(), level, words.language)
            _template(f"level_{level}", rows, words)
        _template("questionnaire", questionnaire_rows(words.language), words)
        _template("survey_answers", survey_template("answers", words.language), words)
        _template("survey_shares", survey_template("shares", words.language), words)


def _template(name: str, rows: tuple[tuple[str, ...], ...], words: Words) -> None:
    called = words(f"own.{name}")
    st.download_button(
        called,
        lambda: as_csv(Printed(called, rows[0], rows[1:])),
        f"{file_name(words('own.template_file', name=called))}.csv",
        "text/csv",
        key=f"own_template_{name}",
        on_click="ignore",
    )
