"""A choice set in words: for the line on every screen, for tables and for exports."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from data.catalogue import Catalogue
from scoring.index.choices import IndexChoices
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures.names import city_name, part_name
from ui.words.numbers import percent
from ui.words.texts import Words


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
            words(f"choices.{field.name}"),
            _value(field.name, choices, catalogue, words),
            getattr(choices, field.name) != getattr(DEFAULT_CHOICES, field.name),
        )
        for field in fields(choices)
    ]


def framework_name(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return the name of an evaluation framework."""
    rows = catalogue.frameworks[catalogue.frameworks["framework"] == code]
    return str(rows[f"name_{words.language}"].iloc[0])


def is_framework_alone(view: View) -> bool:
    """Return whether the index is the default one but for its framework, and without a name."""
    default = replace(DEFAULT_CHOICES, framework=view.choices.framework)
    return view.choices == default != DEFAULT_CHOICES and not view.choices_name


def index_name(view: View, catalogue: Catalogue, words: Words) -> str:
    """Return what an index that is not the default one is called."""
    if is_framework_alone(view):
        return framework_name(view.choices.framework, catalogue, words)
    return view.choices_name or words("choices.unnamed")


def own_name(view: View, words: Words) -> str:
    """Return what sets an index apart from that of its framework, whatever its year."""
    default = replace(DEFAULT_CHOICES, framework=view.choices.framework, year=view.choices.year)
    if view.choices == default:
        return ""
    name = view.choices_name
    return words("reading.own_named", name=name) if name else words("reading.own_choices")


def option_name(kind: str, option: str, words: Words) -> str:
    """Return the name of a way to normalise, weight or fill gaps, or of a "rule" that joins."""
    return words(f"choices.{kind}_{option}")


def _value(name: str, choices: IndexChoices, catalogue: Catalogue, words: Words) -> str:
    value = getattr(choices, name)
    if name == "framework":
        return framework_name(value, catalogue, words)
    if name in ("normalisation", "weighting", "imputation", "gaps"):
        return option_name(name, value, words)
    if name == "aggregation":
        return " → ".join(option_name("rule", rule, words) for rule in value)
    if name in ("treatment", "reflect"):
        return words("common.yes" if value else "common.no")
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
    join = words.manner.comma
    return join.join(_item(item, catalogue, words) for item in value)


def _item(item: Any, catalogue: Catalogue, words: Words) -> str:
    if isinstance(item, str):
        return part_name(item, catalogue, words)
    code, *numbers = item
    return f"{part_name(code, catalogue, words)} {'–'.join(f'{n:g}' for n in numbers)}"
