"""Who is at the page in words, and how they sign in."""

from __future__ import annotations

import os

import streamlit as st

from shelf.people import MACHINE, NOBODY, Person
from shelf.sign_in import USER_HEADER
from ui.words.texts import Words


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
