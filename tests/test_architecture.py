"""Who may import whom: the table of rooms in docs/architecture.md, held to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = {"data", "scoring", "geo", "exports", "ui", "pages", "app"}
# room → the rooms it may import
MAY_IMPORT = {
    "data": {"data"},
    "scoring": {"data", "scoring"},
    "geo": {"data", "geo"},
    "exports": {"data", "geo", "exports"},
    "ui": {"data", "scoring", "geo", "exports", "ui"},
    "pages": {"data", "scoring", "geo", "ui"},
    "app": {"data", "scoring", "geo", "ui"},
}
# third-party library → the rooms it may be imported in
LIBRARIES = {
    "streamlit": {"ui", "pages", "app"},
    "streamlit_folium": {"ui"},
    "folium": {"geo"},
    "geopandas": {"geo"},
    "shapely": {"geo"},
    "mapclassify": {"geo"},
    "esda": {"geo"},
    "libpysal": {"geo"},
    "inequality": {"scoring"},
    "SALib": {"scoring"},
    "pymcdm": {"scoring"},
    "pandera": {"data"},
    "altair": {"ui"},
    "pyogrio": {"geo"},
    "pptx": {"exports"},
    "typst": {"exports"},
    "xlsxwriter": {"exports"},
    "resvg_py": {"exports"},
    "fontTools": {"exports"},
}


def _sources() -> Iterator[tuple[str, Path]]:
    yield "app", ROOT / "app.py"
    for room in ROOMS - {"app"}:
        yield from ((room, path) for path in (ROOT / room).rglob("*.py"))


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def test_no_room_imports_what_it_must_not() -> None:
    """The offending file and line are named."""
    broken = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for room, path in _sources()
        if path.exists()
        for name, line in _imports(path)
        if (name in ROOMS and name not in MAY_IMPORT[room])
        or (name in LIBRARIES and room not in LIBRARIES[name])
    ]
    assert not broken, "\n".join(broken)
