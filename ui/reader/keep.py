"""What is kept of answers, by what they rest on: the one decorator for all that reads figures.

A reader's own figures are in the key of whatever is kept, so a function cannot
forget them, and nobody is handed what rests on a set that is not theirs to see.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from inspect import signature
from itertools import count
from typing import Any, Generic, ParamSpec, TypeVar

import streamlit as st

from ui.reader.basis import based_on, current

P = ParamSpec("P")
R = TypeVar("R")
# Of what has one answer for each set of figures: so many sets are at hand at once.
MOST_SETS = 8
# What the readers of an hour ask for; one that is forgotten is computed once more.
_ASKED = 4096
_NUMBERS = count()


class Kept(Generic[P, R]):
    """A function whose answers are kept by what they rest on and what it is asked."""

    def __init__(self, work: Callable[P, R], cache: Callable[..., Any]) -> None:
        # Streamlit takes arguments apart one by one at every call, and looks up the names of
        # those without; it is told one number. What begins with "_" is not part of its key.
        def kept(_ask: Callable[[], R], asked: int) -> R:  # noqa: ARG001 - the key
            return _ask()

        # What a cache knows a function by.
        kept.__module__, kept.__qualname__ = work.__module__, work.__qualname__
        self._kept, self._given = cache(kept), signature(work)
        self._work, self.__doc__ = work, work.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what is kept, or computed now."""
        basis = current()
        # However an argument is given, it is the same.
        given = self._given.bind(*args, **kwargs).args if kwargs else args
        with based_on(basis):
            ask = partial(self._work, *args, **kwargs)
            found: R = self._kept(_ask=ask, asked=number_of((basis.key, *given)))
            return found

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


def keep(most: int = MOST_SETS) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keep the latest answers of a function, as they are; nobody changes them."""
    cache = st.cache_resource(show_spinner=False, max_entries=most)
    return lambda work: Kept(work, cache)


def keep_copies(most: int = MOST_SETS) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keep the latest answers of a function; everybody is given a copy."""
    cache = st.cache_data(show_spinner=False, max_entries=most)
    return lambda work: Kept(work, cache)


@lru_cache(_ASKED)
def number_of(asked: object) -> int:  # noqa: ARG001 - the key
    """Return a number that only equal values share."""
    return next(_NUMBERS)
