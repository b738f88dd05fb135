"""A target in words: its value, the document that sets it, and who meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pandas import Series

from data.catalogue import Catalogue
from scoring.targets.own import read_own
from scoring.targets.scope import CITIES
from scoring.targets.standing import Count, count, standings
from scoring.targets.target import GUIDELINE, LIMIT, OWN, Target
from ui.address.view import View
from ui.figures import kept
from ui.figures.aims import Aim
from ui.figures.names import group_names
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

_NUMBER = re.compile(r"GB \d+-\d{4}")
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
# What a document is called in Chinese stands after its English name in the table.
_CHINESE = re.compile(r"\s*[“《]?[\u3400-\u9fff].*")
_LARGEST_PLAIN = 10_000


def value_of(target: Target, words: Words) -> str:
    """Return the figure a target names with its unit, as exactly as its document gives it."""
    plain = amount_of(target.value, target.unit, words)
    return words(f"target.{target.qualifier}", value=plain) if target.qualifier else plain


def amount_of(value: float, unit: str, words: Words) -> str:
    """Return a figure without digits that say nothing: 35 µg/m³, 87.5%."""
    if unit == "%":
        return f"{value:g}%".replace("-", "−")
    if abs(value) >= _LARGEST_PLAIN:
        return numbers.figure(value, unit, words)
    plain = f"{value:.6g}".replace("-", "−")
    said = numbers.with_unit(plain, unit, words)
    return said.removesuffix("s") if plain == "1" and words.language == "en" else said


def bound_of(target: Target, words: Words) -> str:
    """Return the direction and the figure, at most 35 µg/m³, or how exactly it is given."""
    if target.qualifier:
        return value_of(target, words)
    return words(f"target.{target.comparator}", value=value_of(target, words))


def document_of(target: Target, words: Words) -> str:
    """Return the name of the document in the reader's language; of a standard, its number too."""
    if target.level == OWN:
        return words("target.your_own")
    if words.language == "zh":
        return note_text(target.document, words)
    return _CHINESE.sub("", target.document)


def short_document(target: Target, words: Words) -> str:
    """Return what a sentence calls a document: a standard is known by its number."""
    number = _NUMBER.match(target.document)
    return number[0] if number else _BRACKETS.sub("", document_of(target, words))


def own_refused(asked: View, view: View, words: Words) -> str:
    """Return why a target of the reader's own is not shown: no figure can be that."""
    unit, own = kept.shown(view).unit, read_own(asked.own_target).value
    value, low, high = (numbers.figure(one, unit, words) for one in (own, *kept.bounds(view)))
    return words("target.own_beyond", value=value, low=low, high=high)


def title_of(target: Target, words: Words) -> str:
    """Return what a target is a target of."""
    return target.title[words.language]


def note_of(target: Target, words: Words) -> str:
    """Return what must be known of a target, as a sentence; "" where nothing is noted."""
    if not target.note:
        return ""
    note = note_text(target.note, words)
    return words("target.noted", title=title_of(target, words), note=note)


def line_name(target: Target, words: Words) -> str:
    """Return what stands beside its line on a chart."""
    return words(f"target.line_{_line(target)}", value=value_of(target, words))


def name_in_legend(target: Target, words: Words) -> str:
    """Return what it is, as it stands within a line: the limit, the national target."""
    return words(f"target.the_{_line(target)}")


def _line(target: Target) -> str:
    by_level = {LIMIT: "limit", GUIDELINE: "guideline", OWN: "own"}
    by_scope = {"nation": "nation", "cluster": "place"}
    return by_level.get(target.level) or by_scope.get(target.scope.partition(".")[0], "plan")


def counted(aim: Aim, values: Series) -> Count:
    """Return how many of the figures of the units it is for meet a target."""
    return count(standings(values[values.index.isin(aim.units)], aim.target))


def sentence(aim: Aim, values: Series, year: int, catalogue: Catalogue, words: Words) -> str:
    """Return who meets a target, as a sentence.

    Parameters
    ----------
    values : the figures that may be compared, of the units that are looked at
    year : of the figures
    """
    return words("target.sentence", said=_said(aim, values, year, catalogue, words))


def headline(aim: Aim, values: Series, year: int, catalogue: Catalogue, words: Words) -> str:
    """Return who meets a target, who is near and who is far."""
    found = counted(aim, values)
    said = _said(aim, values, year, catalogue, words)
    if not found.near + found.far:
        return words("target.sentence", said=said)
    are = words(f"target.is_{'one' if found.near == 1 else 'many'}")
    return words("target.headline", said=said, near=found.near, far=found.far, are=are)


def _said(aim: Aim, values: Series, year: int, catalogue: Catalogue, words: Words) -> str:
    target, found = aim.target, counted(aim, values)
    told = {"value": value_of(target, words), "document": short_document(target, words)}
    if not found.known:
        return words("target.nobody", year=year, **told)
    if target.level == OWN:
        told["value"] = bound_of(target, words)
    many = "one" if found.met == 1 else "many"
    return words(
        f"target.{_kind(target, year)}",
        **told,
        met=found.met,
        of=found.known,
        year=target.year or "",
        kind=kind_of(values[values.index.isin(aim.units)], catalogue, words),
        meets=words(f"target.meets_{many}"),
        are=words(f"target.is_{many}"),
        side=words(f"target.side_{target.comparator}"),
        place=place_of(target, catalogue, words),
        who=_who(target, words),
    )


def _kind(target: Target, year: int) -> str:
    """Which sentence says it: by what it is, whom it binds, and whether its year is over."""
    if target.level in (OWN, GUIDELINE):
        return "own" if target.level == OWN else "guideline"
    if target.level == LIMIT:
        return "limit_to_come" if target.year > year else "limit"
    scope = target.scope.partition(".")[0]
    kind = {"nation": "nation", "cluster": "place", "province": "place"}.get(scope, "scoped")
    return f"{kind}_past" if target.year < year else kind


def kind_of(values: Series, catalogue: Catalogue, words: Words) -> str:
    """Return what the units with a figure are: cities, or units where others are among them."""
    known = values.dropna().index
    levels = catalogue.cities.set_index("city_code")["level"].reindex(known)
    kind = "cities" if levels.isin(CITIES).all() else "units"
    return words(f"target.{kind}_{'one' if len(known) == 1 else 'many'}")


def place_of(target: Target, catalogue: Catalogue, words: Words) -> str:
    """Return the cluster or province a target is for, or ""."""
    kind, _, code = target.scope.partition(".")
    return group_names(kind, catalogue, words)[code] if kind in ("cluster", "province") else ""


def _who(target: Target, words: Words) -> str:
    key = f"target.who_{target.scope}"
    return words(key) if words.has(key) else ""


def legend_title(targets: Sequence[Target], year: int, words: Words) -> str:
    """Return what the colours of a map of distance are the distance to."""
    if not targets:
        return words("target.legend_none", year=year)
    if len({one.scope for one in targets}) > 1:
        return words("target.legend_several", year=year)
    return words("target.legend", name=name_in_legend(targets[0], words), year=year)


def class_names(targets: Sequence[Target], counts: Sequence[int], words: Words) -> list[str]:
    """Return the names of the classes of `ui.figures.aims`, in their order; empty keeps one out."""
    there = words("target.class_there")
    if len({one.scope for one in targets}) == 1:
        value = value_of(targets[0], words)
        there = words(f"target.class_there_{targets[0].comparator}", value=value)
    beyond = words("target.class_not_for") if counts[0] else ""
    return [beyond, words("target.class_far"), words("target.class_near"), there]
