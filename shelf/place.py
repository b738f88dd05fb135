"""Where the shelf stands: a file beside the project, or the database that is named."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from shelf.errors import Unavailable

FOLDER = Path(__file__).parents[1] / "shelf-data"
FILE = "shelf.db"
_DRIVER = "postgresql+psycopg"


def place(environment: Mapping[str, str] = os.environ) -> URL:
    """Return where the shelf stands.

    ``ATLAS_DATABASE`` names a PostgreSQL database, ``ATLAS_SHELF`` the folder of a
    file; without either the folder is ``shelf-data`` beside the project.

    Raises
    ------
    Unavailable
        If the database is named in a way that is not understood; the name is not
        repeated, for it may hold a password.
    """
    if named := environment.get("ATLAS_DATABASE", "").strip():
        return _postgresql(named)
    folder = environment.get("ATLAS_SHELF", "").strip()
    path = (Path(folder).expanduser() if folder else FOLDER) / FILE
    return URL.create("sqlite", database=str(path.absolute()))


def _postgresql(named: str) -> URL:
    try:
        url = make_url(named)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in (_DRIVER, "postgresql", "postgres"):
        raise Unavailable(
            "ATLAS_DATABASE is not understood; write it as "
            f"{_DRIVER}://USER:PASSWORD@HOST/DATABASE",
            "shelf_unreachable",
        )
    return url.set(drivername=_DRIVER)
