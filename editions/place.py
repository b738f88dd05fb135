"""Where an operator keeps earlier editions: a folder with one archive each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "ATLAS_EDITIONS"
FOLDER = Path(__file__).parents[1] / "kept-editions"


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder that ``ATLAS_EDITIONS`` names, or `kept-editions` beside the project."""
    named = environment.get(VARIABLE, "").strip()
    return Path(named).expanduser().absolute() if named else FOLDER
