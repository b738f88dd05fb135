"""The own figures that an address asks for: admitted when a screen opens, and said on it."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from ui.address.view import View
from ui.figures import kept
from ui.page import address
from ui.page.markup import element, text
from ui.reader import basis
from ui.reader.admitted import admit, held
from ui.words.texts import Words


def settle() -> str:
    """Let this run of a screen rest on what its address asks for; else on what is published.

    Own figures join the edition that is settled already, of which they may correct
    what another has not: where they do not fit it they are left out.

    Returns
    -------
    The key of the sentence that says why it does not; "" where it does.
    """
    published = basis.current()
    found = admit(address.own_asked())
    if found is None:
        return "reading.own_refused"
    basis.settle(found.of_edition(published.edition))
    try:
        kept.catalogue()
    except AtlasError:
        if found == basis.PUBLISHED:
            raise
        basis.settle(published)
        return "reading.own_unfit"
    return ""


def draw(screen: str, view: View, words: Words) -> None:
    """Say on every screen that own figures stand among the published ones, with the way back.

    On the screen of a city, that own districts of it are at hand, with the way to them.
    """
    if screen == "city":
        _districts(view, words)
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
    if own.level == "county":
        counts = words.manner.dot.join((counts, words("reading.own_of_counties")))
    with st.container(key="own_basis", horizontal=True, vertical_alignment="center", gap="small"):
        title = element("strong", text(said))
        st.html(element("span", title, " ", text(counts), class_="own-index-line"))
        st.button(
            words("reading.own_back"),
            key="own_basis_back",
            on_click=_leave,
        )


def _districts(view: View, words: Words) -> None:
    """What has no polygon stands on no map; whoever holds it finds it where its city is."""
    own = held()
    if own.level != "district" or not own.figures or own.city != view.city:
        return
    with st.container(key="own_districts", horizontal=True, vertical_alignment="center"):
        districts = len({one.unit for one in own.figures})
        said = words("reading.own_districts", n=districts, variables=len(own.variables))
        st.html(element("span", text(said), class_="own-index-line"))
        address.link(view, "own", words("reading.own_to_districts"))


def _leave() -> None:
    """Go back to what is published, and from a measure or an index that there is of own figures."""
    with basis.based_on(basis.PUBLISHED.of_edition(basis.current().edition)):
        address.settle(address.current_view())
