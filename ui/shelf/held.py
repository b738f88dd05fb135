"""What a session knows of the shelf: where its work comes from, what was chosen and refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import streamlit as st

from data.errors import AtlasError
from shelf.errors import Changed
from shelf.models import Item, Version, Visibility
from ui.page.markup import plain
from ui.words.refused import why
from ui.words.texts import Words

T = TypeVar("T")
_ORIGIN, _CHOSEN, _REFUSED, _TOLD = "shelf_origin", "shelf_chosen", "shelf_refused", "shelf_told"
_CONFLICT, _TOKEN, _LINK, _UPLOADS = "shelf_conflict", "shelf_token", "shelf_link", "shelf_uploads"


@dataclass(frozen=True)
class Origin:
    """Which version of which item a session's work was opened from, or last saved as."""

    item: UUID
    number: int
    name: str


@dataclass(frozen=True)
class Conflict:
    """Work that was not saved because another version was saved first.

    Attributes
    ----------
    mine : what was to be saved
    theirs : the version that was, with its content
    """

    kind: str
    origin: Origin
    mine: bytes
    theirs: Version


def origin(kind: str) -> Origin | None:
    """Return where the session's work of a kind comes from."""
    found: Origin | None = st.session_state.get(f"{_ORIGIN}_{kind}")
    return found


def set_origin(kind: str, item: Item | None, number: int = 0) -> None:
    """Remember where the session's work of a kind comes from; None, from nowhere."""
    place = Origin(item.id, number or item.latest, item.name) if item else None
    st.session_state[f"{_ORIGIN}_{kind}"] = place


def conflict(kind: str) -> Conflict | None:
    """Return the choice that the reader has yet to make."""
    found: Conflict | None = st.session_state.get(_CONFLICT)
    return found if found and found.kind == kind else None


def decided() -> None:
    """Forget the choice, which was made."""
    st.session_state.pop(_CONFLICT, None)


def chosen() -> UUID | None:
    """Return which item the page shows in full."""
    found: UUID | None = st.session_state.get(_CHOSEN)
    return found


def choose(item: UUID | None) -> None:
    """Show an item in full."""
    st.session_state[_CHOSEN] = item
    st.session_state.pop(_LINK, None)


def keep_token(token: str) -> None:
    """Remember what the address of a read-only link held; an empty one changes nothing."""
    if token:
        st.session_state[_TOKEN] = token


def token() -> str:
    """Return the token of the link that the reader came by, or ""."""
    return str(st.session_state.get(_TOKEN, ""))


def drop_token() -> None:
    """Leave what a link opened."""
    st.session_state.pop(_TOKEN, None)


def show_link(made: str) -> None:
    """Remember a token that was just made, to be shown this once."""
    st.session_state[_LINK] = made


def shown_link() -> str:
    """Return the token that was just made, or ""."""
    return str(st.session_state.get(_LINK, ""))


def upload_key() -> str:
    """Return the key of the uploader; another after each file, so that none is read twice."""
    return f"shelf_upload_{st.session_state.get(_UPLOADS, 0)}"


def uploaded() -> object:
    """Return the file that lies in the uploader, and put an empty one in its place."""
    found = st.session_state.get(upload_key())
    st.session_state[_UPLOADS] = int(st.session_state.get(_UPLOADS, 0)) + 1
    return found


def typed(key: str) -> str:
    """Return what a control of the page holds."""
    return str(st.session_state.get(key) or "")


def attempt(action: Callable[[], T], told: str = "", **values: object) -> T | None:
    """Do something with the shelf; what is refused is said when the page is drawn again.

    Parameters
    ----------
    told : key of the text that says that it was done
    """
    try:
        done = action()
    except AtlasError as error:
        st.session_state[_REFUSED] = error
        return None
    if told:
        st.session_state[_TOLD] = (told, values)
    return done


def attempt_to_save(kind: str, origin: Origin, action: Callable[[], Item]) -> None:
    """Save; where another has saved first, remember both for the reader's choice."""
    try:
        item = action()
    except Changed as changed:
        st.session_state[_CONFLICT] = Conflict(kind, origin, changed.mine, changed.theirs)
    except AtlasError as error:
        st.session_state[_REFUSED] = error
    else:
        decided()
        set_origin(kind, item)
        st.session_state[_TOLD] = ("shelf.saved", {"name": item.name, "number": item.latest})


def say(words: Words) -> None:
    """Say once what was done or refused."""
    if told := st.session_state.pop(_TOLD, None):
        key, values = told
        st.toast(plain(words(key, **values)))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(plain(why(refused, words)))


def picked(key: str) -> tuple[Visibility, str] | None:
    """Return whom a control of the page shares with; None of one that is not drawn any more."""
    found: tuple[Visibility, str] | None = st.session_state.get(key)
    return found
