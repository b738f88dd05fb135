"""Scripts of our own components as files, which a browser fetches once and keeps.

Streamlit sends the whole script of a component along whenever its data change: ten
kilobytes for a handle that is told another year.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from geo import kept_files
from geo.build import STATIC

_MANIFEST = "components.json"
_UI = Path(__file__).parents[1]
RANKING, YEARS = _UI / "atlas" / "ranking.js", _UI / "map" / "years.js"


@cache
def files() -> Mapping[Path, str]:
    """Return the name of each script in the folder that is served, written there if need be.

    Raises
    ------
    DataError
        If the folder cannot be written.
    """
    scripts = {path.stem: path for path in (RANKING, YEARS)}

    def copied(workshop: Path) -> dict[str, str]:
        return {
            stem: Path(shutil.copy(path, workshop / path.name)).name
            for stem, path in scripts.items()
        }

    key = kept_files.key_of(scripts.values(), ())
    named = kept_files.read_kept(STATIC, _MANIFEST, key)
    named = named or kept_files.keep(STATIC, _MANIFEST, key, copied)
    return {path: named[stem] for stem, path in scripts.items()}


def fetching(script: Path) -> str:
    """Return what a component says instead of its script: where it is."""
    base = st.get_option("server.baseUrlPath").strip("/")
    address = json.dumps(f"{base and f'/{base}'}/app/static/{files()[script]}")
    where = f"new URL({address}, location.origin)"
    return f"const {{ default: show }} = await import({where});\nexport default show;"
