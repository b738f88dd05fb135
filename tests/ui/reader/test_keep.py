"""What answers are kept by."""

from __future__ import annotations

from ui.address.view import Painted, View
from ui.figures import kept
from ui.reader.keep import keep, number_of


def test_a_number_is_shared_by_equal_parts_alone() -> None:
    """A cache that took one for the other would show somebody another measure."""
    parts = [Painted(), Painted(measure="variable.gdp"), Painted(tier=("first",)), View()]
    assert len({number_of(part) for part in parts}) == len(parts)
    assert number_of(Painted()) == number_of(View(city="440300").part(Painted))


def test_an_argument_is_the_same_however_it_is_given() -> None:
    """Named or by its place, an answer is computed once."""
    asked = []

    @keep(10)
    def told(year: int, among: frozenset[str]) -> int:
        asked.append(among)
        return year

    assert told(2023, frozenset("ab")) == told(2023, among=frozenset("ba")) == 2023
    assert told(2022, frozenset("ab")) == 2022
    assert len(asked) == 2


def test_a_default_that_is_named_is_kept_once() -> None:
    """The warm-up computes what the pages ask for, and not the same beside it."""
    view = View()
    assert kept.scored() is kept.scored(view.choices)
    assert kept.measure("variable.gdp", 2023) is kept.measure("variable.gdp", 2023, view.choices)
