"""Whether a reader may see the own figures that an address asks for, asked whenever a page runs.

They are this session's own, this browser's of some hours ago, or stand on the
shelf where this person sees them. Of any other set nothing is told, not even
whether there is one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal
from uuid import UUID

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import AtlasError
from own.own_set import OwnSet
from own.set_file import digest as digest_of
from own.set_file import read_set, write_set
from shelf import figures, store
from ui.address.parameters import DIGEST
from ui.reader import drafts, visitor
from ui.reader.basis import PUBLISHED, Basis, brought

_SET, _OWNER, _WHERE, _BASIS = "own_set", "own_set_of", "own_set_where", "own_basis_held"
# What outlives a reload of the page is in a browser's keeping or on the shelf.
Where = Literal["tab", "browser", "shelf"]
_EMPTY = OwnSet()
# Half a million figures.
_SETS_READ = 8


def held(asked: str = "") -> OwnSet:
    """Return the set that this session holds; at first the one that this browser held.

    Of somebody who signed in or out meanwhile it is not held any more.

    Parameters
    ----------
    asked : the digest in the address; of the sets of a browser it is the one to begin with
    """
    if not drafts.is_theirs(st.session_state.get(_OWNER)):
        for key in (_SET, _OWNER, _WHERE):
            st.session_state.pop(key, None)
    if _SET not in st.session_state:
        own = (_of_the_browser(asked) if asked else None) or _of_the_browser()
        _take(own or _EMPTY, "tab" if own is None else "browser")
    found: OwnSet = st.session_state[_SET]
    return found


def hold(own: OwnSet, of_the_shelf: bool = False) -> None:
    """Hold a set in place of the one there was; this browser finds it again for some hours.

    Parameters
    ----------
    of_the_shelf : where it is found again as long as this reader may see it, and not here
    """
    if of_the_shelf:
        _take(own, "shelf")
    else:
        _take(own, "browser" if _kept(own) else "tab")


def where_held() -> Where:
    """Return in whose keeping the set is."""
    found: Where = st.session_state.get(_WHERE, "tab")
    return found


def _take(own: OwnSet, where: Where) -> None:
    st.session_state[_SET] = own
    st.session_state[_OWNER] = visitor.person().id
    st.session_state[_WHERE] = where


def _kept(own: OwnSet) -> bool:
    """Keep a set for this browser; an empty one takes away what was kept."""
    if not own.figures:
        drafts.forget("set")
        return False
    return drafts.keep("set", digest_of(own), write_set(own))


def _of_the_browser(digest: str | None = None) -> OwnSet | None:
    try:
        found = drafts.find("set", digest)
        return None if found is None else _parsed(found)
    except AtlasError:
        return None


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
    held(digest)
    basis = held_basis()
    if basis.digest == digest:
        return basis
    own = _of_the_browser(digest)
    return _of_the_shelf(digest) if own is None else Basis(digest, own)


def _of_the_shelf(digest: str) -> Basis | None:
    """The right is asked each time, the figures are read once."""
    try:
        found = figures.find(visitor.database(), visitor.person(), digest)
        return None if found is None else _read(digest, *found)
    except AtlasError:
        return None


@lru_cache(_SETS_READ)
def _parsed(content: bytes) -> OwnSet:
    return read_set(content)


@lru_cache(_SETS_READ)
def _read(digest: str, item: UUID, number: int) -> Basis:
    shelved = store.open_item(visitor.database(), visitor.person(), item, number)
    return Basis(digest, read_set(shelved.version.content))
