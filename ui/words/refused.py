"""Why something was refused or cannot be computed, in the reader's language."""

from __future__ import annotations

from dataclasses import fields

from data.errors import AtlasError
from scoring.index.choices import IndexChoices
from scoring.index.frameworks import ROOT
from ui.words.tables import spoken
from ui.words.texts import Words

_CHOICES = frozenset(field.name for field in fields(IndexChoices))
_OPTIONS = frozenset({"normalisation", "weighting", "rule"})
_JOINT = ", "


def why(error: AtlasError, words: Words) -> str:
    """Return the reason in words; it may quote what was refused, so it is outside text.

    Choices, their options, cities and parts of an index are called by their
    names; what is known by none is quoted as it came. An error without a key is
    for an operator, and stays as it is in the log.
    """
    if not error.key:
        return str(error)
    values = {kind: _named(kind, str(value), words) for kind, value in error.values.items()}
    return words(f"refused.{error.key}", **values)


def _named(kind: str, value: str, words: Words) -> str:
    if kind in ("code", "codes"):
        return words.manner.names.join(_part(code, words) for code in value.split(_JOINT))
    if kind == "name" and value in _CHOICES:
        return words(f"choices.{value}")
    return words(f"choices.{kind}_{value}") if kind in _OPTIONS else value


def _part(code: str, words: Words) -> str:
    return words("common.index") if code == ROOT else spoken().part(code, words.language)
