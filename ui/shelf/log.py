"""The audit log, which stewards take along as a table."""

from __future__ import annotations

import streamlit as st

from exports.content import Table
from exports.spreadsheet import as_csv
from shelf.database import Database
from shelf.events import events
from shelf.people import Person
from ui.reader import visitor
from ui.words.texts import Words

_COLUMNS = ("at", "who", "who_name", "what", "kind", "item", "name", "version", "edition", "detail")


def draw(person: Person, words: Words) -> None:
    """Draw the button that a steward has; for others there is none."""
    if not person.is_steward:
        return
    database = visitor.database()
    st.download_button(
        words("shelf.log"),
        lambda: log_file(database, person),
        f"{words('shelf.log_name')}.csv",
        "text/csv",
        icon=":material/history:",
        key="shelf_log",
        on_click="ignore",
    )


def log_file(database: Database, person: Person) -> bytes:
    """Return everything that was done as CSV, in which no name is taken for a formula.

    Raises
    ------
    NotAllowed
        If the person is no steward.
    Unavailable
    """
    rows = tuple(
        tuple(_cell(getattr(event, column)) for column in _COLUMNS)
        for event in events(database, person)
    )
    return as_csv(Table("audit", _COLUMNS, rows))


def _cell(value: object) -> str:
    return "" if value is None else str(value)
