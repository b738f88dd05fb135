"""Where names hang, read back from the built file."""

from __future__ import annotations

import json

from geo.annotations import Point
from geo.build import BoundaryFiles


def read_middles(files: BoundaryFiles) -> dict[str, Point]:
    """Return the point that each unit's and each province's name hangs on, by its code.

    Whole kilometres east and north. A municipality is a unit and a province of one code.
    """
    places = json.loads((files.folder / files.topology).read_text(encoding="utf-8"))["places"]
    provinces = {f"{digits}0000": (east, north) for digits, east, north, *_ in places["provinces"]}
    units = {code: (east, north) for code, (east, north, *_) in places["units"].items()}
    return provinces | units
