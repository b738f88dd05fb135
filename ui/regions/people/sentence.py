"""Who grew, who shrank and how old they are, in a sentence."""

from __future__ import annotations

import numpy as np

from ui.regions.people.figures import People
from ui.regions.signed import signed
from ui.words import numbers


def headline(people: People) -> str:
    """Return the sentence, true for none, one and many."""
    words, yearly = people.inputs.words, people.yearly
    if yearly.empty:
        return words("regions.people_none", years=people.years)
    if len(yearly) == 1:
        return _single(people)
    falling = int((yearly < 0).sum())
    return words(
        "regions.people_reading" if falling else "regions.people_all_grow",
        first=people.change.first_year,
        last=people.change.last_year,
        falling=falling,
        of=len(yearly),
        gain=_gain(people),
        ages=_ages(people),
    )


def _single(people: People) -> str:
    """One unit: what became of it."""
    words, change = people.inputs.words, people.change
    return words(
        "regions.people_one",
        city=people.inputs.names[str(people.yearly.index[0])],
        first=change.first_year,
        last=change.last_year,
        before=numbers.figure(float(change.first.iloc[0]), "person", words),
        after=numbers.figure(float(change.last.iloc[0]), "person", words),
        percent=signed(float(people.yearly.iloc[0]), 2, "%"),
    )


def _gain(people: People) -> str:
    words, gains = people.inputs.words, people.gained[people.gained > 0]
    if len(gains) < 2:
        return ""
    gained = numbers.figure(float(gains.sum()), "person", words)
    return words("regions.people_gain", gained=gained, growing=len(gains), few=people.half_of_gain)


def _ages(people: People) -> str:
    old, young = people.aged_where(False), people.aged_where(True)
    if np.isnan([old, young]).any():
        return ""
    return people.inputs.words("regions.people_ages", old=f"{old:.1f}%", young=f"{young:.1f}%")
