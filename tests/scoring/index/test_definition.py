"""The tree of an index: levels, what is measured, and what is refused."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import framework_definition
from tests.scoring.shapes import deep, definition

ROOT = ("index", "", 1, 1.0, "aggregate")
LEAF = ("income", "index", 1, 1.0, "ratio")


def test_levels_follow_from_the_tree() -> None:
    """Indicators are level 1, whatever hangs above them one more than its highest child."""
    _, tree = deep()
    assert tree.by_code[tree.root].level == 4
    assert {tree.by_code[c].level for c in tree.indicators} == {1}
    assert tree.by_code["pillar3"].level == 2
    assert tree.headings == ("links", "growth")
    assert tree.aggregates[-1] == "index" == tree.codes[0]


def test_table_is_the_inverse_of_from_table() -> None:
    """A definition written out and read again is the same."""
    _, tree = deep()
    assert IndexDefinition.from_table(tree.table()) == tree


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((ROOT, LEAF, LEAF), "more than once: income"),
        ((ROOT, ("beds", "nowhere", 1, 1.0, "ratio")), "parent is unknown: nowhere"),
        ((ROOT, ("other", "", 1, 1.0, "aggregate"), LEAF), "found: index, other"),
        (((*LEAF[:1], "", *LEAF[2:]),), "root must be an aggregate: income"),
        ((ROOT, LEAF, ("beds", "income", 1, 1.0, "ratio")), "cannot be a parent: income"),
        (
            (ROOT, LEAF, ("a", "b", 1, 1.0, "aggregate"), ("b", "a", 1, 1.0, "aggregate")),
            "circle: a, b",
        ),
        ((ROOT, ("beds", "index", 0, 1.0, "ratio")), "neither 1 nor -1: beds"),
        ((ROOT, ("beds", "index", 1, -1.0, "ratio")), "0 or more: beds"),
        ((ROOT, ("beds", "index", 1, float("inf"), "ratio")), "0 or more: beds"),
        ((ROOT, ("beds", "index", 1, float("nan"), "ratio")), "not a number: beds"),
        ((ROOT, ("beds", "index", 1, 0.0, "ratio")), "zero under: index"),
    ],
)
def test_a_broken_definition_names_the_codes(rows: tuple[tuple], message: str) -> None:  # type: ignore[type-arg]
    """Each mistake is refused with the codes that make it."""
    with pytest.raises(DataError, match=message):
        definition(*rows)


def test_a_heading_without_indicators_keeps_its_weight(catalogue: Catalogue) -> None:
    """Citizen experience (40 of 100 in 2018) is in the tree, not measured."""
    tree = framework_definition(
        "new_smart_city_2018", catalogue.frameworks, catalogue.framework_map, catalogue.indicators
    )
    assert tree.unmeasured == ("citizen_experience",)
    assert tree.weights["citizen_experience"] == 40


def test_every_framework_is_a_tree(catalogue: Catalogue) -> None:
    """All frameworks of the catalogue are accepted, and only they."""
    tables = (catalogue.frameworks, catalogue.framework_map, catalogue.indicators)
    for code in catalogue.frameworks["framework"].unique():
        assert len(framework_definition(code, *tables).indicators) > 12
    with pytest.raises(DataError, match="framework is unknown: 'nothing'"):
        framework_definition("nothing", *tables)


def test_without_and_with_weights_return_new_trees() -> None:
    """Taking out a heading's last indicator leaves the heading, not measured."""
    tree = definition(ROOT, ("a", "index", 1, 1.0, "aggregate"), ("x", "a", 1, 1.0, "ratio"), LEAF)
    assert tree.without(["x"]).unmeasured == ("a",)
    assert tree.unmeasured == ()
    assert tree.with_weights([("income", 3)]).weights["income"] == 3
    for wrong in ({"nowhere": 1.0}, {"income": -1.0}, {"x": 0.0}):
        with pytest.raises(DataError):
            tree.with_weights(wrong.items())
    with pytest.raises(DataError, match="not an indicator of this index: a"):
        tree.without(["a"])
