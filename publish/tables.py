"""The tables themselves, and the boundaries, each once."""

from __future__ import annotations

import gzip
from dataclasses import fields
from typing import Any

from data.catalogue import FOLDER, Catalogue
from data.dictionary import COLUMNS
from data.schemas import SCHEMAS
from exports.content import Table
from exports.spreadsheet import as_csv
from geo.boundaries.layer import as_short_geojson
from geo.boundaries.units import read_units
from publish.csvw import in_both
from publish.figures import names_table
from publish.folder import Folder
from publish.site import Site
from ui.address.view import View
from ui.figures.space import kept as space_kept
from ui.take.wide_sheet import wide_table
from ui.words.texts import LANGUAGES, Language, Words

_TABLES = tuple(field.name for field in fields(Catalogue))


def publish_tables(site: Site) -> list[dict[str, Any]]:
    """Write what measures are called, what is computed of each unit, shapes, and every table."""
    folder = site.folder
    return [
        _names(site),
        _dictionary(folder),
        *_wide(folder),
        _boundaries(folder),
        *_tables(folder),
    ]


def _names(site: Site) -> dict[str, Any]:
    file = site.folder.publish("measures", "csv", as_csv(names_table(site.plan.measures)))
    return {"code": "measures", "name": in_both("publish.names"), **_of(file)}


def _dictionary(folder: Folder) -> dict[str, Any]:
    """What each column of each table means, in both languages."""
    rows = tuple(
        (f"{table}.csv", column, *in_both(f"dictionary.{column}").values())
        for table in _TABLES
        for column in SCHEMAS[table].columns
        if column in COLUMNS
    )
    heads = ("table", "column", *(f"meaning_{language}" for language in LANGUAGES))
    file = folder.publish("dictionary", "csv", as_csv(Table("dictionary", heads, rows)))
    return {"code": "dictionary", "name": in_both("publish.dictionary"), **_of(file)}


def _wide(folder: Folder) -> list[dict[str, Any]]:
    found = []
    for one in LANGUAGES:
        file = folder.publish(f"wide-{one}", "csv", as_csv(wide_table(View(language=one))), one)
        found.append({"code": f"wide-{one}", "name": {one: Words(one)("take.wide")}, **_of(file)})
    return found


def _boundaries(folder: Folder) -> dict[str, Any]:
    layer = read_units(space_kept.boundaries()).reset_index()
    file = folder.publish("boundaries", "geojson", as_short_geojson(layer, decimals=4))
    return {"code": "boundaries", "name": in_both("publish.boundaries"), **_of(file)}


def _tables(folder: Folder) -> list[dict[str, Any]]:
    """Each as its file says it, byte for byte once it is unpacked."""
    made = []
    for name in _TABLES:
        packed = gzip.compress((FOLDER / f"{name}.csv").read_bytes(), 9, mtime=0)
        file = folder.publish(name, "csv.gz", packed)
        made.append({"code": name, "name": _called(name), **_of(file)})
    return made


def _called(table: str) -> dict[Language, str]:
    what = in_both(f"publish.table_{table}")
    return {
        language: Words(language)("publish.table_file", what=said, file=f"{table}.csv")
        for language, said in what.items()
    }


def _of(file: Any) -> dict[str, Any]:
    return {"files": [file]}
