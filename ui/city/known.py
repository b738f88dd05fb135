"""How the page of a unit outside the yearbook opens: its people and its output, as published."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from data.catalogue import SECOND_HAND
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.every_unit import of_every_unit
from ui.figures.names import city_name
from ui.figures.profile import Profile
from ui.words import numbers
from ui.words.texts import Words

_OPENING = ("resident_population", "share_aged_60_plus", "mean_years_schooling", "gdp")


def opening(view: View, profile: Profile) -> str:
    """Return residents, age, schooling and GDP in a sentence, each with its year."""
    words = Words(view.language)
    figures = profile.figures.dropna(subset="value").drop_duplicates("variable")
    latest = figures.set_index("variable").to_dict("index")
    units = kept.catalogue().variables.set_index("variable")["unit"]
    facts = [
        words(
            f"city.opening_{code}",
            value=numbers.figure(float(latest[code]["value"]), str(units[code]), words),
            year=_dated(latest[code], words),
        )
        for code in _OPENING
        if code in latest
    ]
    joint = words.manner.semicolon
    name = city_name(profile.city, kept.catalogue(), words)
    return words("city.opening", city=name, facts=joint.join(facts))


def _dated(row: dict[Hashable, Any], words: Words) -> str:
    """The year of a figure, and that it is quoted where it is."""
    key = "quoted" if row["source"] in SECOND_HAND else "dated"
    return words(f"city.opening_{key}", year=row["year"])


def place_among_all(view: View, city: str) -> str:
    """Return where a unit stands among all 337, on the fewer figures that these have."""
    words, result = Words(view.language), kept.scored(of_every_unit(view).choices)
    root = result.definition.root
    rank = cell(result.ranks, city, root)
    if rank is pd.NA:
        return ""
    place = numbers.rank(int(rank), int(result.ranks[root].count()), words)
    return words("city.among_all", place=place, n=len(result.definition.indicators))
