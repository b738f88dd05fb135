"""What the choice set is, as a value."""

from __future__ import annotations

from exports.content import Table
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.choices import describe
from ui.index_lab.inputs import index_title
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return how far the choices are from the default, and every one of them."""
    words = Words(view.language)
    return Answer(
        subject=words("index_lab.subject_take", index=index_title(view)),
        headline=_headline(view, words),
        subline=words("index_lab.take_title"),
        tables=(choices_table(view),),
    )


def choices_table(view: View) -> Table:
    """Return every choice beside its default."""
    words, catalogue = Words(view.language), kept.catalogue()
    defaults = describe(DEFAULT_CHOICES, catalogue, words)
    own = describe(view.choices, catalogue, words)
    rows = zip(own, defaults, strict=True)
    return Table(
        words("index_lab.whole_set"),
        tuple(words(f"index_lab.{key}") for key in ("what", "value", "default_value")),
        tuple((one.what, one.value, default.value) for one, default in rows),
    )


def _headline(view: View, words: Words) -> str:
    stated = describe(view.choices, kept.catalogue(), words)
    changed = [one.what for one in stated if one.changed]
    if not changed:
        return words("index_lab.take_default", of=len(stated))
    told = words.list([words("index_lab.quoted", what=what) for what in changed])
    said = {"n": len(changed), "of": len(stated), "list": told}
    if not view.choices_name:
        return words("index_lab.take_unnamed", **said)
    return words("index_lab.take_own", name=view.choices_name, **said)
