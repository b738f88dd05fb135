"""One item in full: open it, name it, share it, put it away, go back to an earlier version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast
from uuid import UUID

import streamlit as st

from shelf import files, links, minding, store
from shelf.errors import NotThere
from shelf.models import LONGEST_NAME, Item, Version, Visibility
from shelf.rights import minded_by
from shelf.store import Shelved
from ui.address.view import View
from ui.page import address
from ui.page.markup import element, plain, text
from ui.reader import visitor
from ui.shelf import contents, held, kept, who
from ui.shelf.times import moment
from ui.words.texts import Words

_MOST_VERSIONS = 50


def draw(view: View, words: Words) -> None:
    """Draw the chosen item; one that is not there any more is forgotten."""
    chosen = held.chosen()
    if chosen is None:
        st.html(element("p", text(words("shelf.choose_one")), class_="muted"))
        return
    try:
        shelved = store.open_item(visitor.database(), visitor.person(), chosen)
    except NotThere:
        held.choose(None)
        raise
    one = shelved.item
    with st.container(key="shelf_item", border=True):
        st.html(
            element("h2", text(one.name)) + element("p", text(_seen_by(one, words)), class_="muted")
        )
        _open(shelved, view, words)
        _actions(one, view, words)
        if minded_by(visitor.person(), one) and visitor.person().may_write:
            _mind(one, words)
            _links(one, words)
        _past(one, view, words)


def _seen_by(one: Item, words: Words) -> str:
    owner = who.named(one.owner_name, words)
    seen = words(f"shelf.seen_by_{one.visibility}", group=one.group)
    return words("shelf.owned", owner=owner, seen=seen)


def _open(shelved: Shelved, view: View, words: Words) -> None:
    if st.button(
        words("shelf.open"), key="shelf_open", type="primary", icon=":material/open_in_new:"
    ):
        contents.open_shelved(shelved, view, owned=True)


def _actions(one: Item, view: View, words: Words) -> None:
    database, person, edition = visitor.database(), visitor.person(), kept.edition(view)
    with st.container(key="shelf_actions", horizontal=True, gap="small"):
        st.download_button(
            words("shelf.take_file"),
            lambda: files.export_items(database, person, [one.id], edition),
            f"{words('shelf.file_name')}.zip",
            "application/zip",
            icon=":material/download:",
            key="shelf_take_file",
            on_click="ignore",
        )
        if person.may_write:
            st.button(
                words("shelf.duplicate"),
                key="shelf_duplicate",
                icon=":material/content_copy:",
                on_click=_duplicate,
                args=(one, words("shelf.copy_of", name=one.name)[:LONGEST_NAME], edition),
            )
        if person.may_write and minded_by(person, one):
            st.button(
                words("shelf.unarchive" if one.archived else "shelf.archive"),
                key="shelf_archive",
                icon=":material/archive:",
                on_click=_archive,
                args=(one,),
            )


def _duplicate(one: Item, name: str, edition: str) -> None:
    copy = held.attempt(
        lambda: store.duplicate(visitor.database(), visitor.person(), one.id, name, edition)
    )
    if copy:
        held.choose(copy.id)


def _archive(one: Item) -> None:
    held.attempt(
        lambda: minding.archive(visitor.database(), visitor.person(), one.id, not one.archived),
        "shelf.taken_out" if one.archived else "shelf.put_away",
        name=one.name,
    )


def _mind(one: Item, words: Words) -> None:
    with st.expander(words("shelf.name_and_share")):
        key = f"shelf_rename_{one.id.hex}"
        st.text_input(words("shelf.name"), one.name, key=key, max_chars=LONGEST_NAME)
        st.button(words("shelf.rename"), key="shelf_rename", on_click=_rename, args=(one.id, key))
        person = visitor.person()
        choices: list[tuple[Visibility, str]] = [("private", "")]
        choices += [("group", group) for group in sorted(person.groups)]
        choices.append(("all", ""))
        now = (cast("Visibility", one.visibility), one.group)
        if now not in choices:  # a group that the person has left
            choices.append(now)
        key = f"shelf_share_{one.id.hex}"
        st.selectbox(
            words("shelf.share_with"),
            choices,
            index=choices.index(now),
            format_func=lambda choice: words(f"shelf.share_{choice[0]}", group=plain(choice[1])),
            key=key,
        )
        st.button(words("shelf.share"), key="shelf_share", on_click=_share, args=(one.id, key))


def _rename(one: UUID, key: str) -> None:
    held.attempt(
        lambda: minding.rename(visitor.database(), visitor.person(), one, held.typed(key)),
        "shelf.done",
    )


def _share(one: UUID, key: str) -> None:
    if chosen := held.picked(key):
        held.attempt(
            lambda: minding.share(visitor.database(), visitor.person(), one, *chosen),
            "shelf.done",
        )


def _links(one: Item, words: Words) -> None:
    with st.expander(words("shelf.links")):
        st.caption(words("shelf.links_about"))
        st.button(
            words("shelf.make_link"),
            key="shelf_make_link",
            icon=":material/link:",
            on_click=_make_link,
            args=(one.id,),
        )
        if token := held.shown_link():
            st.caption(words("shelf.link_once"))
            st.code(address.link_with_token(token), language=None, wrap_lines=True)
        for link in links.links(visitor.database(), visitor.person(), one.id):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                said = words("shelf.link_of", at=moment(link.created), letters=link.digest[:6])
                st.html(element("span", text(said), class_="muted"))
                st.button(
                    words("shelf.revoke"),
                    key=f"shelf_revoke_{link.digest[:16]}",
                    on_click=_revoke,
                    args=(one.id, link.digest),
                )


def _make_link(one: UUID) -> None:
    made = held.attempt(lambda: links.make_link(visitor.database(), visitor.person(), one))
    held.show_link(made or "")


def _revoke(one: UUID, digest: str) -> None:
    held.show_link("")
    held.attempt(
        lambda: links.revoke(visitor.database(), visitor.person(), one, digest), "shelf.revoked"
    )


def _past(one: Item, view: View, words: Words) -> None:
    """Draw the versions, the latest first."""
    st.html(element("h3", text(words("shelf.versions"))))
    past: Sequence[Version] = store.versions(
        visitor.database(), visitor.person(), one.id, _MOST_VERSIONS
    )
    for version in past:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(element("p", text(_version(version, words)), class_="shelf-version"))
            if version.number != one.latest and visitor.person().may_write and not one.archived:
                st.button(
                    words("shelf.restore"),
                    key=f"shelf_restore_{version.number}",
                    on_click=_restore,
                    args=(one, version.number, kept.edition(view)),
                )


def _version(version: Version, words: Words) -> str:
    said = [
        words(
            "shelf.version",
            number=version.number,
            who=who.named(version.who_name, words),
            at=moment(version.at),
        ),
        words("shelf.restored", number=version.restored) if version.restored else "",
        version.note,
        version.edition,
    ]
    return " · ".join(filter(None, said))


def _restore(one: Item, number: int, edition: str) -> None:
    restore = partial(store.restore, visitor.database(), visitor.person(), one.id, number)
    held.attempt(lambda: restore(one.latest, edition), "shelf.restored_now", number=number)
