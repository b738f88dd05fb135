"""Who is at the page, as the sign-in says, and the one shelf of this process."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data.errors import AtlasError
from shelf.browsers import token_of
from shelf.database import Database
from shelf.models import now
from shelf.people import MACHINE, NOBODY, Person
from shelf.place import place
from shelf.sign_in import FILE, GROUPS_HEADER, USER_HEADER, Rules, by_header, by_token, read_rules


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


def browser() -> str:
    """Return the token of this reader's browser, "" where it takes no cookies."""
    return token_of(st.context.cookies)


def database() -> Database:
    """Return the shelf; nothing is opened or made before it is used.

    Raises
    ------
    Unavailable
        If ``ATLAS_DATABASE`` is not understood.
    """
    return _database(place().render_as_string(hide_password=False))


def _header(name: str) -> str:
    return str(st.context.headers.get(name) or "")


@lru_cache(1)
def _rules(file: str) -> Rules:
    return read_rules(Path(file))


@lru_cache(1)
def _database(named: str) -> Database:
    del named  # what the shelf is kept under
    return Database(place())
