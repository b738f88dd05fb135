"""Choice sets at random, each of which can stand against the atlas's tables."""

from __future__ import annotations

from hypothesis import strategies as st

from data.catalogue import Catalogue
from scoring.index.aggregate import RULES
from scoring.index.choices import IMPUTATIONS, WEIGHTINGS, IndexChoices
from scoring.index.choices_checks import DECIMALS
from scoring.index.frameworks import framework_tree
from scoring.index.normalise import METHODS


def _between(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers with as many decimals as a text keeps."""
    return st.floats(low, high).map(lambda number: round(number, DECIMALS))


LOW, HIGH = _between(-1e6, 1e6), _between(2e6, 1e9)


@st.composite
def choice_sets(draw: st.DrawFn, catalogue: Catalogue) -> IndexChoices:
    """Return choices with codes of the drawn framework, and positive weights."""
    framework = draw(st.sampled_from(sorted(catalogue.frameworks["framework"].unique())))
    tree = framework_tree(catalogue, framework)
    codes = st.sampled_from(tree.indicators)
    number = _between(0.01, 1000) | st.integers(1, 100).map(float)
    weighted = draw(st.dictionaries(st.sampled_from(tree.headings) | codes, number, max_size=4))
    normalisation = draw(st.sampled_from(sorted(METHODS)))
    city = draw(st.sampled_from(sorted(catalogue.cities["city_code"])))
    posts = [(c, draw(LOW), draw(HIGH)) for c in sorted(tree.indicators)]
    return IndexChoices(
        framework=framework,
        year=draw(st.integers(2010, 2026)),
        left_out=tuple(sorted(draw(st.sets(codes, max_size=3)))),
        minimum_indicator_share=draw(_between(0, 1)),
        imputation=draw(st.sampled_from(IMPUTATIONS)),
        treatment=draw(st.booleans()),
        normalisation=normalisation,
        reference_city=draw(st.none() | st.just(city)) if "unit" not in normalisation else city,
        goalposts=tuple(posts) if normalisation == "goalposts" else (),
        weighting=draw(st.sampled_from(WEIGHTINGS)),
        weights=tuple(sorted(weighted.items())),
        aggregation=tuple(draw(st.lists(st.sampled_from(sorted(RULES)), min_size=1, max_size=2))),
        power=draw(_between(-5, 5)),
        minimum_weight_share=draw(_between(0, 1)),
        minimum_headings=draw(st.integers(1, 8)),
    )
