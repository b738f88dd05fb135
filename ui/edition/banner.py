"""Which edition of the data a screen rests on: settled when it opens, said where it is earlier."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from ui.address.view import View
from ui.edition.differs import differs_from
from ui.edition.kept import differs
from ui.edition.pinned import Pinned, pinned
from ui.edition.said import shows_scores
from ui.figures import kept
from ui.figures.editions.as_it_was import can_be_shown
from ui.page import address
from ui.page.markup import element, text
from ui.reader import basis
from ui.words.texts import Words


def settle() -> Pinned:
    """Let this run of a screen rest on the edition that its address asks for, or on today's."""
    found = pinned(address.edition_asked())
    basis.settle(basis.PUBLISHED.of_edition(found.label))
    return found


def said(found: Pinned, screen: str, view: View) -> str:
    """Return why another edition than the one asked for is shown, and how they differ."""
    words = Words(view.language)
    if not found.why:
        return ""
    parts = (found.sentence(words), differs_from(found.asked, screen, view))
    return words.manner.between.join(filter(None, parts))


def draw(screen: str, view: View, words: Words) -> None:
    """Say that an earlier edition is shown and how today's differs, with the way there."""
    if not basis.current().edition:
        return
    edition, shown = kept.edition(), can_be_shown(screen, view)
    key = "edition.earlier" if shown else "edition.made_from"
    named = words(key, number=edition.number, date=edition.date, hash=edition.hash)
    parts = (_scores(screen, view, words) if shown else "", differs(screen, view))
    said = words.manner.between.join(filter(None, parts))
    with st.container(
        key="earlier_edition", horizontal=True, vertical_alignment="center", gap="small"
    ):
        title = element("strong", text(named))
        st.html(element("span", title, " ", text(said), class_="own-index-line"))
        st.button(words("edition.todays"), key="earlier_edition_todays", on_click=_leave)
        address.link(view.but(tab="changed"), "sources", words("edition.what_changed"))


def _scores(screen: str, view: View, words: Words) -> str:
    """That scores are kept ones, where some are on the screen: on the card of a city, too."""
    some = shows_scores(screen, view) or (screen == "atlas" and view.city is not None)
    return words("edition.scores_kept") if some and kept.scored_then() is not None else ""


def stop_if_not_kept(screen: str, view: View, words: Words) -> None:
    """Show no more of a screen that would have to score an edition anew by today's method."""
    then, shown = kept.scored_then(), kept.edition()
    if then is None or can_be_shown(screen, view):
        return
    st.info(words("edition.not_as_it_was", label=shown.label))
    index = View(language=view.language, city=view.city, choices=then.choices, edition=shown.label)
    address.link(index, "atlas", words("edition.in_the_atlas", number=shown.number))
    st.stop()


def _leave() -> None:
    """Go to the same View in today's edition."""
    here = basis.current()
    try:
        with basis.based_on(here.of_edition("")):
            address.settle(address.current_view())
    except AtlasError:
        # Own figures need not fit today's tables; the run that follows says so.
        with basis.based_on(basis.PUBLISHED):
            address.settle(address.current_view().but(own=here.digest))
