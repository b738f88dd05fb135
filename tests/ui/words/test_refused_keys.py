"""Every error that a reader can meet has a key, and with it a sentence in both languages."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
ROOMS = ("exports", "geo", "own", "scoring", "ui", "work")
ERRORS = {"AtlasError", "DataError", "JoinError"}


OPERATOR = "what the maps and tables are made of: met by whoever installs or edits them"
CALLER = "a slip in code that calls it; no address, file or choice leads there"
# A file, or one function of it, whose errors need no key → why.
REVIEWED = {
    "geo/boundaries/geojson.py": OPERATOR,
    "geo/boundaries/packages.py": OPERATOR,
    "geo/boundaries/source.py": OPERATOR,
    "geo/boundaries/topology.py": OPERATOR,
    "geo/boundaries/units.py::join_to_units": CALLER,
    "geo/boundaries/counties.py": OPERATOR,
    "geo/build.py::_write_boundaries": OPERATOR,
    "geo/counties.py::_write": OPERATOR,
    "geo/kept_files.py::key_of": OPERATOR,
    "geo/map_layers.py::national_map": CALLER,
    "geo/palettes.py::sequential": CALLER,
    "geo/space/neighbours.py::graph_among": CALLER,
    "geo/space/spatial.py": CALLER,
    "exports/charts/bars.py": CALLER,
    "exports/charts/checks.py": CALLER,
    "exports/charts/curves.py": CALLER,
    "exports/charts/grid.py": CALLER,
    "exports/charts/ranges.py": CALLER,
    "scoring/city_size.py": OPERATOR,
    "scoring/counties/figures.py::_density": CALLER,
    "scoring/counties/nested.py": CALLER,
    "scoring/diagnosis/peer_groups.py": CALLER,
    "scoring/diagnosis/suggestions.py": OPERATOR,
    "scoring/diagnosis/what_if.py": CALLER,
    "scoring/doubt/choice_space.py": CALLER,
    "scoring/doubt/robustness.py::simulate_ranks": CALLER,
    "scoring/doubt/simulate.py": CALLER,
    "scoring/doubt/systems.py": CALLER,
    "scoring/doubt/trace.py": CALLER,
    "scoring/index/aggregate.py": CALLER,
    "scoring/index/chain.py": CALLER,
    "scoring/index/definition_checks.py": OPERATOR,
    "scoring/index/frameworks.py": OPERATOR,
    "scoring/index/impute.py": CALLER,
    "scoring/index/levels.py": CALLER,
    "scoring/index/normalise.py": CALLER,
    "scoring/index/prepare.py": CALLER,
    "scoring/index/weight.py": CALLER,
    "scoring/inequality/by_year.py::spread_by_year": CALLER,
    "scoring/inequality/decomposition.py": CALLER,
    "scoring/inequality/groups.py": CALLER,
    "scoring/inequality/growth.py::logarithms": CALLER,
    "scoring/inequality/measures.py::checked_weights": CALLER,
    "scoring/inequality/mobility.py": CALLER,
    "scoring/proofs/box.py": CALLER,
    "work/chosen.py": OPERATOR,
    "ui/index_lab/sure/runs.py": "it is in the reader's language already",
}


class Raised(NamedTuple):
    """Where an error of ours is raised, and its key."""

    file: str
    function: str
    line: int
    key: str


def _raised() -> Iterator[Raised]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                yield from _within(node, file, "")


def _within(node: ast.AST, file: str, function: str) -> Iterator[Raised]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        function = f"{function}.{node.name}".strip(".")
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        call = node.exc
        if isinstance(call.func, ast.Name) and call.func.id in ERRORS:
            yield Raised(file, function, node.lineno, _key(call))
    for child in ast.iter_child_nodes(node):
        yield from _within(child, file, function)


def _key(call: ast.Call) -> str:
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "key")]
    return str(given[0].value) if given and isinstance(given[0], ast.Constant) else ""


def _places(one: Raised) -> set[str]:
    return {one.file, f"{one.file}::{one.function}"}


def test_what_a_reader_can_meet_has_a_key() -> None:
    """An error without one was looked at, and stands in the list with its reason."""
    unsaid = [one for one in _raised() if not one.key and _places(one).isdisjoint(REVIEWED)]
    assert not unsaid, "\n".join(f"{one.file}:{one.line} {one.function}" for one in unsaid)


def test_no_reviewed_place_is_out_of_date() -> None:
    """The list names only where an error without a key is still raised."""
    found = {place for one in _raised() if not one.key for place in _places(one)}
    assert not set(REVIEWED) - found


def test_every_key_has_its_text() -> None:
    """A slip in a key would show a reader the key itself."""
    texts = tomllib.loads((ROOT / "ui/words/text/refused.toml").read_text(encoding="utf-8"))
    assert not {one.key for one in _raised() if one.key} - set(texts)
