"""Which figures answers rest on: the published ones of an edition, alone or with own ones.

A reader's basis is settled once, when a screen opens (`admitted.py`), and stands
behind every call of that reader: of the screen, of a part of it that runs by
itself, and, carried along, of the line and of another process. What is kept is
kept by it (`keep.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Generic, ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from own.own_set import OwnSet

P = ParamSpec("P")
R = TypeVar("R")
_SETTLED = "own_basis"


@dataclass(frozen=True)
class Basis:
    """The figures that answers rest on. Whoever has one in hand may see its set.

    Attributes
    ----------
    digest : of the own set, "" without one
    own : the set
    edition : the label of an earlier edition of the data, "" for today's
    """

    digest: str = ""
    own: OwnSet | None = field(default=None, compare=False, repr=False)
    edition: str = ""

    @property
    def key(self) -> str:
        """What answers are kept by: no other basis has the same."""
        return f"{self.edition}/{self.digest}"

    def of_edition(self, label: str) -> Basis:
        """Return the same, of another edition of the data."""
        return replace(self, edition=label)


PUBLISHED = Basis()
_HERE: ContextVar[Basis | None] = ContextVar("basis", default=None)
_ADMITTED: ContextVar[tuple[Basis, ...]] = ContextVar("admitted", default=())


def current() -> Basis:
    """Return what answers rest on here and now."""
    here = _HERE.get()
    if here is not None:
        return here
    if get_script_run_ctx(suppress_warning=True) is None:
        return PUBLISHED
    settled: Basis = st.session_state.get(_SETTLED, PUBLISHED)
    return settled


def settle(basis: Basis) -> None:
    """Let all answers of this reader rest on it, until another is settled."""
    st.session_state[_SETTLED] = basis


@contextmanager
def based_on(basis: Basis) -> Iterator[None]:
    """Let answers rest on something else for a while."""
    before = _HERE.set(basis)
    try:
        yield
    finally:
        _HERE.reset(before)


def brought() -> tuple[Basis, ...]:
    """Return the sets that came along with a piece of work, for its parts that rest on others."""
    return _ADMITTED.get()


@dataclass(frozen=True)
class Carried(Generic[P, R]):
    """A function that rests on the same wherever it is called: another thread, another process."""

    work: Callable[P, R]
    basis: Basis
    others: tuple[Basis, ...] = ()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function."""
        before = _ADMITTED.set(self.others)
        try:
            with based_on(self.basis):
                return self.work(*args, **kwargs)
        finally:
            _ADMITTED.reset(before)


def carried(work: Callable[P, R], *others: Basis) -> Carried[P, R]:
    """Return a function that takes along what answers rest on now.

    Parameters
    ----------
    others : what parts of the work rest on, as slides of a briefing do
    """
    return Carried(work, current(), others)
