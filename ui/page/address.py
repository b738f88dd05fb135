"""The address of the screen one is on: read it, change it, link to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import streamlit as st

from data.languages import preferred
from ui.address.parameters import EDITION, OWN, Notice, read_view, write_view
from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import one_year
from ui.page.markup import plain
from ui.reader.basis import current
from ui.words.texts import LANGUAGES, Language

SCREENS = {
    "atlas": "app.py",
    "counties": "pages/counties.py",
    "city": "pages/city.py",
    "regions": "pages/regions.py",
    "compare": "pages/compare.py",
    "index_lab": "pages/index_lab.py",
    "briefing": "pages/briefing.py",
    "shelf": "pages/shelf.py",
    "sources": "pages/sources.py",
    "own": "pages/own.py",
}
# In the navigation these stand under one name, so that the row is short.
MORE = ("shelf", "own", "sources")
# What is presented is the briefing itself; what lies on the shelf is saved already, and own
# figures leave as a file of their own.
NOT_SAVED = ("briefing", "shelf", "own")
_TOKEN = "link"


def current_view() -> View:
    """Return the View that the address stands for now."""
    return read_address()[0]


def base_of(screen: str) -> str:
    """Return where the reader's browser finds the atlas, or "" where that is not known."""
    return (st.context.url or "").split("?")[0].rstrip("/").removesuffix(f"/{screen}")


def change(**fields: object) -> None:
    """Change the View: write the new one to the address. For widgets' callbacks."""
    # Peers chosen by hand belong to the city they were chosen for.
    reset: dict[str, object] = {"peers": ()} if "city" in fields else {}
    settle(current_view().but(**{**reset, **fields}))


def settle(view: View) -> None:
    """Make the address stand for `view`, with defaults that can move written out.

    The year of a score is that of its index: a change of one is a change of both.
    """
    address = write_view(one_year(view))
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def link(view: View, name: str, label: str, icon: str | None = None) -> None:
    """Draw a link to another screen that takes the View along."""
    st.page_link(SCREENS[name], label=plain(label), icon=icon, query_params=write_view(view))


def link_here(view: View, label: str, key: str) -> None:
    """Draw what leads to another View of the same screen.

    A page link to the page one is on shows the other View, but leaves the old
    address in the browser (Streamlit 1.67).
    """
    st.button(plain(label), key=key, on_click=settle, args=(view,))


def read_address() -> tuple[View, tuple[Notice, ...]]:
    """What this reader was not admitted to, or is not at hand, is not asked for any more."""
    default, basis = View(language=browser_language()), current()
    asked = {**st.query_params.to_dict(), OWN: basis.digest, EDITION: basis.edition}
    return read_view(asked, kept.vocabulary(), default)


def own_asked() -> str:
    """The own figures that the address asks for, as it says."""
    return st.query_params.get(OWN, "")


def edition_asked() -> str:
    """The edition of the data that the address is pinned to, as it says."""
    return st.query_params.get(EDITION, "")


def language_of_page() -> Language:
    """The language before anything else of the address is read: what the tab says."""
    asked = st.query_params.get("lang")
    return next((known for known in LANGUAGES if known == asked), browser_language())


def browser_language() -> Language:
    return preferred(st.context.locale or "")


def fly_to(city: str) -> None:
    """Let the map fly to a city that was chosen elsewhere; a click on the map moves nothing."""
    st.session_state["fly_to"] = city


def forward(name: str) -> NoReturn:
    """Go on to another screen with the whole address, from an address that is no longer used."""
    st.switch_page(SCREENS[name], query_params=st.query_params.to_dict())


def go(name: str, parameters: Mapping[str, str]) -> NoReturn:
    """Go to a screen at another address than one's own."""
    st.switch_page(SCREENS[name], query_params=dict(parameters))


def take_token() -> str:
    """Return the token of a read-only link and take it out of the address, where others see it."""
    token = st.query_params.get(_TOKEN, "")
    if _TOKEN in st.query_params:
        del st.query_params[_TOKEN]
    return token


def link_with_token(token: str) -> str:
    """Return the address by which a colleague opens what a token opens."""
    return f"{base_of('shelf')}/shelf?{_TOKEN}={token}"
