"""The shelf as a screen: who one is, what one may see, one item in full."""

from __future__ import annotations

import streamlit as st

from data.errors import AtlasError
from shelf import files, links, store
from shelf.models import KINDS, LONGEST_NAME, Kind
from shelf.people import NOBODY
from shelf.store import Shelved
from ui.address.view import View
from ui.figures import kept as figures_kept
from ui.figures.classes import kept as classes_kept
from ui.figures.names import city_name, measure_name
from ui.page import address
from ui.page.markup import element, plain, text
from ui.reader import visitor
from ui.shelf import contents, held, item, kept, log, who
from ui.shelf.times import moment
from ui.target.words import bound_of
from ui.words.refused import why
from ui.words.texts import Words

_MOST_SHOWN = 40
_ALL = "all"


def draw(view: View) -> None:
    """Draw the shelf."""
    words = Words(view.language)
    person = visitor.person()
    st.html(
        element("h1", text(words("common.shelf")), class_="headline")
        + element("p", text(who.standing(person, words)), class_="subline")
    )
    who.door(person, words)
    held.say(words)
    try:
        _linked(view, words)
        if person == NOBODY:
            return
        left, right = st.columns([2, 3], gap="large")
        with left:
            _list(words)
        with right:
            item.draw(view, words)
            _keep_view(view, words)
            _keep_target(view, words)
            _bring(view, words)
            log.draw(person, words)
    except AtlasError as error:
        st.error(plain(why(error, words)))


def _linked(view: View, words: Words) -> None:
    """Draw what the link opens that a colleague sent, and nothing that would change it."""
    if not held.token():
        return
    with st.container(key="shelf_linked", border=True):
        try:
            shelved = links.open_link(visitor.database(), held.token())
        except AtlasError as error:
            st.error(plain(why(error, words)))
            shelved = None
        if shelved:
            st.html(element("h2", text(shelved.item.name)) + about(shelved, words))
            st.caption(words("shelf.linked_about"))
            if st.button(words("shelf.open"), key="shelf_open_linked", type="primary"):
                contents.open_shelved(shelved, view, owned=False)
        st.button(words("shelf.leave_link"), key="shelf_leave_link", on_click=held.drop_token)


def _list(words: Words) -> None:
    picked = st.pills(
        words("shelf.kinds"),
        [_ALL, *KINDS],
        default=_ALL,
        key="shelf_kind",
        label_visibility="collapsed",
        format_func=lambda kind: words(f"shelf.kinds_{kind}"),
    )
    kind = picked or _ALL
    narrowed = st.text_input(
        words("shelf.narrow"), key="shelf_narrow", max_chars=LONGEST_NAME
    ).casefold()
    archived = st.toggle(words("shelf.show_archived"), key="shelf_archived")
    found = [
        shelved
        for shelved in store.items(visitor.database(), visitor.person(), archived=archived)
        if kind in (_ALL, shelved.item.kind) and narrowed in shelved.item.name.casefold()
    ]
    if not found:
        st.html(element("p", text(words("shelf.nothing")), class_="muted"))
    for shelved in found[:_MOST_SHOWN]:
        _row(shelved, words)
    if len(found) > _MOST_SHOWN:
        st.caption(words("shelf.more", n=len(found) - _MOST_SHOWN))


def _row(shelved: Shelved, words: Words) -> None:
    one = shelved.item
    with st.container(key=f"shelf_row_{one.id.hex}", gap=None):
        st.button(
            plain(one.name),
            key=f"shelf_item_{one.id.hex}",
            type="primary" if held.chosen() == one.id else "tertiary",
            on_click=held.choose,
            args=(one.id,),
        )
        st.html(about(shelved, words))


def about(shelved: Shelved, words: Words) -> str:
    """Return the line that says what an item is, which version, by whom and when."""
    one, version = shelved
    said = words(
        "shelf.about",
        kind=words(f"shelf.kind_{one.kind}"),
        number=version.number,
        who=who.named(version.who_name, words),
        at=moment(version.at),
    )
    return element("p", text(said), class_="muted")


def _keep_view(view: View, words: Words) -> None:
    """Offer to keep the View that the reader came with, as any screen shows it."""
    if not visitor.person().may_write:
        return
    with st.expander(words("shelf.keep_view")):
        st.html(element("p", text(_called(view, words)), class_="muted"))
        screens = [name for name in address.SCREENS if name not in address.NOT_SAVED]
        screen = st.selectbox(
            words("shelf.as_screen"),
            screens,
            format_func=lambda name: words(f"common.{name}"),
            key="shelf_view_screen",
        )
        st.text_input(
            words("shelf.name"), _called(view, words), key="shelf_view_name", max_chars=LONGEST_NAME
        )
        st.button(
            words("shelf.save_new"), key="shelf_keep_view", on_click=_add_view, args=(screen, view)
        )


def _keep_target(view: View, words: Words) -> None:
    """Offer to keep what the View that the reader came with is compared with, where it is."""
    aims = classes_kept.aims(view)
    if not (visitor.person().may_write and aims and (view.target or view.own_target)):
        return
    with st.expander(words("shelf.keep_target")):
        measure = measure_name(view.measure, figures_kept.catalogue(), words)
        said = f"{measure} · {bound_of(aims[0].target, words)}"[:LONGEST_NAME]
        st.text_input(words("shelf.name"), said, key="shelf_target_name", max_chars=LONGEST_NAME)
        st.button(
            words("shelf.save_new"), key="shelf_keep_target", on_click=_add_target, args=(view,)
        )


def _called(view: View, words: Words) -> str:
    names = [measure_name(view.measure, figures_kept.catalogue(), words)]
    if view.city:
        names.append(city_name(view.city, figures_kept.catalogue(), words))
    return " · ".join(names)[:LONGEST_NAME]


def _add_view(screen: str, view: View) -> None:
    content = contents.view_content(screen, view)
    _add("view", held.typed("shelf_view_name"), content, view)


def _add_target(view: View) -> None:
    _add("target", held.typed("shelf_target_name"), contents.target_content(view), view)


def _add(kind: Kind, name: str, content: bytes, view: View) -> None:
    database, person, edition = visitor.database(), visitor.person(), kept.edition(view)
    added = held.attempt(
        lambda: store.add(database, person, kind, name, content, edition), "shelf.kept", name=name
    )
    if added:
        held.choose(added.id)


def _bring(view: View, words: Words) -> None:
    """Draw the uploader of a file that a shelf has made."""
    if not visitor.person().may_write:
        return
    # The style sheet puts the uploader's own English words into Chinese by this key.
    with st.expander(words("shelf.bring")), st.container(key=f"upload_{words.language}"):
        st.file_uploader(
            words("shelf.bring_about"),
            type="zip",
            key=held.upload_key(),
            max_upload_size=1,
            on_change=_brought,
            args=(view,),
        )


def _brought(view: View) -> None:
    file = held.uploaded()
    if file is None:
        return
    content = file.getvalue()  # type: ignore[attr-defined]
    held.attempt(
        lambda: files.import_items(
            visitor.database(), visitor.person(), content, kept.edition(view)
        ),
        "shelf.brought",
    )
