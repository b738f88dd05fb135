"""The tables themselves, and the boundaries, each once."""

from __future__ import annotations

import gzip
from dataclasses import fields
from typing import Any

from data.catalogue import FOLDER, Catalogue
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
from ui.words.texts import LANGUAGES, Words


def publish_tables(site: Site) -> list[dict[str, Any]]:
    """Write what measures are called, what is computed of each unit, shapes, and every table."""
    folder = site.folder
    return [_names(site), *_wide(folder), _boundaries(folder), *_tables(folder)]


def _names(site: Site) -> dict[str, Any]:
    file = site.folder.publish("measures", "csv", as_csv(names_table(site.plan.measures)))
    return {"code": "measures", "name": in_both("publish.names"), **_of(file)}


def _wide(folder: Folder) -> list[dict[str, Any]]:
    found = []
    for one in LANGUAGES:
        file = folder.publish(f"wide-{one}", "csv", as_csv(wide_table(View(language=one))), one)
        found.append({"code": f"wide-{one}", "name": {one: Words(one)("take.wide")}, **_of(file)})
    return found


def _boundaries(folder: Folder) -> dict[str, Any]:
    layer = read_units(space_kept.boundaries()).reset_index()
    file = folder.publish("boundaries", "geojson", as_short_geojson(layer, decimals=3))
    return {"code": "boundaries", "name": in_both("publish.boundaries"), **_of(file)}


def _tables(folder: Folder) -> list[dict[str, Any]]:
    """Each as its file says it, byte for byte once it is unpacked."""
    made = []
    for name in (field.name for field in fields(Catalogue)):
        packed = gzip.compress((FOLDER / f"{name}.csv").read_bytes(), 9, mtime=0)
        file = folder.publish(name, "csv.gz", packed)
        made.append({"code": name, "name": dict.fromkeys(LANGUAGES, f"{name}.csv"), **_of(file)})
    return made


def _of(file: Any) -> dict[str, Any]:
    return {"files": [file]}
