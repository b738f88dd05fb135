"""A diagnosis: what kind of profile, where ahead and behind its peers, what that calls for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pandas import DataFrame, Series

from data.advice import RISING
from data.catalogue import Catalogue
from scoring.arrays import FloatArray
from scoring.diagnosis.peer_groups import NEAREST, PROVINCE, SIZE, PeerGroups
from scoring.diagnosis.profile_type import ProfileType, profile_types
from scoring.diagnosis.residents import RESIDENTS, residents_gained
from scoring.diagnosis.standing import DrawnRanks, Line, Standings, stand
from scoring.diagnosis.suggestions import (
    Suggestion,
    Trigger,
    clarity,
    holds,
    learn_from,
    rank_suggestions,
    read_trigger,
    sides,
)
from scoring.index.chain import IndexResult
from scoring.index.indicators import OBSERVED

CITY, REGION = "city", "region"


@dataclass(frozen=True)
class Missing:
    """An indicator without a figure: why, and what its source says."""

    indicator: str
    reason: str
    note: str


@dataclass(frozen=True)
class Subjects:
    """The units that can be diagnosed beside each other: all cities, all provinces or all clusters.

    Attributes
    ----------
    scope : "city" or "region", which entries of the catalogue apply
    standings : Standings
    ranks : DataFrame of Int64, units × (index and dimensions)
    root, headings : codes of the index and of its dimensions
    triggers : mapping suggestion → Trigger, those of the scope
    distance : DataFrame, units × units, how unlike they are; None for regions
    reasons, notes : DataFrame of text, units × indicators, why a figure is
        missing and what its source warns of
    years : DataFrame of Int64, units × indicators
    year : int, the year asked for
    gained : Series, by how many residents each unit grew, NaN where not known
    """

    scope: str
    standings: Standings
    ranks: DataFrame
    root: str
    headings: tuple[str, ...]
    triggers: Mapping[str, Trigger]
    distance: DataFrame | None
    reasons: DataFrame
    notes: DataFrame
    years: DataFrame
    year: int
    gained: Series

    @cached_property
    def apart(self) -> Mapping[str, FloatArray]:
        """Unit → how unlike it each unit is."""
        if self.distance is None:
            return {}
        return dict(zip(map(str, self.distance.index), self.distance.to_numpy(float), strict=True))

    @cached_property
    def types(self) -> Mapping[str, ProfileType | None]:
        """Unit → the type of its profile."""
        return profile_types(self.ranks, self.root, self.headings)

    @cached_property
    def gaps(self) -> Mapping[str, tuple[Missing, ...]]:
        """Unit → its indicators without a figure."""
        reasons, notes = self.reasons.to_numpy(), self.notes.to_numpy()
        found: dict[str, list[Missing]] = {}
        for i, j in zip(*(reasons != OBSERVED).nonzero(), strict=True):
            gap = Missing(str(self.reasons.columns[j]), str(reasons[i, j]), str(notes[i, j]))
            found.setdefault(str(self.reasons.index[i]), []).append(gap)
        return {unit: tuple(gaps) for unit, gaps in found.items()}

    @cached_property
    def cautions(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Unit → indicator → what makes its figure less sure, where anything does."""
        old = (self.years < self.year - 1).fillna(False).to_numpy(bool)
        warned = (self.notes != "").to_numpy(bool)
        found: dict[str, dict[str, tuple[str, ...]]] = {str(u): {} for u in self.notes.index}
        for i, j in zip(*(old | warned).nonzero(), strict=True):
            marks = ("old_figure",) * bool(old[i, j]) + ("warned",) * bool(warned[i, j])
            found[str(self.notes.index[i])][str(self.notes.columns[j])] = marks
        return found


@dataclass(frozen=True)
class Diagnosis:
    """What a unit's figures say.

    Attributes
    ----------
    unit : its code
    type : ProfileType, None without an index
    standing : lines, see `stand`
    suggestions : the clearest first; none about what is not measured
    missing : the indicators without a figure
    """

    unit: str
    type: ProfileType | None
    standing: tuple[Line, ...]
    suggestions: tuple[Suggestion, ...]
    missing: tuple[Missing, ...]


