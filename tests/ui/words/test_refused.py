"""What a reader's address, file or choice can cause is said in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import AtlasError
from data.untrusted_toml import read_untrusted
from exports.briefing_file import Briefing, SavedView, read_briefing
from geo.classes.classify import classify
from scoring.diagnosis.smallest_step import smallest_steps
from scoring.diagnosis.what_if import WhatIf
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.robustness import simulate_ranks
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices
from scoring.index.choices_checks import check_name
from scoring.index.choices_text import LONGEST, read_compact, read_toml
from scoring.inequality.convergence import beta_convergence
from scoring.inequality.growth import annual_log_growth
from scoring.inequality.measures import gini
from scoring.inequality.mobility import measure_mobility
from ui.page.address import SCREENS
from ui.words.refused import why
from ui.words.texts import ROOMS, Words, read_texts

HEAD = 'format = "smart-city-atlas-briefing"\nversion = 1\n'
VIEW = '[[view]]\nscreen = "atlas"\n'
# Codes keep their letters; so do the names of the fields of a file.
CODES = re.compile(
    r"“[^”]*”|[\w\[\]]*[_.\[][\w.\[\]]*|kB|UTF-8|\b(?:garbage|nobody|people|index)\b"
)

COMPACT = [
    "garbage",
    "normalisation.garbage",
    "weighting.garbage",
    "framework.garbage",
    "imputation.garbage",
    "aggregation.garbage",
    "aggregation.",
    "aggregation." + "-".join(["arithmetic"] * 6),
    "treatment.garbage",
    "power.garbage",
    "power.99",
    "year.1950",
    "year.2023.5",
    "minimum_indicator_share.7",
    "left_out.garbage",
    "weights.garbage.1",
    "weights.people.1.2",
    "weights.people.1-people.2",
    "weights.people",
    "reference_city.garbage",
    "normalisation.ratio_to_unit",
    "normalisation.goalposts",
    "goalposts.garbage.1_to_2",
    "goalposts.gdp_growth.2_to_1",
    "power.1~power.2",
    "a" * (LONGEST + 1),
]
CHOICES = ["weights = 3", 'left_out = "x"', "year = true", "framework = 7", "x =", "power = 'a'"]
BRIEFINGS = [
    "x = ",
    "x = " + "[" * 50,
    "#" * 3_000_000,
    'format = "other"',
    HEAD + 'view = "all"',
    HEAD + "view = [1]",
    HEAD + VIEW * 41,
    HEAD + VIEW.replace("atlas", "garbage"),
    HEAD + VIEW + "title = 3",
    HEAD + VIEW + f'title = "{"x" * 10_000}"',
    HEAD + VIEW + "address = 3",
]


def _refusal(work: Callable[[], object]) -> AtlasError:
    with pytest.raises(AtlasError) as refused:
        work()
    return refused.value


def _is_said(error: AtlasError) -> None:
    """Assert that the error has a key, and a Chinese sentence with no Latin words but codes."""
    assert error.key, str(error)
    said = why(error, Words("zh"))
    assert re.search(r"[\u4e00-\u9fff]", said), said
    assert not re.search(r"[A-Za-z]{2,}", CODES.sub("", said)), said
    assert why(error, Words("en"))


@pytest.mark.parametrize("text", COMPACT, ids=lambda text: text[:30])
def test_a_refused_address_is_explained_in_chinese(text: str, catalogue: Catalogue) -> None:
    """Every check of the choices that an address can break."""
    _is_said(_refusal(lambda: read_compact(text, catalogue)))


@pytest.mark.parametrize("text", CHOICES)
def test_a_refused_choice_file_is_explained_in_chinese(text: str, catalogue: Catalogue) -> None:
    """Wrong types and a damaged file."""
    _is_said(_refusal(lambda: read_toml(text, catalogue)))


@pytest.mark.parametrize("text", BRIEFINGS, ids=lambda text: text[-30:])
def test_a_refused_briefing_is_explained_in_chinese(text: str) -> None:
    """Damaged, too large, too deep, of another kind, and every limit of a view."""
    _is_said(_refusal(lambda: read_briefing(text.encode(), tuple(SCREENS))))


def test_other_refusals_are_explained_in_chinese(catalogue: Catalogue) -> None:
    """No text, a full briefing, a name too long, all weights zero, nothing left."""
    every = catalogue.indicators["indicator"].tolist()
    full = Briefing("", (SavedView("atlas", {}),) * 40)
    tree = score_cities(catalogue).definition
    zero = "-".join(f"{code}.0" for code in tree.headings)
    _is_said(_refusal(lambda: read_briefing(b"\xff\xfe\xff", tuple(SCREENS))))
    _is_said(_refusal(lambda: full.with_view(SavedView("atlas", {}))))
    _is_said(_refusal(lambda: check_name("x" * 99)))
    _is_said(_refusal(lambda: read_compact(f"weights.{zero}", catalogue)))
    _is_said(_refusal(lambda: read_compact(f"left_out.{'-'.join(every)}", catalogue)))


def test_what_cannot_be_computed_is_explained_in_chinese(catalogue: Catalogue) -> None:
    """No indicator, no scale, a reference outside, no draws, no step."""
    measured = set(score_cities(catalogue).definition.indicators)
    bare = IndexChoices(
        left_out=tuple(sorted(measured - {"low_carbon_pilot"})), normalisation="ratio_to_min"
    )
    result = score_cities(catalogue)
    copeland = ChoiceSpace.certain(IndexChoices(aggregation=("copeland",)))
    for choices in (
        bare,
        IndexChoices(minimum_indicator_share=1.0, year=2000),
        IndexChoices(normalisation="ratio_to_unit", reference_city="nobody"),
    ):
        _is_said(_refusal(partial(score_cities, catalogue, choices)))
    rng = np.random.default_rng(1)
    _is_said(_refusal(lambda: simulate_ranks(result, rng, space=copeland, draws=1)))
    _is_said(_refusal(lambda: smallest_steps(WhatIf(result), "513200", [])))


def test_what_cannot_be_set_in_order_is_explained_in_chinese() -> None:
    """Inequality, growth, fifths and classes of figures that have none."""
    codes = [f"1{place:05}" for place in range(12)]
    rising = pd.Series(range(1, 13), codes, dtype=float)
    for work in (
        partial(gini, rising[:0]),
        partial(gini, rising - 9),
        partial(gini, rising * 0),
        partial(gini, rising, rising - 9),
        partial(annual_log_growth, rising, rising - 9, 3),
        partial(annual_log_growth, rising, rising, 0),
        partial(beta_convergence, rising[:3], rising[:3]),
        partial(beta_convergence, rising * 0 + 1, rising),
        partial(measure_mobility, rising[:3], rising[:3]),
        partial(classify, rising / 0, "quantiles", 5),
        partial(classify, rising, "quantiles", 99),
        partial(classify, rising, "fixed", breaks=(3.0, 2.0)),
    ):
        _is_said(_refusal(work))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("normalisation.garbage", ("“Normalisation”", "“归一化方法”")),
        ("normalisation.ratio_to_unit", ("“Ratio to a reference city”", "“与参照城市之比”")),
        ("goalposts.gdp_growth.2_to_1", ("“Real GDP growth”", "“地区生产总值实际增速”")),
        ("normalisation.goalposts", ("GDP per resident", "人均")),
    ],
)
def test_a_refusal_calls_choices_and_figures_by_their_names(
    text: str, names: tuple[str, str], catalogue: Catalogue
) -> None:
    """A choice, one of its options, an indicator, several of them; no code of ours."""
    error = _refusal(lambda: read_compact(text, catalogue))
    for words, name in zip((Words("en"), Words("zh")), names, strict=True):
        said = why(error, words)
        assert name in said
        assert "_" not in said


def test_a_rule_is_refused_by_its_name(catalogue: Catalogue) -> None:
    """Copeland has no draws; the index and a city are called by their names too."""
    result = score_cities(catalogue)
    copeland = ChoiceSpace.certain(IndexChoices(aggregation=("copeland",)))
    rng = np.random.default_rng(1)
    slow = _refusal(lambda: simulate_ranks(result, rng, space=copeland, draws=1))
    assert "“Copeland成对比较法”" in why(slow, Words("zh"))
    assert "“Copeland”" in why(slow, Words("en"))
    withheld = _refusal(lambda: smallest_steps(WhatIf(result), "513200", []))
    assert "阿坝" in why(withheld, Words("zh"))
    mixed = AtlasError("", "mixed_scales", code="index")
    assert "“智慧城市指数”" in why(mixed, Words("zh"))


def test_a_word_of_the_reader_is_no_name_of_ours() -> None:
    """An unknown choice is quoted as it came, whatever it is called."""
    for name in ("choice", "gaps_neutral", "{name}"):
        error = AtlasError("", "no_such_choice", name=name)
        assert f"“{name}”" in why(error, Words("zh"))


def test_the_place_in_a_damaged_file_is_kept() -> None:
    """In Chinese as a line and a column, without the parser's English."""
    error = _refusal(lambda: read_untrusted("a = 1\nb = = 2", 1_000))
    assert "第2行第5列" in why(error, Words("zh"))


def test_every_text_of_a_refusal_has_an_error() -> None:
    """No text stands without the code that gives its key."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for room in ("data", "geo", "scoring", "own", "editions", "exports", "shelf", "ui", "work")
        for path in (ROOMS.parent / room).rglob("*.py")
    )
    keys = [key.removeprefix("refused.") for key in read_texts() if key.startswith("refused.")]
    assert [key for key in keys if f'"{key}"' not in sources] == []
