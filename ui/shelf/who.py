"""Who is at the page, and how they sign in."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data.errors import AtlasError
from shelf.models import now
from shelf.people import MACHINE, NOBODY, Person
from shelf.sign_in import FILE, GROUPS_HEADER, USER_HEADER, Rules, by_header, by_token, read_rules
from ui.words.texts import Words


def person() -> Person:
    """Return who this reader is; without sign-in everybody is the machine.

    Where the rules of the sign-in cannot be read, nobody is signed in.
    """
    file, header = os.environ.get(FILE, ""), os.environ.get(USER_HEADER, "")
    if not (file or header):
        return MACHINE
    try:
        rules = _rules(file) if file else Rules()
    except AtlasError:
        return NOBODY
    if header:
        # Whoever is not the proxy had this header taken away at the door.
        groups = os.environ.get(GROUPS_HEADER, "")
        return by_header(_header(header), _header(groups) if groups else "", rules)
    return by_token(st.user.to_dict(), rules, now())


def named(name: str, words: Words) -> str:
    """Return what a person is called; who was not signed in has no name."""
    return name or words("shelf.machine")


def standing(one: Person, words: Words) -> str:
    """Return the sentence that says who this reader is to the shelf."""
    if one == MACHINE:
        return words("shelf.of_the_machine")
    if one == NOBODY:
        return words("shelf.not_signed_in")
    role = words(f"shelf.role_{one.role}")
    groups = words.list(sorted(one.groups))
    key = "signed_in_groups" if one.groups else "signed_in"
    return words(f"shelf.{key}", name=named(one.name, words), role=role, groups=groups)


def door(one: Person, words: Words) -> None:
    """Draw the button that signs in or out, where it is not the proxy that does."""
    if one == MACHINE or os.environ.get(USER_HEADER):
        return
    if one == NOBODY:
        if st.button(words("shelf.sign_in"), key="shelf_sign_in", type="primary"):
            st.login()
    elif st.button(words("shelf.sign_out"), key="shelf_sign_out"):
        st.logout()


def _header(name: str) -> str:
    return str(st.context.headers.get(name) or "")


@lru_cache(1)
def _rules(file: str) -> Rules:
    return read_rules(Path(file))
