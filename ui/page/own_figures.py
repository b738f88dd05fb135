"""The own figures that an address asks for: admitted when a screen opens, and said on it."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from ui.figures import kept
from ui.page import address
from ui.page.markup import element, text
from ui.reader import basis
from ui.reader.admitted import admit
from ui.words.texts import Words


def settle() -> str:
    """Let this run of a screen rest on what its address asks for; else on what is published.

    Returns
    -------
    The key of the sentence that says why it does not; "" where it does.
    """
    asked = address.own_asked()
    found = admit(asked)
    basis.settle(found or basis.PUBLISHED)
    try:
        kept.catalogue()
    except AtlasError:
        if found is None or found == basis.PUBLISHED:
            raise
        basis.settle(basis.PUBLISHED)
        return "reading.own_unfit"
    return "" if found is not None else "reading.own_refused"


def draw(words: Words) -> None:
    """Say on every screen that own figures stand among the published ones, with the way back."""
    own = basis.current().own
    if own is None:
        return
    counts = words(
        "reading.own_counts",
        figures=len(own.figures),
        variables=len(own.variables),
        corrections=len(own.corrections),
    )
    said = words("reading.own_with", name=own.name) if own.name else words("reading.own_with_any")
    with st.container(key="own_basis", horizontal=True, vertical_alignment="center", gap="small"):
        title = element("strong", text(said))
        st.html(element("span", title, " ", text(counts), class_="own-index-line"))
        st.button(
            words("reading.own_back"),
            key="own_basis_back",
            on_click=_leave,
        )


def _leave() -> None:
    """Go back to what is published, and from a measure or an index that there is of own figures."""
    with basis.based_on(basis.PUBLISHED.of_edition(basis.current().edition)):
        address.settle(address.current_view())
