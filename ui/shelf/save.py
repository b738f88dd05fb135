"""Put on the shelf what one has made, from where it is made, and choose where two have saved."""

from __future__ import annotations

from functools import partial
from zlib import crc32

import streamlit as st

from data.errors import AtlasError
from shelf import store
from shelf.models import LONGEST_NAME, Kind
from ui.address.parameters import write_view
from ui.address.view import View
from ui.page import address
from ui.page.markup import element, plain, text
from ui.reader import visitor
from ui.shelf import contents, held, kept, who
from ui.shelf.held import Conflict, Origin
from ui.shelf.times import moment
from ui.words.refused import why
from ui.words.texts import Words

_KEY = "shelf_name"


def draw(kind: Kind, view: View, proposed: str) -> None:
    """Draw the name and the buttons that save a session's briefing or choice set.

    Parameters
    ----------
    proposed : name for what has never been saved
    """
    words = Words(view.language)
    held.say(words)
    with st.container(key="shelf_save"):
        try:
            if conflict := held.conflict(kind):
                _choose(conflict, view, words)
            elif visitor.person().may_write:
                _save(kind, view, proposed, words)
        except AtlasError as error:
            st.caption(plain(why(error, words)))
        address.link(view, "shelf", words("shelf.to_the_shelf"), icon=":material/inventory_2:")


def _save(kind: Kind, view: View, proposed: str, words: Words) -> None:
    origin = held.origin(kind)
    if origin:
        st.button(
            plain(words("shelf.save_again", name=origin.name, number=origin.number + 1)),
            key="shelf_save_again",
            type="primary",
            icon=":material/save:",
            on_click=_again,
            args=(kind, origin, view),
        )
    name = (origin.name if origin else proposed)[:LONGEST_NAME]
    # A field keeps what it showed first: another proposal is another field.
    key = f"{_KEY}_{kind}_{crc32(name.encode()):x}_{origin.item if origin else ''}"
    st.text_input(words("shelf.name"), name, max_chars=LONGEST_NAME, key=key)
    st.button(
        words("shelf.save_new"),
        key="shelf_save_new",
        type="secondary" if origin else "primary",
        icon=":material/save:",
        on_click=_new,
        args=(kind, key, view),
    )


def _again(kind: Kind, origin: Origin, view: View) -> None:
    held.attempt_to_save(
        kind,
        origin,
        lambda: store.save(
            visitor.database(),
            visitor.person(),
            origin.item,
            contents.content_of(kind, view),
            origin.number,
            kept.edition(view),
        ),
    )


def _new(kind: Kind, key: str, view: View) -> None:
    _add(kind, held.typed(key), contents.content_of(kind, view), view)


def _add(kind: Kind, name: str, content: bytes, view: View) -> None:
    add = partial(store.add, visitor.database(), visitor.person(), kind, name, content)
    if item := held.attempt(lambda: add(kept.edition(view)), "shelf.kept", name=name):
        held.decided()
        held.set_origin(kind, item)


def _choose(conflict: Conflict, view: View, words: Words) -> None:
    """Draw the three ways out where another has saved first; none of them loses anything."""
    theirs = conflict.theirs
    sentence = words(
        "shelf.two_saved",
        name=conflict.origin.name,
        number=theirs.number,
        who=who.named(theirs.who_name, words),
        at=moment(theirs.at),
    )
    st.html(element("p", text(sentence), role="alert", class_="shelf-conflict"))
    with st.container(horizontal=True, gap="small"):
        st.button(
            words("shelf.keep_mine_as_new"),
            key="shelf_mine_as_new",
            type="primary",
            on_click=_add,
            args=(
                conflict.kind,
                words("shelf.mine_of", name=conflict.origin.name)[:LONGEST_NAME],
                conflict.mine,
                view,
            ),
        )
        st.button(
            words("shelf.save_over", number=theirs.number),
            key="shelf_save_over",
            on_click=_over,
            args=(conflict, view),
        )
        st.button(words("shelf.go_on"), key="shelf_go_on", on_click=held.decided)
    if st.button(words("shelf.look_at_theirs"), key="shelf_theirs"):
        held.choose(conflict.origin.item)
        address.go("shelf", write_view(view))


def _over(conflict: Conflict, view: View) -> None:
    """Save on the number of theirs, which stays among the versions."""
    held.attempt_to_save(
        conflict.kind,
        conflict.origin,
        lambda: store.save(
            visitor.database(),
            visitor.person(),
            conflict.origin.item,
            conflict.mine,
            conflict.theirs.number,
            kept.edition(view),
        ),
    )
