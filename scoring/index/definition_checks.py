"""What makes a table of codes a usable index: the checks, with messages that name the codes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from data.errors import DataError

AGGREGATE = "aggregate"
COLUMNS = ("code", "parent", "direction", "weight", "kind")
_SHOWN = 5
_LONGEST = 40


class Node(NamedTuple):
    """One row of the definition: an indicator, or an aggregate of its children.

    `level` is 1 for an indicator and one more than its highest child for an
    aggregate; `parent` is empty for the root.
    """

    code: str
    parent: str
    direction: int
    weight: float
    kind: str
    level: int = 0


def refuse(problem: str, codes: Collection[str], key: str = "") -> None:
    """Raise a DataError naming the first few codes, unless there are none.

    `key` is for what a reader's choices can cause, see `AtlasError`.
    """
    if codes:
        named = ", ".join(code[:_LONGEST] for code in sorted(codes)[:_SHOWN])
        raise DataError(f"index definition: {problem}: {named}", key, codes=named)


def read_nodes(table: pd.DataFrame) -> tuple[Node, ...]:
    """Return the rows of a definition table, each cell in its type.

    Raises
    ------
    DataError
        If a column is missing, a code is empty, a direction is not ±1, or a
        weight is not a number.
    """
    refuse("column is missing", [c for c in COLUMNS if c not in table.columns])
    direction = pd.to_numeric(table["direction"], errors="coerce")
    weight = pd.to_numeric(table["weight"], errors="coerce")
    code = table["code"].fillna("").astype(str)
    parent = table["parent"].fillna("").astype(str)
    refuse("a row has no code; its parent is", set(parent[code == ""]))
    refuse("direction is neither 1 nor -1", set(code[~direction.isin([1, -1])]))
    refuse("weight is not a number", set(code[weight.isna()]))
    cells = zip(code, parent, direction, weight, table["kind"], strict=True)
    return tuple(Node(c, p, int(d), float(w), str(k)) for c, p, d, w, k in cells)


def check_tree(nodes: Sequence[Node]) -> None:
    """Raise a DataError unless the rows form one tree with figures at its leaves."""
    codes = [n.code for n in nodes]
    kinds = {n.code: n.kind for n in nodes}
    refuse("code occurs more than once", {c for c in codes if codes.count(c) > 1})
    refuse("parent is unknown", {n.parent for n in nodes if n.parent and n.parent not in kinds})
    refuse(
        "an indicator cannot be a parent",
        {n.parent for n in nodes if n.parent and kinds[n.parent] != AGGREGATE},
    )
    roots = [n.code for n in nodes if not n.parent]
    if len(roots) != 1:
        named = ", ".join(roots[:_SHOWN]) or "none"
        raise DataError(f"index definition: exactly one code has no parent, found: {named}")
    refuse("the root must be an aggregate", [c for c in roots if kinds[c] != AGGREGATE])
    refuse("its parents form a circle", _unreachable(nodes, roots[0]))


def check_weights(nodes: Sequence[Node]) -> None:
    """Raise a DataError where a weight is negative or infinite, or a whole group has none."""
    unusable = {n.code for n in nodes if not math.isfinite(n.weight) or n.weight < 0}
    refuse("weight must be 0 or more", unusable, "bad_weight")
    groups: dict[str, float] = {}
    for node in nodes:
        groups[node.parent] = groups.get(node.parent, 0.0) + node.weight
    weightless = {p for p, total in groups.items() if p and total == 0}
    refuse("all weights are zero under", weightless, "zero_weights")


def with_levels(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the nodes with the level each has in the tree.

    An aggregate without indicators below it stands one level under its parent,
    beside the headings that are measured.
    """
    rows = tuple(nodes)
    below: dict[str, list[Node]] = {}
    for node in rows:
        below.setdefault(node.parent, []).append(node)

    def height(node: Node) -> int:
        if node.kind != AGGREGATE:
            return 1
        return 1 + max((height(child) for child in below.get(node.code, [])), default=1)

    return tuple(node._replace(level=height(node)) for node in rows)


def _unreachable(nodes: Sequence[Node], root: str) -> set[str]:
    reached = {root}
    while True:
        found = {n.code for n in nodes if n.parent in reached} - reached
        if not found:
            return {n.code for n in nodes} - reached
        reached |= found
