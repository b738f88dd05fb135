"""A choice set in words: for the line on every screen, for tables and for exports."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from data.catalogue import Catalogue
from scoring.choices import IndexChoices
from ui import cached
from ui.figures import percent
from ui.labels import city_name, part_name
from ui.markup import element, text
from ui.view import DEFAULT_CHOICES, View
from ui.words import Words


@dataclass(frozen=True)
class Choice:
    """One choice in words, and whether it differs from the default chain."""

    field: str
    what: str
    value: str
    changed: bool


def describe(choices: IndexChoices, catalogue: Catalogue, words: Words) -> list[Choice]:
    """Return every choice of a set in words, in the order of the method's steps."""
    return [
        Choice(
            field.name,
            words(f"method.{field.name}"),
            _value(field.name, choices, catalogue, words),
            getattr(choices, field.name) != getattr(DEFAULT_CHOICES, field.name),
        )
        for field in fields(choices)
    ]


def framework_name(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return the name of an evaluation framework."""
    rows = catalogue.frameworks[catalogue.frameworks["framework"] == code]
    return str(rows[f"name_{words.language}"].iloc[0])


def own_index_line(view: View, words: Words) -> str:
    """Return a line that says whose index this is and how it differs from the default."""
    changed = [c for c in describe(view.choices, cached.catalogue(), words) if c.changed]
    name = view.choices_name or words("method.unnamed")
    title = element("strong", text(words("method.own_index", name=name)))
    parts = (words("method.choice", what=c.what, value=c.value) for c in changed)
    return element("span", title, " ", text(" · ".join(parts)), class_="own-index-line")


def _value(name: str, choices: IndexChoices, catalogue: Catalogue, words: Words) -> str:
    value = getattr(choices, name)
    if name == "framework":
        return framework_name(value, catalogue, words)
    if name in ("normalisation", "weighting", "imputation"):
        return words(f"method.{name}_{value}")
    if name == "aggregation":
        return " → ".join(words(f"method.rule_{rule}") for rule in value)
    if name == "treatment":
        return words("method.on" if value else "method.off")
    if name in ("minimum_indicator_share", "minimum_weight_share"):
        return percent(value)
    return _listed(name, value, catalogue, words)


def _listed(name: str, value: object, catalogue: Catalogue, words: Words) -> str:
    """Codes by their names, numbers as they are, and nothing as "none"."""
    if value is None or value == ():
        return words("common.none")
    if name == "reference_city":
        return city_name(str(value), catalogue, words)
    if not isinstance(value, tuple):
        return f"{value:g}"
    join = "、" if words.language == "zh" else ", "
    return join.join(_item(item, catalogue, words) for item in value)


def _item(item: Any, catalogue: Catalogue, words: Words) -> str:
    if isinstance(item, str):
        return part_name(item, catalogue, words)
    code, *numbers = item
    return f"{part_name(code, catalogue, words)} {'–'.join(f'{n:g}' for n in numbers)}"
