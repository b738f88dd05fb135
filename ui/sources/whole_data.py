"""The whole data set as one workbook or one archive, with its dictionary."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

from data.catalogue import Catalogue
from data.dictionary import COLUMNS, PAGE
from data.schemas import SCHEMAS
from exports.content import Table
from exports.spreadsheet import as_csv
from exports.workbook import as_xlsx
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import file_table
from ui.take.wide_sheet import wide_table
from ui.words.texts import Words


def all_tables(view: View) -> list[Table]:
    """Return the dictionary, what is computed of each unit, and every table, codes as codes."""
    catalogue = kept.catalogue()
    names = [field.name for field in fields(Catalogue)]
    tables = (file_table(name, getattr(catalogue, name)) for name in names)
    return [dictionary(view), wide_table(view), *tables]


def dictionary(view: View) -> Table:
    """Return what each column of each table means."""
    words = Words(view.language)
    rows = tuple(
        (f"{table}.csv", column, words(f"dictionary.{column}"))
        for table in (field.name for field in fields(Catalogue))
        for column in SCHEMAS[table].columns
        if column in COLUMNS
    )
    heads = ("dictionary.table", "dictionary.column_name", "dictionary.meaning")
    return Table(words("sources.dictionary"), tuple(words(key) for key in heads), rows)


def as_workbook(view: View) -> bytes:
    """Return all tables as a workbook, the dictionary first."""
    return as_xlsx(all_tables(view))


def as_archive(view: View) -> bytes:
    """Return all tables as CSV in one archive, with the dictionary as a table and as a page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PAGE.name, PAGE.read_bytes())
        for table in all_tables(view):
            archive.writestr(f"{table.title}.csv", as_csv(table))
    return out.getvalue()
