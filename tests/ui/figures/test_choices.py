"""A choice set in words: all of it, in both languages, wherever it is stated."""

from __future__ import annotations

from dataclasses import fields

import pytest

from data.catalogue import Catalogue
from scoring.index.aggregate import RULES
from scoring.index.choices import IMPUTATIONS, WEIGHTINGS, IndexChoices
from scoring.index.normalise import METHODS
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.figures.choices import describe
from ui.take.parts import choices_table
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language, Words

OWN = IndexChoices(
    framework="cohen_wheel",
    left_out=("gdp_growth",),
    weights=(("pm25_annual_mean", 2.5),),
    reference_city="320500",
    treatment=False,
    aggregation=("arithmetic", "geometric"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_stated(language: Language, catalogue: Catalogue) -> None:
    """One line a field; exactly those that differ are marked."""
    stated = describe(OWN, catalogue, Words(language))
    assert [choice.field for choice in stated] == [field.name for field in fields(IndexChoices)]
    changed = {choice.field for choice in stated if choice.changed}
    assert changed == {
        field.name
        for field in fields(OWN)
        if getattr(OWN, field.name) != getattr(DEFAULT_CHOICES, field.name)
    }


def test_choices_by_hand(catalogue: Catalogue) -> None:
    """Names for codes, numbers as they are."""
    said = {choice.field: choice.value for choice in describe(OWN, catalogue, Words("en"))}
    assert said["framework"] == "Smart City Wheel (Cohen)"
    assert said["left_out"] == "Real GDP growth"
    assert said["weights"] == "PM2.5 annual mean 2.5"
    assert said["reference_city"] == "Suzhou"
    assert said["treatment"] == "no"
    assert said["aggregation"] == "Arithmetic mean → Geometric mean"
    assert said["minimum_weight_share"] == "60.0%"


def test_every_option_has_a_name_and_an_explanation() -> None:
    """The methods of the engine and the texts of the laboratory are the same set."""
    words = Words("zh")
    for kind, options in (("normalisation", METHODS), ("rule", RULES), ("weighting", WEIGHTINGS)):
        for option in options:
            assert words.has(f"choices.{kind}_{option}"), option
            assert words.has(f"choices.{kind}_{option}_help"), option
    assert all(words.has(f"choices.imputation_{option}") for option in IMPUTATIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_states_the_whole_choice_set(language: Language, catalogue: Catalogue) -> None:
    """With the name its author gave it."""
    words = Words(language)
    table = choices_table(View(language=language, choices=OWN, choices_name="Mine"), words)
    rows = {(str(what), str(value)) for what, value in table.rows}
    assert {(c.what, c.value) for c in describe(OWN, catalogue, words)} <= rows
    assert (words("choices.name"), "Mine") in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_score_that_lies_between_0_and_100_is_called_so(language: Language) -> None:
    """Ranks go up to the number of cities, and wins less losses below nothing."""
    words = Words(language)
    named = {
        name: kept.index_measure(View(language=language, choices=choices)).unit
        for name, choices in {
            "default": IndexChoices(),
            "geometric": IndexChoices(aggregation=("geometric",)),
            "rank": IndexChoices(normalisation="rank"),
            "copeland": IndexChoices(aggregation=("copeland",)),
        }.items()
    }
    assert named == {
        "default": "score",
        "geometric": "score",
        "rank": "free_score",
        "copeland": "free_score",
    }
    assert "100" in numbers.unit_name("score", words)
    assert "100" not in numbers.unit_name("free_score", words)
