"""What caches know the parts of a View by."""

from __future__ import annotations

import dataclasses

from ui.address import view as address_view
from ui.address.keys import KEYS, key_of
from ui.address.view import Painted, View
from ui.figures import kept


def test_every_part_of_a_view_has_its_own_text() -> None:
    """One that is left out would be taken apart field by field at every call."""
    parts = {
        kind
        for kind in vars(address_view).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    }
    assert parts == set(KEYS)


def test_a_text_is_shared_by_equal_parts_alone() -> None:
    """A cache that took one for the other would show somebody another measure."""
    parts = [Painted(), Painted(measure="variable.gdp"), Painted(tier=("first",)), View()]
    assert len({key_of(part) for part in parts}) == len(parts)
    assert key_of(Painted()) == key_of(View(city="440300").part(Painted))


def test_a_default_that_is_named_is_kept_once() -> None:
    """The warm-up computes what the pages ask for, and not the same beside it."""
    view = View()
    assert kept.scored() is kept.scored(view.choices)
    assert kept.measure("variable.gdp", 2023) is kept.measure("variable.gdp", 2023, view.choices)
