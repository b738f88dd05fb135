"""Whether a reader may see the own figures that an address asks for, asked whenever a page runs.

They are this session's own, or stand on the shelf where this person sees them.
Of any other set nothing is told, not even whether there is one.
"""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import AtlasError
from own.own_set import OwnSet
from own.set_file import digest as digest_of
from own.set_file import read_set
from shelf import figures, store
from ui.address.parameters import DIGEST
from ui.reader import visitor
from ui.reader.basis import PUBLISHED, Basis, brought

_SET, _BASIS = "own_set", "own_basis_held"
_EMPTY = OwnSet()
# Half a million figures.
_SETS_READ = 8


def held() -> OwnSet:
    """Return the set that this session holds; an empty one at first."""
    found: OwnSet = st.session_state.get(_SET, _EMPTY)
    return found


def hold(own: OwnSet) -> None:
    """Hold a set in place of the one there was."""
    st.session_state[_SET] = own


def held_basis() -> Basis:
    """Return what answers rest on where the set of this session is among their figures."""
    own = held()
    if not own.figures:
        return PUBLISHED
    known: Basis | None = st.session_state.get(_BASIS)
    if known is None or known.own is not own:
        known = st.session_state[_BASIS] = Basis(digest_of(own), own)
    return known


def admit(digest: str) -> Basis | None:
    """Return what answers rest on with the set of a digest; None if this reader may not see it."""
    if not digest:
        return PUBLISHED
    if not DIGEST.fullmatch(digest):
        return None  # no set is called so, and no database is asked
    came = next((basis for basis in brought() if basis.digest == digest), None)
    if came is not None or get_script_run_ctx(suppress_warning=True) is None:
        return came
    basis = held_basis()
    return basis if basis.digest == digest else _of_the_shelf(digest)


def _of_the_shelf(digest: str) -> Basis | None:
    """The right is asked each time, the figures are read once."""
    try:
        found = figures.find(visitor.database(), visitor.person(), digest)
        return None if found is None else _read(digest, *found)
    except AtlasError:
        return None


@lru_cache(_SETS_READ)
def _read(digest: str, item: UUID, number: int) -> Basis:
    shelved = store.open_item(visitor.database(), visitor.person(), item, number)
    return Basis(digest, read_set(shelved.version.content))
