"""The whole chain: on the atlas's own figures, and on indexes of other shapes."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.kernel import Coverage
from scoring.index.levels import aggregate_levels
from tests.scoring.shapes import cell, deep, flat


@pytest.fixture(scope="module")
def default(catalogue: Catalogue) -> IndexResult:
    """The default index of 2023."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def first_edition(catalogue: Catalogue) -> IndexResult:
    """The index of 2023 as its first edition has it."""
    return score_cities(catalogue, IndexChoices(framework="six_dimensions"))


def test_the_first_cities_of_2023(default: IndexResult, first_edition: IndexResult) -> None:
    """Beijing, Shanghai, Shenzhen, Hangzhou, Nanjing, Guangzhou; Suzhou is 7th.

    In the first edition: Beijing, Shenzhen, Shanghai, Guangzhou, Hangzhou, Nanjing; 8th.
    """
    for result, first, suzhou in (
        (default, ["110000", "310000", "440300", "330100", "320100", "440100"], 7),
        (first_edition, ["110000", "440300", "310000", "440100", "330100", "320100"], 8),
    ):
        ranks = result.ranks["index"]
        assert ranks.sort_values().index[:6].tolist() == first
        assert ranks["320500"] == suzhou


def test_scores_lie_between_0_and_100(default: IndexResult) -> None:
    """Min–max at the bottom, weighted means above it."""
    assert default.scales == ((0.0, 100.0),) * 4
    assert default.scores.min().min() >= 0
    assert default.scores.max().max() <= 100 + 1e-9


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "power"])
@pytest.mark.parametrize("normalisation", ["minmax", "zscore", "borda", "percentile"])
def test_rules_that_need_positive_scores_get_them_and_say_so(rule: str, normalisation: str) -> None:
    """Scores are moved to 1–100 where any is not positive, and the result names the level."""
    frame, tree = deep()
    choices = IndexChoices(normalisation=normalisation, aggregation=(rule,), minimum_headings=0)
    result = compute_index(frame, tree, choices)
    assert result.normalised.min().min() >= 1 - 1e-9
    # z-scores around 50 with deviation 10 are positive as they are.
    assert (1 in result.rescaled) == (normalisation != "zscore")
    assert result.scores["index"].notna().all()


def test_one_rule_a_level() -> None:
    """Geometric in the pillars, arithmetic above, Copeland at the top."""
    frame, tree = deep()
    choices = IndexChoices(
        aggregation=("geometric", "arithmetic", "copeland"),
        minimum_headings=0,
        minimum_weight_share=0,
    )
    result = compute_index(frame, tree, choices)
    links, growth = result.scores["links"], result.scores["growth"]
    # Growth weighs two of three, so whoever is ahead in it wins the pair.
    by_hand = (growth["u00"] > growth).sum() - (growth["u00"] < growth).sum()
    assert not links.equals(growth)
    assert result.scores["index"]["u00"] == by_hand
    assert result.scale_of("index") == (-50.0, 50.0)
    assert result.scale_of("links") == (0.0, 100.0)


def test_several_levels_by_hand() -> None:
    """Every aggregate is the weighted mean of its observed children."""
    frame, tree = deep()
    scores = aggregate_levels(frame, tree).scores
    for code in tree.aggregates:
        below = list(tree.children[code])
        weight = scores[below].notna() * tree.weights[below]
        by_hand = (scores[below].fillna(0) * weight).sum(axis=1) / weight.sum(axis=1)
        pd.testing.assert_series_equal(scores[code], by_hand, check_names=False)
    strict = aggregate_levels(frame, tree, coverage=Coverage(minimum_share=1.0))
    assert strict.scores["index"].isna().sum() > 0


@pytest.mark.parametrize("weighting", ["pca", "entropy", "critic", "equal"])
def test_derived_weights_at_every_level(catalogue: Catalogue, weighting: str) -> None:
    """Shares sum to 1 under each parent, and nearly all keep their index."""
    result = score_cities(catalogue, IndexChoices(weighting=weighting))
    for children in result.definition.children.values():
        assert result.nominal_weights[list(children)].sum() == pytest.approx(1)
    assert result.ranks["index"].notna().sum() >= 290


def test_own_weights(catalogue: Catalogue, default: IndexResult) -> None:
    """All the weight on one heading makes the index that heading."""
    headings = default.definition.headings
    own = tuple((code, float(code == "digital_technology")) for code in headings)
    result = score_cities(catalogue, IndexChoices(weights=own, minimum_headings=0))
    pd.testing.assert_series_equal(
        result.scores["index"], result.scores["digital_technology"], check_names=False
    )
    nothing = tuple((code, 0.0) for code in headings)
    with pytest.raises(DataError, match="all weights are zero under: index"):
        score_cities(catalogue, IndexChoices(weights=nothing))


def test_every_framework_scores_most_cities(catalogue: Catalogue) -> None:
    """One chain serves all five."""
    for code in catalogue.frameworks["framework"].unique():
        result = score_cities(catalogue, IndexChoices(framework=code))
        assert result.ranks["index"].notna().sum() >= 290


def test_weights_table_has_correlations(default: IndexResult) -> None:
    """Path weights of the 37 indicators sum to 1; effective weights sum to 1 under each parent."""
    table = default.weights
    leaves = table[table["level"] == 1]
    assert leaves["weight_in_index"].sum() == pytest.approx(1)
    assert table.groupby("parent")["effective_weight"].sum().tolist() == pytest.approx([1] * 10)
    assert leaves["effective_in_index"].sum() == pytest.approx(1)
    pair = default.scores[["index", "gdp_per_resident"]].corr()
    assert cell(table, "gdp_per_resident", "with_index") == pytest.approx(pair.iloc[0, 1])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"normalisation": "magic"}, "normalisation is unknown: 'magic'"),
        ({"weighting": "magic"}, "weighting is unknown"),
        ({"imputation": "magic"}, "imputation is unknown"),
        ({"aggregation": ("magic",)}, "aggregation is unknown"),
        ({"aggregation": ()}, "names no rule"),
        ({"minimum_weight_share": 2.0}, "not between 0 and 1"),
    ],
)
def test_unknown_choices_are_refused(changes: dict[str, object], message: str) -> None:
    """A choice set from outside is checked when it is made."""
    with pytest.raises(DataError, match=message):
        IndexChoices(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"framework": "nothing"},
        {"left_out": ("nothing",)},
        {"weights": (("nothing", 1.0),)},
        {"normalisation": "goalposts"},
        {"normalisation": "distance_to_unit", "reference_city": "999999"},
        {"year": 1900},
    ],
)
def test_codes_that_do_not_exist_are_refused(
    catalogue: Catalogue, changes: dict[str, object]
) -> None:
    """Each with a message, none with a stack trace of another library."""
    with pytest.raises(DataError):
        score_cities(catalogue, IndexChoices(**changes))  # type: ignore[arg-type]


def test_unknown_cities_and_missing_columns_are_refused(catalogue: Catalogue) -> None:
    """The message names the codes."""
    with pytest.raises(DataError, match="city_code is unknown: 999999"):
        score_cities(catalogue, cities=["110000", "999999"])
    with pytest.raises(DataError, match="no values for y"):
        compute_index(pd.DataFrame({"x": [1.0]}), flat({"x": 1.0, "y": 1.0}))


def test_the_default_choices_are_hashable() -> None:
    """They are the key of the cache."""
    assert hash(IndexChoices()) == hash(IndexChoices(framework="six_dimensions_2"))
