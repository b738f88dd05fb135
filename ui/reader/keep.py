"""What is kept of answers, by what they rest on: the one decorator for all that reads figures.

A reader's own figures are in the key of whatever is kept, so a function cannot
forget them, and nobody is handed what rests on a set that is not theirs to see.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any, Generic, ParamSpec, TypeVar

import streamlit as st

from ui.address.keys import KEYS
from ui.reader.basis import based_on, current

P = ParamSpec("P")
R = TypeVar("R")
# Of what has one answer for each set of figures: so many sets are at hand at once.
MOST_SETS = 8


class Kept(Generic[P, R]):
    """A function whose answers are kept by what they rest on and what it is asked."""

    def __init__(self, work: Callable[P, R], cache: Callable[..., Any]) -> None:
        def kept(_basis: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return work(*args, **kwargs)

        # What a cache knows a function and its parameters by; "_" would leave one out of the key.
        kept.__module__, kept.__qualname__ = work.__module__, work.__qualname__
        given = signature(work)
        first = Parameter("basis", Parameter.POSITIONAL_ONLY)
        kept.__signature__ = given.replace(  # type: ignore[attr-defined]
            parameters=[first, *given.parameters.values()]
        )
        self._kept = cache(kept)
        self.__doc__, self.__wrapped__ = work.__doc__, work

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what is kept, or computed now."""
        basis = current()
        with based_on(basis):
            found: R = self._kept(basis.key, *args, **kwargs)
            return found

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


def keep(most: int = MOST_SETS) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keep the latest answers of a function, as they are; nobody changes them."""
    cache = st.cache_resource(show_spinner=False, max_entries=most, hash_funcs=KEYS)
    return lambda work: Kept(work, cache)


def keep_copies(most: int = MOST_SETS) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keep the latest answers of a function; everybody is given a copy."""
    cache = st.cache_data(show_spinner=False, max_entries=most, hash_funcs=KEYS)
    return lambda work: Kept(work, cache)
