"""Every sentence of every diagnosis, in both languages: filled, true to its figures, not hollow."""

from __future__ import annotations

import re

import numpy as np
import pytest

from data.catalogue import Catalogue
from scoring.diagnosis.diagnose import Diagnosis, Subjects, city_subjects, diagnose
from scoring.diagnosis.peer_groups import peer_groups
from scoring.diagnosis.regional import clusters, provinces, region_subjects
from scoring.doubt.dimension_draws import drawn_ranks
from scoring.index.chain import score_cities
from ui.diagnosis.words import Said, Speaker
from ui.words import numbers as words_numbers
from ui.words.texts import LANGUAGES, Words

PLACEHOLDER = re.compile(r"[{}]|\bnan\b|None|<NA>|\binf\b")


@pytest.fixture(scope="module")
def every(catalogue: Catalogue) -> list[tuple[Subjects, dict[str, Diagnosis]]]:
    """The diagnoses of all units, all provinces and all clusters."""
    result, groups = score_cities(catalogue), peer_groups(catalogue, 2023)
    province = catalogue.cities.set_index("city_code")["province_code"]
    drawn = drawn_ranks(result, 1, draws=60, groups=province)
    kinds = [city_subjects(catalogue, result, groups, drawn)]
    kinds += [
        region_subjects(catalogue, result, groups, members)
        for members in (provinces(catalogue), clusters(catalogue))
    ]
    return [(s, {str(u): diagnose(s, str(u)) for u in s.standings.values.index}) for s in kinds]


def all_texts(said: Said) -> list[str]:
    """Every text of one suggestion."""
    alone = [said.title, said.direction, said.source, said.clarity, said.trigger]
    return [*alone, *said.evidence, *said.cautions, said.reasons]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_with_a_gap(
    catalogue: Catalogue, every: list[tuple[Subjects, dict[str, Diagnosis]]], language: str
) -> None:
    """337 units, 31 provinces, 20 clusters: types, evidence, suggestions, what is missing."""
    say = Speaker(catalogue, Words(language))  # type: ignore[arg-type]
    count = 0
    for subjects, diagnoses in every:
        assert subjects.scope in ("city", "region")
        for diagnosis in diagnoses.values():
            texts = [say.type(diagnosis.type), *say.missing(diagnosis, 39)]
            texts += [say.evidence(line) for line in diagnosis.standing]
            for one in diagnosis.suggestions:
                texts += all_texts(say.suggestion(one))
            assert all(texts)
            assert not [t for t in texts if PLACEHOLDER.search(t)]
            count += 1
    assert count == 337 + 31 + 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_sentence_is_the_tables(
    catalogue: Catalogue, every: list[tuple[Subjects, dict[str, Diagnosis]]], language: str
) -> None:
    """Value, median and how many do better, computed again from the values compared."""
    words = Words(language)  # type: ignore[arg-type]
    say = Speaker(catalogue, words)
    for subjects, diagnoses in every:
        columns = {str(code): of.to_dict() for code, of in subjects.standings.values.items()}
        for unit, diagnosis in diagnoses.items():
            for one in diagnosis.suggestions:
                code, unit_of = one.trigger.code, say.unit(one.trigger.code)
                for line, sentence in zip(one.about, say.suggestion(one).evidence, strict=True):
                    group = subjects.standings.peers[unit][line.group]
                    peers = np.array([columns[code][peer] for peer in group], dtype=float)
                    sign, own = float(subjects.standings.directions[code]), columns[code][unit]
                    better = int((peers * sign > own * sign).sum())
                    assert words_numbers.figure(own, unit_of, words) in sentence
                    if unit_of != "0/1":
                        median = float(np.nanmedian(peers))
                        assert words_numbers.figure(median, unit_of, words) in sentence
                    numbers = re.findall(r"(?<![\d.,])\d+(?![\d,.]*\d)", sentence)
                    assert str(better) in numbers
                    assert str(int(np.isfinite(peers).sum())) in numbers
                    assert better >= 1


def test_a_unit_gets_no_advice_twice(
    every: list[tuple[Subjects, dict[str, Diagnosis]]],
) -> None:
    """One suggestion about each thing measured, and each once."""
    for _, diagnoses in every:
        for diagnosis in diagnoses.values():
            about = [one.trigger.code for one in diagnosis.suggestions]
            assert len(about) == len(set(about))


def test_the_catalogue_is_reviewed(catalogue: Catalogue) -> None:
    """At least 30 entries, some on each dimension, no text used twice, every source known."""
    table = catalogue.suggestions
    assert len(table) >= 30
    for column in ("title_zh", "title_en", "direction_zh", "direction_en"):
        assert table[column].is_unique
    indicators = catalogue.indicators
    for dimension in indicators["dimension"].unique():
        codes = {dimension, *indicators["indicator"][indicators["dimension"] == dimension]}
        about = table["trigger"].str.extract(r"^below:([a-z0-9_]+)")[0]
        assert about.isin(codes).any()
    known = (
        "Wu, Analysis on Development",
        "GB/T 33356-2016",
        "NDRC",
        "MEE",
        "MOST",
        "MIIT",
        "MOHURD",
    )
    assert table["source_en"].str.startswith(known).all()
