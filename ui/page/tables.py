"""A table of an answer on the page: folded, with the file to take away."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame

from exports.content import Table
from exports.printable import file_name
from exports.spreadsheet import as_csv
from ui.page.markup import plain
from ui.words.texts import Words

_SHORT, _TALL, _MANY = 12, 420, 400


def draw(table: Table, words: Words, key: str) -> None:
    """Draw a table that can be opened, and the button that takes it along.

    Parameters
    ----------
    key : of its own on the page
    """
    rows = len(table.rows)
    label = words("common.table_one" if rows == 1 else "common.table", title=table.title, n=rows)
    digits = dict(zip(table.columns, table.decimals, strict=False))
    # So many rows travel only once somebody opens them.
    many = rows > _MANY
    opened = st.expander(plain(label), key=f"rows_{key}", on_change="rerun" if many else "ignore")
    with opened:
        if many and not opened.open:
            return
        st.dataframe(
            DataFrame(list(table.rows), columns=list(table.columns)),
            hide_index=True,
            height="content" if rows < _SHORT else _TALL,
            column_config={
                column: st.column_config.NumberColumn(format=f"%.{places}f")
                for column, places in digits.items()
                if places is not None
            },
        )
        st.download_button(
            words("common.download_csv"),
            lambda: as_csv(table),
            file_name=f"{file_name(table.title)}.csv",
            mime="text/csv",
            key=f"download_{key}",
            icon=":material/download:",
            on_click="ignore",
        )
