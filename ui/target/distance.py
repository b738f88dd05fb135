"""Every unit's distance to its target, and at what pace it comes closer, as a table."""

from __future__ import annotations

from pandas import DataFrame, Series

from exports.content import Cell, Table
from scoring.targets.standing import MET, missing_to, share_of, standings
from scoring.targets.target import Target
from ui.address.view import View
from ui.figures import kept
from ui.figures.aims import of_each
from ui.figures.among import selected_units
from ui.figures.cells import cell
from ui.figures.classes import kept as classes_kept
from ui.figures.names import city_names
from ui.target import kept as target_kept
from ui.target import words as target_words
from ui.words import numbers
from ui.words.texts import Words

# Digits that binary fractions add are none of the figure.
_EXACT = 9
_COLUMNS = ("target", "distance", "share", "standing", "pace")


def distance_table(view: View) -> Table | None:
    """Return the units that pass the filters and have a figure, or None without a target."""
    aims = classes_kept.aims(view)
    if not aims:
        return None
    words, names = Words(view.language), city_names(kept.catalogue(), Words(view.language))
    values = classes_kept.judged(view)
    every = {aim.target.code: target_kept.pace(view.measure, view.year, aim.target) for aim in aims}
    told = {code: found for code, found in every.items() if found is not None}
    unit = numbers.unit_name(kept.shown(view).unit, words)
    among = selected_units(view, kept.catalogue())
    known = [str(code) for code in values.dropna().index if code in among]
    rows: list[tuple[Cell, ...]] = [
        (
            code,
            names[code],
            float(values[code]),
            target_words.bound_of(target, words),
            round(float(values[code]) - target.value, _EXACT),
            _share(float(values[code]), target),
            standing_of(float(values[code]), target, words),
            *((pace_of(told.get(target.code), code, target, words),) if told else ()),
        )
        for code, target in of_each(aims, known)
    ]
    heads = (
        words("exports.code"),
        words("exports.city"),
        f"{words('common.value')} [{unit}]" if unit else words("common.value"),
        *(words(f"target.column_{name}") for name in _COLUMNS if told or name != "pace"),
    )
    return Table(words("target.table", year=view.year), heads, tuple(rows))


def _share(value: float, target: Target) -> float | None:
    if not target.value:
        return None
    return round(100 * float(share_of(Series([value]), target).iloc[0]), _EXACT)


def standing_of(value: float, target: Target, words: Words) -> str:
    """Return whether a figure meets a target; of a mean, only on which side of it it is."""
    standing = int(standings(Series([value]), target).iloc[0])
    if target.is_mean:
        side = "met" if standing == MET else "missed"
        return words(f"target.mean_{side}_{target.comparator}")
    return words(f"target.{('missed', 'near', 'met')[standing]}")


def distance_of(value: float, target: Target, words: Words) -> str:
    """Return the difference of a figure and a target as both are printed, with its sign."""
    shown, goal = (_printed(figure, target.unit) for figure in (value, target.value))
    if shown == goal and float(missing_to(Series([value]), target).iloc[0]) > 0:
        return words("target.hair")
    return numbers.signed(round(shown - goal, _EXACT), target.unit, words)


def distances(view: View) -> dict[str, str]:
    """Return how far each unit is from its target, where the map is coloured by that."""
    if view.against != "target":
        return {}
    words, values = Words(view.language), classes_kept.judged(view).dropna()
    said = {}
    for code, target in of_each(classes_kept.aims(view), list(values.index)):
        distance = distance_of(float(values[code]), target, words)
        line = target_words.line_name(target, words)
        said[str(code)] = words("target.distance_to", distance=distance, target=line)
    return said


def _printed(value: float, unit: str) -> float:
    """A figure as `numbers` writes one below ten thousand: about three digits."""
    if unit in numbers.ONE_DECIMAL:
        return round(value, 1)
    size = abs(value)
    return round(value, 0 if size >= 100 else 1 if size >= 10 else 2)


def pace_of(told: DataFrame | None, code: str, target: Target, words: Words) -> str:
    """Return at what pace a unit comes closer, in words; "" where a target has no year."""
    if told is None:
        return ""
    since = int(cell(told, code, "since"))
    return words(f"target.pace_{cell(told, code, 'state')}", since=since, year=target.year)


def pace_sentence(view: View, known: Series) -> str:
    """Return how many units are on track for the first target with a year to come.

    Nothing is said where of no unit it could be told.

    Parameters
    ----------
    known : figures of the units that are looked at
    """
    words = Words(view.language)
    for aim in classes_kept.aims(view):
        told = target_kept.pace(view.measure, view.year, aim.target)
        if told is None or aim.target.year <= view.year:
            continue
        mine = [code for code in known.dropna().index if code in aim.units]
        states = told.loc[mine, "state"].value_counts()
        moving = {name: int(states.get(name, 0)) for name in ("on_track", "too_slow", "away")}
        if not sum(moving.values()):
            continue
        untold = int(states.get("untold", 0))
        return words(
            "target.paces",
            **moving,
            open=sum(moving.values()) + untold,
            untold=untold,
            value=target_words.value_of(aim.target, words),
            year=aim.target.year,
            kind=target_words.kind_of(known.loc[mine], kept.catalogue(), words),
        )
    return ""
