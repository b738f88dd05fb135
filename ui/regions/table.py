"""The table behind a chart, on the page and as a file to take away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st
from pandas import DataFrame

from exports import content
from exports.spreadsheet import as_csv
from ui.figures.cells import file_table
from ui.page.markup import plain
from ui.words.texts import Words


@dataclass(frozen=True)
class Table:
    """The figures that a panel draws and speaks of.

    Attributes
    ----------
    frame : one column a figure, named by its code; full precision
    heads : column → heading in the reader's language; columns without one are
        only in the file (codes)
    decimals : column → digits after the point; text and counts have none
    name : of the file
    title : what it is, where a panel has several
    """

    frame: DataFrame
    heads: dict[str, str]
    name: str
    decimals: dict[str, int] = field(default_factory=dict)
    title: str = ""

    def shown(self) -> DataFrame:
        """Return the table as it stands on the page."""
        return self.frame[list(self.heads)].rename(columns=self.heads)

    def as_csv(self) -> bytes:
        """Return the whole table as CSV."""
        return as_csv(file_table(self.name, self.frame))


def table_of(
    title: str, frame: DataFrame, heads: Mapping[str, str], decimals: Mapping[str, int]
) -> content.Table:
    """Return the columns of a frame that have a heading as the table of an answer.

    Parameters
    ----------
    heads : column → heading in the reader's language, in the order shown
    decimals : column → digits after the point; texts and counts have none
    """
    plain_table = file_table(title, frame[list(heads)].rename(columns=heads))
    return replace(plain_table, decimals=tuple(decimals.get(column) for column in heads))


def draw(table: Table, words: Words) -> None:
    """Draw the table, folded, with the file to download."""
    label = words("regions.table", n=len(table.frame))
    if table.title:
        label = words("regions.kind_table", title=table.title, label=label)
    with st.expander(plain(label)):
        st.dataframe(
            table.shown(),
            hide_index=True,
            height="content" if len(table.frame) < 12 else 420,
            column_config={
                table.heads[column]: st.column_config.NumberColumn(format=f"%.{digits}f")
                for column, digits in table.decimals.items()
            },
        )
        st.download_button(
            words("regions.download"),
            table.as_csv(),
            file_name=f"{table.name}.csv",
            mime="text/csv",
            key=f"download_{table.name}",
            icon=":material/download:",
            on_click="ignore",
        )
