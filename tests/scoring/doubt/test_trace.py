"""From figure to score: each step can be recomputed with a calculator, for every city."""

from __future__ import annotations

import math

import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.doubt.trace import Trace, takes_logarithm, trace_score
from scoring.index.chain import IndexResult, score_cities

CITIES = ("110000", "320500", "210100", "620600", "440300")


@pytest.fixture(scope="module")
def result(catalogue: Catalogue) -> IndexResult:
    """The index under the default choices."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def traces(catalogue: Catalogue, result: IndexResult) -> list[Trace]:
    """Every indicator of a few cities, of which one has its population from the census."""
    return [
        trace_score(result, catalogue, city, code)
        for city in CITIES
        for code in result.definition.indicators
    ]


def test_the_published_figures_give_the_raw_value(traces: list[Trace]) -> None:
    """Numerator ÷ denominator × scale."""
    for trace in traces:
        divisor = 1.0 if trace.denominator is None else trace.denominator.value
        recomputed = trace.numerator.value / divisor * trace.scale
        assert trace.raw == pytest.approx(recomputed, rel=1e-12, nan_ok=True), trace.indicator


def test_treatment_and_normalisation_can_be_recomputed(traces: list[Trace]) -> None:
    """log(x − min + 0.01 (max − min)), or its mirror; then 100 (x − low) / (high − low)."""
    kinds = set()
    for trace in traces:
        if math.isnan(trace.raw):
            continue
        kinds.add(trace.treatment)
        if takes_logarithm(trace):
            end, sign = trace.lowest, 1
            if trace.treatment == "reflected_logarithm":
                end, sign = trace.highest, -1
            least = 0.01 * (trace.highest - trace.lowest)
            logarithm = sign * math.log(sign * (trace.raw - end) + least)
            assert trace.treated == pytest.approx(logarithm, rel=1e-12)
        elif trace.treatment in ("none", "kept"):
            assert trace.treated == trace.raw
        place = (trace.treated - trace.low) / (trace.high - trace.low)
        score = 100 * (place if trace.direction > 0 else 1 - place)
        assert trace.score == pytest.approx(score, abs=1e-9), trace.indicator
    assert "none" in kinds
    assert len(kinds) > 1, "no treated indicator was traced"


def test_weighted_parts_add_up_to_each_score(traces: list[Trace]) -> None:
    """The sum of what counts × its share, a gap counting at the average, at both levels."""
    for trace in traces:
        assert [step.code for step in trace.steps][-1] == "index"
        for step in trace.steps:
            if math.isnan(step.score):
                continue
            assert sum(part.share for part in step.parts) == pytest.approx(1)
            total = sum(part.counted * part.share for part in step.parts if part.share)
            assert step.score == pytest.approx(total, abs=1e-9), (trace.city, step.code)


def test_a_missing_figure_has_no_score(catalogue: Catalogue, result: IndexResult) -> None:
    """An autonomous prefecture without a yearbook: gaps all along, nothing made up."""
    trace = trace_score(result, catalogue, "513200", "gdp_per_resident")
    assert math.isnan(trace.raw)
    assert math.isnan(trace.score)
    assert all(math.isnan(step.score) for step in trace.steps)


def test_what_is_not_in_the_index_cannot_be_traced(
    catalogue: Catalogue, result: IndexResult
) -> None:
    """An unknown code is named."""
    with pytest.raises(DataError, match="nonsense"):
        trace_score(result, catalogue, "110000", "nonsense")
