"""Who is at the page."""

from __future__ import annotations

from shelf.people import MACHINE, Person
from ui.words.texts import Words


def person() -> Person:
    """Return who this reader is; without sign-in everybody is the machine."""
    return MACHINE


def named(name: str, words: Words) -> str:
    """Return what a person is called; who was not signed in has no name."""
    return name or words("shelf.machine")


def standing(one: Person, words: Words) -> str:
    """Return the sentence that says who this reader is to the shelf."""
    if one == MACHINE:
        return words("shelf.of_the_machine")
    role = words(f"shelf.role_{one.role}")
    groups = words.list(sorted(one.groups))
    key = "signed_in_groups" if groups else "signed_in"
    return words(f"shelf.{key}", name=named(one.name, words), role=role, groups=groups)