def city_subjects(
    catalogue: Catalogue,
    result: IndexResult,
    groups: PeerGroups,
    drawn: DrawnRanks | None = None,
    nearest: Mapping[str, Sequence[str]] | None = None,
    beside: str = SIZE,
) -> Subjects:
    """Return all cities made ready to be diagnosed.

    Parameters
    ----------
    result : IndexResult, from `score_cities`
    groups : PeerGroups
    drawn : see `Standings`; ranks are taken as sure without
    nearest : mapping city → codes, in place of the most alike, where a reader chose others
    beside : the first group, one of `BESIDE`
    """
    assert result.figures is not None, "scored from the tables"
    tree, figures = result.definition, result.figures
    codes = [tree.root, *(h for h in tree.headings if h in tree.measured)]
    values = result.scores[codes].join(result.raw[list(tree.indicators)])
    signs = pd.concat([Series(1.0, index=codes), tree.directions])
    chosen = nearest or {}
    peers = {
        city: {
            beside: of[beside],
            PROVINCE: of[PROVINCE],
            NEAREST: tuple(chosen.get(city, of[NEAREST])),
        }
        for city, of in groups.of.items()
    }
    shown = list(tree.indicators)
    return Subjects(
        scope=CITY,
        standings=Standings(values, signs, peers, drawn or {}),
        ranks=result.ranks[codes],
        root=tree.root,
        headings=tuple(codes[1:]),
        triggers=triggers_of(catalogue, CITY, values.columns),
        distance=groups.distance,
        reasons=figures.reason[shown],
        notes=figures.note[shown],
        years=figures.year[shown],
        year=result.choices.year,
        gained=residents_gained(catalogue, result.choices.year),
    )


def triggers_of(catalogue: Catalogue, scope: str, codes: pd.Index) -> dict[str, Trigger]:
    """Return the triggers of the entries that apply to a scope and speak of these codes."""
    table = catalogue.suggestions
    wanted = table[table["scope"].isin([scope, "both"])]
    read = {
        str(name): read_trigger(text)
        for name, text in zip(wanted["suggestion"], wanted["trigger"], strict=True)
    }
    known = {*codes, RESIDENTS}
    return {n: t for n, t in read.items() if all(code in known for _, code in t.terms)}


def diagnose(subjects: Subjects, unit: str) -> Diagnosis:
    """Return the diagnosis of one unit.

    Nothing is said of what is not measured: a missing figure has no standing,
    fulfils no trigger and stands in `missing`. A dimension that is withheld
    silences the suggestions about it, not those about its indicators.
    """
    standing = stand(subjects.standings, unit)
    side = sides(standing) | ({RESIDENTS: RISING} if subjects.gained[unit] > 0 else {})
    found = [
        _suggestion(subjects, unit, name, trigger, standing)
        for name, trigger in subjects.triggers.items()
        if holds(trigger, side)
    ]
    return Diagnosis(
        unit=unit,
        type=subjects.types[unit],
        standing=standing,
        suggestions=tuple(rank_suggestions(found)),
        missing=subjects.gaps.get(unit, ()),
    )


def _suggestion(
    subjects: Subjects, unit: str, name: str, trigger: Trigger, standing: tuple[Line, ...]
) -> Suggestion:
    codes = {code for _, code in trigger.terms}
    about = [line for line in standing if line.code == trigger.code]
    cautions = subjects.cautions.get(unit, {}).get(trigger.code, ())
    return Suggestion(
        suggestion=name,
        trigger=trigger,
        evidence=tuple(line for line in standing if line.code in codes),
        clarity=clarity(about, cautions),
        cautions=cautions,
        learn_from=learn_from(subjects.standings, unit, about, subjects.apart.get(unit)),
    )
