"""A choice set and its texts are each other's inverse; a text from anywhere is used or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import read_catalogue
from data.errors import AtlasError, DataError
from scoring.index.choices import IndexChoices
from scoring.index.choices_text import (
    LONGEST,
    ChoiceSet,
    read_compact,
    read_toml,
    write_compact,
    write_toml,
)
from tests.scoring.choice_sets import choice_sets

CATALOGUE = read_catalogue()
NAMES = st.text(max_size=60).filter(lambda name: name.isprintable()).map(str.strip)


@settings(deadline=None)
@given(choice_sets(CATALOGUE))
def test_the_compact_form_brings_back_the_same_choices(choices: IndexChoices) -> None:
    """Every number to its last digit."""
    assert read_compact(write_compact(choices), CATALOGUE) == choices


@settings(deadline=None)
@given(choice_sets(CATALOGUE))
def test_the_compact_form_needs_no_escape_in_an_address(choices: IndexChoices) -> None:
    """Only characters that RFC 3986 leaves as they are."""
    assert re.fullmatch(r"[A-Za-z0-9._~-]*", write_compact(choices))


@settings(deadline=None)
@given(choice_sets(CATALOGUE), NAMES)
def test_the_file_brings_back_the_same_choice_set(choices: IndexChoices, name: str) -> None:
    """Name and choices, whatever the name holds."""
    named = ChoiceSet(name, choices)
    assert read_toml(write_toml(named), CATALOGUE) == named


def test_the_default_is_its_framework_alone_and_an_empty_file() -> None:
    """Nothing written means the method's default chain; a link names the edition all the same."""
    assert write_compact(IndexChoices()) == f"framework.{IndexChoices().framework}"
    assert read_compact("", CATALOGUE) == IndexChoices()
    assert read_toml("", CATALOGUE) == ChoiceSet()


def test_the_compact_form_can_be_read_by_a_person() -> None:
    """By hand."""
    choices = IndexChoices(
        weights=(("digital_technology", 2.5),),
        treatment=False,
        aggregation=("arithmetic", "geometric"),
        goalposts=(("gdp_growth", -5.0, 10.0),),
    )
    assert write_compact(choices) == (
        f"framework.{IndexChoices().framework}~treatment.off~goalposts.gdp_growth.minus5_to_10~weights.digital_technology.2.5"
        "~aggregation.arithmetic-geometric"
    )
    assert read_compact(write_compact(choices), CATALOGUE) == choices


def test_the_file_states_the_whole_choice_set() -> None:
    """Defaults too, so that it means the same when a default moves."""
    text = write_toml(ChoiceSet("公民优先", IndexChoices()))
    for line in (
        'name = "公民优先"',
        f'framework = "{IndexChoices().framework}"',
        "treatment = true",
        "minimum_weight_share = 0.6",
        'aggregation = ["arithmetic"]',
        "[weights]",
    ):
        assert line in text.splitlines()


@settings(deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="abcdefghijklmnopqrstuvwxyz._~-0123456789"))
def test_any_line_is_used_or_refused(text: str) -> None:
    """Whatever the text, the only error is ours."""
    try:
        choices = read_compact(text, CATALOGUE)
    except DataError:
        return
    assert read_compact(write_compact(choices), CATALOGUE) == choices


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("framework.nowhere", "framework is unknown"),
        ("framework", "framework is unknown"),
        ("__class__.x", "no choice called '__class__'"),
        ("year.2023~year.2023", "given twice"),
        ("year.1999", "no figures up to 1999"),
        ("year.99999999999999999999", "year is not between"),
        ("year.٢٠٢٣", "year is not a number"),
        ("treatment.maybe", "neither on nor off"),
        ("left_out.pm25", "not an indicator of this index: pm25"),
        ("weights.pm25_annual_mean.minus1", "weights is not between"),
        ("weights.pm25_annual_mean.nan", "weights is not a number"),
        ("weights.pm25_annual_mean.1_to_2", "has not 1 number"),
        ("weights.pm25_annual_mean", "weights is not a number"),
        ("weights.nothing.1", "weight for a code that is not in this index"),
        ("weights.gdp_growth.1-gdp_growth.2", "twice"),
        ("framework.giffinger_2007~weights.digital_technology.1", "not in this index"),
        ("normalisation.zzz", "normalisation is unknown"),
        ("normalisation.distance_to_unit", "needs a reference_city"),
        ("reference_city.999999", "reference_city is unknown"),
        ("normalisation.goalposts", "no goalposts for"),
        ("goalposts.gdp_growth.5_to_5", "low goalpost is not below"),
        ("goalposts.nothing.1_to_2", "unknown indicator"),
        ("aggregation.", "names no rule"),
        ("aggregation.arithmetic-median", "aggregation is unknown"),
        ("power.inf", "power is not a number"),
        ("minimum_headings.1.5", "not a whole number"),
        ("minimum_weight_share.2", "not between 0 and 1"),
        ("weights." + "x" * LONGEST, "longer than"),
    ],
)
def test_a_hostile_line_is_refused_in_words(line: str, says: str) -> None:
    """The message says what is wrong, in one short line."""
    with pytest.raises(DataError) as refused:
        read_compact(line, CATALOGUE)
    assert says in str(refused.value)
    assert len(str(refused.value)) < 300


def test_all_weights_zero_are_refused_with_the_heading() -> None:
    """At the top and within a heading."""
    tree = CATALOGUE.frameworks.query("framework == 'six_dimensions'")["heading"]
    zero = "-".join(f"{heading}.0" for heading in tree)
    with pytest.raises(DataError, match="all weights are zero under: index"):
        read_compact(f"framework.six_dimensions~weights.{zero}", CATALOGUE)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("name = ", "damaged"),
        ("[" * 10_000, "nested"),
        (".".join("a" * 30_000) + " = 1", "nested"),
        ("year = " + "9" * 5_000, "damaged"),
        ("year = 999999999999999999999999999", "year is not between"),
        ("year = true", "year is not a number"),
        ("year = 2023-01-01", "year is not a number"),
        ("treatment = 1", "neither on nor off"),
        ("framework = 3", "framework is not text"),
        ("left_out = 'pm25_annual_mean'", "left_out is not a list"),
        ("left_out = [1]", "left_out is not text"),
        ("weights = [1, 2]", "weights is not a table"),
        ("[weights]\ngdp_growth = inf", "weights is not between"),
        ("[weights]\ngdp_growth = nan", "weights is not between"),
        ("[weights]\ngdp_growth = 'much'", "weights is not a number"),
        ("[weights.gdp_growth]\na = 1", "weights is not a number"),
        ("[goalposts]\ngdp_growth = 1", "has not 2 number"),
        ("[goalposts]\ngdp_growth = [1, 2, 3]", "has not 2 number"),
        ("name = 3", "the name is not"),
        ('name = "a\\nb"', "the name is not"),
        (f"name = '{'x' * 61}'", "the name is not"),
        ("command = 'rm'", "no choice called 'command'"),
        ("power = 11", "power is not between"),
        (f"aggregation = {['arithmetic'] * 6}", "more than 5"),
        ("#" * (LONGEST + 1), "larger than"),
    ],
)
def test_a_hostile_file_is_refused_in_words(file: str, says: str) -> None:
    """Nothing of it is used, and the message names the entry."""
    with pytest.raises(AtlasError) as refused:
        read_toml(file, CATALOGUE)
    assert says in str(refused.value)
