"""Diagnoses that the screens compute once and keep; see `cached.py`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from pandas import DataFrame, Series

from data.errors import DataError
from scoring.arrays import Array
from scoring.diagnosis.decides import Decides, movable
from scoring.diagnosis.decides import decides as decided
from scoring.diagnosis.diagnose import Diagnosis, Subjects, city_subjects, diagnose
from scoring.diagnosis.package import Package, smallest_package
from scoring.diagnosis.peer_groups import NEAREST, PeerGroups, peer_groups
from scoring.diagnosis.regional import clusters, provinces, region_subjects
from scoring.diagnosis.smallest_step import smallest_steps
from scoring.diagnosis.step_draws import Step, share_of_draws
from scoring.diagnosis.what_if import WhatIf
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.dimension_draws import drawn_ranks
from scoring.index.chain import imputation_groups
from scoring.index.choices import IndexChoices
from ui.address.view import View
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.figures.names import city_name, group_names
from ui.page import median_rank
from ui.reader.keep import keep
from ui.words.texts import Words

CITY, PROVINCE, CLUSTER = "city", "province", "cluster"


def kind_of(unit: str) -> tuple[str, str]:
    """Return what kind of unit a code of `View.compare` stands for, and its bare code."""
    kind, _, code = unit.rpartition(".")
    return kind or CITY, code


def subjects(view: View, kind: str) -> Subjects:
    """Return all cities, provinces or clusters; the city in focus with the peers chosen for it."""
    if kind != CITY:
        return _regions(view.choices, kind)
    if view.city and view.peers:
        nearest = {view.city: view.peers}
        tables, result = kept.catalogue(), kept.scored(view.choices)
        drawn, of = _drawn(view.choices), groups(view.choices.year)
        return city_subjects(tables, result, of, drawn, nearest, view.beside)
    return _cities(view.choices, view.beside)


def diagnosis(view: View, unit: str) -> Diagnosis:
    """Return the diagnosis of a unit of `View.compare`."""
    kind, code = kind_of(unit)
    return diagnose(subjects(view, kind), code)


@keep(20)
def members(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the cities of every province or cluster."""
    return provinces(kept.catalogue()) if kind == PROVINCE else clusters(kept.catalogue())


@keep(20)
def groups(year: int) -> PeerGroups:
    """Return the peers of every city."""
    return peer_groups(kept.catalogue(), year)


@keep(20)
def _cities(choices: IndexChoices, beside: str) -> Subjects:
    tables, result, of = kept.catalogue(), kept.scored(choices), groups(choices.year)
    return city_subjects(tables, result, of, _drawn(choices), beside=beside)


@keep(20)
def _regions(choices: IndexChoices, kind: str) -> Subjects:
    return region_subjects(
        kept.catalogue(), kept.scored(choices), groups(choices.year), members(kind)
    )


@keep(4)
def _drawn(choices: IndexChoices) -> dict[str, Array]:
    try:
        return drawn_ranks(
            kept.scored(choices),
            View.seed,
            space=ChoiceSpace.around(choices),
            groups=_province_or_chosen(choices),
        )
    except DataError:
        return {}  # some rules (Copeland, for one) are not drawn


def _province_or_chosen(choices: IndexChoices) -> Series | None:
    cities = kept.catalogue().cities.set_index("city_code")
    return imputation_groups(cities, doubt_kept.groups_by(choices))


def chosen_groups(choices: IndexChoices) -> Series | None:
    """Return the groups among which the choices fill gaps, None where they do not."""
    cities = kept.catalogue().cities.set_index("city_code")
    return imputation_groups(cities, choices.imputation)


@keep(20)
def what_if(choices: IndexChoices) -> WhatIf:
    """Return an index made ready to be asked about single figures."""
    return WhatIf(kept.scored(choices), chosen_groups(choices))


@keep(200)
def steps(choices: IndexChoices, city: str, peers: tuple[str, ...]) -> DataFrame:
    """Return a city's smallest steps."""
    return smallest_steps(what_if(choices), city, peers)


@keep(200)
def package(choices: IndexChoices, city: str, beside: str) -> Package:
    """Return what would bring a city to the median of its peers."""
    peers = groups(choices.year).of[city][beside]
    able = movable(kept.catalogue(), kept.scored(choices).definition)
    return smallest_package(what_if(choices), city, peers, able)


@keep()
def decides() -> Mapping[str, Decides]:
    """Return of every indicator whether a city decides it."""
    return decided(kept.catalogue())


def rank_interval(choices: IndexChoices, city: str) -> tuple[int, int] | None:
    """Return the 5–95 % interval of a city's rank; None where it is not drawn, or not yet."""
    found = median_rank.drawn(city, choices)
    return None if found is None else (found.low, found.high)


@keep(200)
def step_shares(
    choices: IndexChoices, city: str, wanted: tuple[Step, ...], peers: tuple[str, ...]
) -> list[float]:
    """Return in which share of the draws each step still reaches its goal."""
    return share_of_draws(
        kept.scored(choices),
        city,
        wanted,
        peers,
        np.random.default_rng(View.seed),
        space=ChoiceSpace.around(choices),
        groups=_province_or_chosen(choices),
    )


def nearest(view: View, city: str) -> tuple[str, ...]:
    """Return the cities most like a city, or those chosen in their place."""
    if view.peers and view.city == city:
        return view.peers
    return groups(view.choices.year).of[city][NEAREST]


def unit_name(kind: str, code: str, words: Words) -> str:
    """Return the name of a city, province or cluster."""
    if kind == CITY:
        return city_name(code, kept.catalogue(), words)
    return group_names(kind, kept.catalogue(), words)[code]
