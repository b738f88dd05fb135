"""Who may import whom: the table of rooms in docs/architecture.md, held to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = {"data", "scoring", "geo", "exports", "work", "ui", "pages", "app", "serving"}
# room → the rooms it may import
MAY_IMPORT = {
    "data": {"data"},
    "scoring": {"data", "scoring"},
    "geo": {"data", "geo"},
    "exports": {"data", "geo", "exports"},
    "work": {"data", "work"},
    "ui": {"data", "scoring", "geo", "exports", "work", "ui"},
    "pages": {"data", "scoring", "geo", "ui"},
    "app": {"data", "scoring", "geo", "ui"},
    "serving": {"data", "ui", "serving"},
}
# third-party library → the rooms it may be imported in
LIBRARIES = {
    "streamlit": {"ui", "pages", "app", "serving"},
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
    "starlette": {"serving"},
    "uvicorn": {"serving"},
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


# what writes for spreadsheets, or compiles a text → the modules that may
ALONE: dict[str, set[str]] = {
    "csv": {"exports/spreadsheet.py"},
    "to_csv": set(),
    "to_excel": set(),
    "Element": {"geo/standalone.py"},
    "Template": {"geo/standalone.py", "geo/map_layers.py"},
    "jinja2": set(),
    "unsafe_allow_html": set(),
    "unsafe_allow_javascript": set(),
}


def _names_used(path: Path) -> Iterator[tuple[str, int]]:
    """Every name that a module imports, reads of something or passes by, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg, node.value.lineno


def test_one_module_writes_cells_and_no_other_compiles() -> None:
    """A second writer of CSV would forget formulas; a second template would compile a text."""
    broken = [
        f"{path.relative_to(ROOT)}:{line} uses {name}"
        for room, path in _sources()
        if room in ("geo", "exports", "ui", "pages", "app")
        for name, line in _names_used(path)
        if name in ALONE and path.relative_to(ROOT).as_posix() not in ALONE[name]
    ]
    assert not broken, "\n".join(broken)
