"""What an index is made of: a tree of codes, each with its parent, direction and weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from scoring.index.definition_checks import (
    AGGREGATE,
    Node,
    check_tree,
    check_weights,
    read_nodes,
    refuse,
    with_levels,
)


@dataclass(frozen=True)
class IndexDefinition:
    """The tree of an index, checked: one root, known parents, usable weights.

    Any number of levels; an aggregate without indicators below it is *not
    measured*: it stays in the tree with its weight.
    """

    nodes: tuple[Node, ...]

    @classmethod
    def from_table(cls, table: pd.DataFrame) -> IndexDefinition:
        """Return the checked tree described by one row per code.

        Parameters
        ----------
        table : DataFrame
            Columns code, parent (empty for the root), direction (+1: more is
            better, −1: less is better), weight (0 upwards, relative within the
            same parent), kind ("aggregate" for a heading; "binary" and "count"
            are never treated for outliers; any other word is an indicator).

        Raises
        ------
        DataError
            Naming the codes: duplicate, unknown parent, indicator as parent,
            not exactly one root, cycle, direction, weight, all-zero group.

        Examples
        --------
        >>> table = pd.DataFrame(
        ...     [
        ...         ("index", "", 1, 1, "aggregate"),
        ...         ("income", "index", 1, 2, "ratio"),
        ...         ("smoke", "index", -1, 1, "level"),
        ...     ],
        ...     columns=["code", "parent", "direction", "weight", "kind"],
        ... )
        >>> IndexDefinition.from_table(table).indicators
        ('income', 'smoke')
        """
        nodes = read_nodes(table)
        check_tree(nodes)
        check_weights(nodes)
        return cls(with_levels(nodes))

    @cached_property
    def by_code(self) -> dict[str, Node]:
        """Each node under its code."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes, the root first, then level by level, in table order within a level."""
        return tuple(n.code for n in sorted(self.nodes, key=lambda n: -n.level))

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Codes that carry figures."""
        return tuple(n.code for n in self.nodes if n.kind != AGGREGATE)

    @cached_property
    def aggregates(self) -> tuple[str, ...]:
        """Codes computed from others, lowest level first, so that children precede parents."""
        headings = [n for n in self.nodes if n.kind == AGGREGATE]
        return tuple(n.code for n in sorted(headings, key=lambda n: n.level))

    @cached_property
    def root(self) -> str:
        """The one code without a parent: the index itself."""
        return next(n.code for n in self.nodes if not n.parent)

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The codes directly under each aggregate, in table order."""
        return {
            code: tuple(n.code for n in self.nodes if n.parent == code) for code in self.aggregates
        }

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The codes directly under the root: the dimensions."""
        return self.children[self.root]

    @cached_property
    def outline(self) -> tuple[str, ...]:
        """All codes as a reader reads them: the root, then each followed by what is below it."""
        codes, waiting = [], [self.root]
        while waiting:
            codes.append(waiting.pop())
            waiting += self.children.get(codes[-1], ())[::-1]
        return tuple(codes)

    def way_to(self, code: str) -> tuple[str, ...]:
        """Return the codes from a dimension down to a code, itself included; none of the root."""
        way: list[str] = []
        while code != self.root:
            way.insert(0, code)
            code = self.by_code[code].parent
        return tuple(way)

    @cached_property
    def by_heading(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The indicators right under each heading, by the way to it from its dimension."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for code in self.outline:
            if code not in self.children:
                way = self.way_to(code)[:-1]
                found[way] = (*found.get(way, ()), code)
        return found

    def indicators_under(self, code: str) -> tuple[str, ...]:
        """Return the indicators at or below a code."""
        if code == self.root:
            return tuple(c for c in self.outline if c not in self.children)
        return tuple(c for c in self.outline if c not in self.children and code in self.way_to(c))

    @cached_property
    def measured(self) -> frozenset[str]:
        """Codes with at least one indicator at or below them."""
        found = set(self.indicators)
        for code in self.aggregates:
            if any(child in found for child in self.children[code]):
                found.add(code)
        return frozenset(found)

    @cached_property
    def unmeasured(self) -> tuple[str, ...]:
        """Aggregates without any indicator below them."""
        return tuple(code for code in self.aggregates if code not in self.measured)

    @cached_property
    def directions(self) -> pd.Series:
        """+1 or −1 for each indicator."""
        return pd.Series({c: self.by_code[c].direction for c in self.indicators}, dtype=float)

    @cached_property
    def weights(self) -> pd.Series:
        """The weight of each code as given, relative within its parent."""
        return pd.Series({n.code: n.weight for n in self.nodes}, dtype=float)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each code."""
        return {n.code: n.kind for n in self.nodes}

    def table(self) -> pd.DataFrame:
        """Return the tree as a table, one row per code, with its level and whether it is measured.

        Inverse of `from_table`.
        """
        frame = pd.DataFrame(self.nodes, columns=list(Node._fields))
        return frame.assign(measured=[n.code in self.measured for n in self.nodes])

    def without(self, codes: Iterable[str]) -> IndexDefinition:
        """Return the tree with these indicators taken out.

        A heading that loses its last indicator stays, not measured.

        Raises
        ------
        DataError
            If a code is not an indicator of this index.
        """
        gone = set(codes)
        if not gone:
            return self
        refuse("not an indicator of this index", gone - set(self.indicators), "unknown_codes")
        return replace(self, nodes=with_levels(n for n in self.nodes if n.code not in gone))

    def with_weights(self, weights: Iterable[tuple[str, float]]) -> IndexDefinition:
        """Return the tree with other weights for the named codes.

        Raises
        ------
        DataError
            If a code is unknown, a weight is negative or not a number, or all
            weights under one parent become zero.
        """
        given = dict(weights)
        if not given:
            return self
        unknown = set(given) - set(self.by_code)
        refuse("weight for a code that is not in this index", unknown, "unknown_codes")
        nodes = tuple(n._replace(weight=float(given.get(n.code, n.weight))) for n in self.nodes)
        check_weights(nodes)
        return replace(self, nodes=nodes)
