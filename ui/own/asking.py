"""What a table leaves open: questions with their answers, rejected cells to be mended in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from pandas import DataFrame

from data.catalogue import Catalogue
from exports.content import Table
from own.bring import LATEST, Question, Rejected
from own.columns import Described
from own.grid import letter
from own.own_set import LONGEST_NAME, LONGEST_TEXT, SEEN, Seen, code_for
from ui.address.view import DEFAULT_CHOICES
from ui.figures import kept
from ui.own import held
from ui.page import tables
from ui.page.markup import plain
from ui.words.texts import Words

_TIMES = (1.0, 1e3, 1e4, 1e6, 1e8)
_MOST_ASKED = 20


def ask(questions: Sequence[Question], names: dict[str, str], words: Words) -> None:
    """Draw the questions, units first; each answer begins the reading anew."""
    units = [question for question in questions if question.kind == "unit"]
    for question in units[:_MOST_ASKED]:
        _ask_unit(question, names, words)
    if len(units) > _MOST_ASKED:
        st.caption(words("own.more_asked", n=len(units) - _MOST_ASKED))
    columns = [q.proposal for q in questions if q.kind == "column" and q.proposal is not None]
    about = [q.about for q in questions if q.kind == "column" and q.proposal is not None]
    if columns:
        _ask_columns(about, columns, words)
    for question in questions:
        if question.kind == "year":
            _ask_year(words)
        elif question.kind == "reason":
            _ask_reason(question, words)


def _ask_unit(question: Question, names: dict[str, str], words: Words) -> None:
    options = ["", *dict.fromkeys(one.code for one in question.candidates)]
    inside = {one.code: one.inside for one in question.candidates if one.inside}

    def said(code: str) -> str:
        if not code:
            return words("own.leave_out")
        name = plain(names.get(code, code))
        return words("own.inside", unit=name, place=inside[code]) if code in inside else name

    key = f"own_unit_{question.rows[0]}"
    st.selectbox(
        words("own.ask_unit", name=plain(question.about), n=question.count),
        options,
        index=None,
        format_func=said,
        placeholder=words("own.choose"),
        key=key,
        on_change=lambda: held.answer_unit(question.about, held.written(key)),
    )


def _ask_year(words: Words) -> None:
    year = st.number_input(words("own.ask_year"), 1950, LATEST, value=2024, key="own_year")
    st.button(
        words("own.take_year"), key="own_year_take", on_click=lambda: held.answer(year=int(year))
    )


def _ask_reason(question: Question, words: Words) -> None:
    name = _published_names(kept.published(), words).get(question.about, question.about)
    key = f"own_reason_{question.about}"
    st.text_input(
        words("own.ask_reason", n=question.count, name=plain(name)),
        max_chars=LONGEST_TEXT,
        key=key,
        on_change=lambda: held.overrule(question.about, held.written(key)),
    )


def _published_names(catalogue: Catalogue, words: Words) -> dict[str, str]:
    table = catalogue.variables
    return dict(zip(table["variable"], table[f"name_{words.language}"], strict=True))


def _ask_columns(about: list[str], proposals: list[Described], words: Words) -> None:
    """Draw what columns look like as a table to be filled in, and the button that takes them."""
    st.markdown(f"**{words('own.ask_columns', n=len(about))}**")
    named = {"": words("own.no_dimension")} | headings(words)
    seen: dict[str, Seen] = {words(f"own.seen_{one}"): one for one in SEEN}
    names = [
        *("take", "column", "name_zh", "name_en", "unit", "times", "more_is_better"),
        *("dimension", "source", "licence", "seen_by"),
    ]
    rows = DataFrame(
        [
            {
                "take": True,
                "column": column,
                "name_zh": one.variable.name_zh,
                "name_en": one.variable.name_en,
                "unit": one.variable.unit,
                "times": one.factor,
                "more_is_better": True,
                "dimension": named[""],
                "source": "",
                "licence": "",
                "seen_by": next(iter(seen)),
            }
            for column, one in zip(about, proposals, strict=True)
        ],
        columns=names,
    )
    config: dict[str, Any] = {name: words(f"own.described_{name}") for name in names}
    config["dimension"] = st.column_config.SelectboxColumn(
        config["dimension"], options=list(named.values())
    )
    config["seen_by"] = st.column_config.SelectboxColumn(config["seen_by"], options=list(seen))
    config["times"] = st.column_config.SelectboxColumn(config["times"], options=list(_TIMES))
    filled = st.data_editor(
        rows,
        column_config=config,
        disabled=["column"],
        hide_index=True,
        key=f"own_columns_{held.turn()}",
    )
    st.caption(words("own.columns_more"))
    by_name = {said: code for code, said in named.items()}
    st.button(
        words("own.take_columns"),
        type="primary",
        key="own_take_columns",
        on_click=partial(_describe, _records(filled), proposals, by_name, seen),
    )


def _records(filled: DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in filled.to_dict("records")]


def _describe(
    rows: list[dict[str, Any]],
    proposals: list[Described],
    headings: dict[str, str],
    seen: dict[str, Seen],
) -> None:
    """Take what was filled in; a column that is not taken is left out."""
    taken: set[str] = {one.code for one in held.own_set().variables}
    columns: dict[str, Described | None] = {}
    for row, one in zip(rows, proposals, strict=True):
        if not row["take"]:
            columns[row["column"]] = None
            continue
        known = one.variable
        if known.is_new:
            known = replace(
                known,
                code=code_for(short(row["name_en"]), short(row["name_zh"]), taken),
                name_zh=short(row["name_zh"]) or short(row["column"]),
                name_en=short(row["name_en"]) or short(row["column"]),
                unit=short(row["unit"])[:40],
                direction=1 if row["more_is_better"] else -1,
                dimension=headings.get(row["dimension"], ""),
            )
            taken.add(known.code)
        known = replace(
            known,
            source=short(row["source"]),
            licence=short(row["licence"]),
            seen_by=seen.get(row["seen_by"], "me"),
        )
        columns[row["column"]] = replace(one, variable=known, factor=float(row["times"] or 1))
    held.describe(columns)


def short(text: object) -> str:
    """Return what was typed without what cannot be printed."""
    return "".join(sign for sign in str(text or "") if sign.isprintable())[:LONGEST_NAME].strip()


def headings(words: Words) -> dict[str, str]:
    """Return the headings of the published framework and their names."""
    table = kept.published().frameworks
    rows = table[table["framework"] == DEFAULT_CHOICES.framework]
    return dict(zip(rows["heading"], rows[f"heading_{words.language}"], strict=True))


def mend(rejected: Sequence[Rejected], rejects: int, words: Words) -> None:
    """Draw the first rejected cells, each with a field for what is right, and all as a table."""
    if not rejected:
        return
    st.markdown(f"**{words('own.rejected', n=rejects)}**")
    for one in rejected[:_MOST_ASKED]:
        key = f"own_mend_{one.row}_{one.column}"
        st.text_input(
            words(
                "own.mend",
                line=one.row + 1,
                letter=letter(one.column),
                cell=plain(one.cell),
                why=_why(one, words),
            ),
            max_chars=LONGEST_NAME,
            key=key,
            on_change=partial(_mend, one, key),
        )
    if len(rejected) > _MOST_ASKED:
        tables.draw(_table(rejected, words), words, "own_rejected")


def _mend(one: Rejected, key: str) -> None:
    held.mend({(one.row, one.column): held.written(key)})


def _why(one: Rejected, words: Words) -> str:
    return words(f"own.why_{one.reason}", **one.values)


def _table(rejected: Sequence[Rejected], words: Words) -> Table:
    columns = ("line", "letter", "cell", "why")
    rows = [(one.row + 1, letter(one.column), one.cell, _why(one, words)) for one in rejected]
    return Table(
        words("own.rejected_table"),
        tuple(words(f"own.rejected_{column}") for column in columns),
        tuple(rows),
    )
