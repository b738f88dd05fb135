"""A View and its address are each other's inverse, and a bad address is told, not obeyed."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue, read_catalogue
from data.edition import current
from geo.classes.classify import SCHEMES
from scoring.targets.own import LARGEST, write_own
from scoring.targets.target import Comparator
from tests.scoring.choice_sets import choice_sets
from ui.address.parameters import PARAMETERS, read_view, vocabulary, write_view
from ui.address.view import (
    AGAINST,
    COUNTINGS,
    DEFAULT_CHOICES,
    FACTORS,
    FIGURES,
    FILTERS,
    GROUPINGS,
    GROWTHS,
    LAB_MAPS,
    OVERS,
    PALETTES,
    PANELS,
    PERIODS,
    QUESTIONS,
    RATES,
    SCALES,
    TABS,
    View,
)

CATALOGUE = read_catalogue()
KNOWN = vocabulary(CATALOGUE)


def _some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), unique=True, max_size=4).map(tuple)


# (year, since): since is before the year, or there is no span
SPANS = st.tuples(st.just(0) | st.integers(1949, 2100), st.just(0) | st.integers(1949, 2100)).map(
    lambda span: span if not span[0] or span[1] < span[0] else (span[0], 0)
)


def _spanned(view: View, span: tuple[int, int]) -> View:
    return view.but(year=span[0], since=span[1])


COMPARATORS = st.sampled_from(get_args(Comparator))
AMOUNTS = st.floats(-LARGEST, LARGEST)
VIEWS = st.builds(
    _spanned,
    st.builds(
        View,
        language=st.sampled_from(["en", "zh"]),
        measure=st.sampled_from(sorted(KNOWN.measures)),
        growth=st.sampled_from(GROWTHS),
        over=st.sampled_from(OVERS),
        scheme=st.sampled_from(SCHEMES),
        classes=st.integers(3, 9),
        breaks=st.lists(st.integers(-(10**6), 10**6), unique=True, max_size=8).map(
            lambda bounds: tuple(float(bound) for bound in sorted(bounds))
        ),
        palette=st.sampled_from(PALETTES),
        against=st.sampled_from(AGAINST),
        scale=st.sampled_from(SCALES),
        target=st.just("") | st.sampled_from(sorted(KNOWN.targets)),
        own_target=st.just("") | st.builds(write_own, COMPARATORS, AMOUNTS),
        outline=_some(KNOWN.filters["cluster"]),
        city=st.none() | st.sampled_from(sorted(KNOWN.cities)),
        peers=_some(tuple(sorted(KNOWN.cities))),
        compare=_some(tuple(sorted(KNOWN.comparable))),
        choices=st.just(DEFAULT_CHOICES) | choice_sets(CATALOGUE),
        choices_name=st.text(max_size=60).filter(str.isprintable).map(str.strip),
        panel=st.sampled_from(PANELS),
        about=st.none() | st.sampled_from(sorted(KNOWN.parts)),
        lab_map=st.sampled_from(LAB_MAPS),
        versus=st.none() | st.sampled_from(sorted(KNOWN.cities)),
        certain=_some(FACTORS),
        figures=st.sampled_from(FIGURES),
        draws=st.integers(100, 100_000),
        seed=st.integers(0, 999_999),
        leeway=st.integers(0, 100),
        question=st.sampled_from(QUESTIONS),
        tab=st.sampled_from(TABS),
        counting=st.sampled_from(COUNTINGS),
        grouping=st.sampled_from(GROUPINGS),
        group=st.none() | st.sampled_from(sorted(KNOWN.groups)),
        rate=st.sampled_from(RATES),
        second=st.sampled_from(sorted(KNOWN.measures)),
        period=st.sampled_from(PERIODS),
        change=st.sampled_from(sorted(KNOWN.series)),
        **{kind: _some(KNOWN.filters[kind]) for kind in FILTERS},
    ),
    SPANS,
)


@settings(deadline=None)
@given(VIEWS)
def test_an_address_brings_back_the_same_view(view: View) -> None:
    """What is written is read back, without a notice."""
    assert read_view(write_view(view), KNOWN) == (view, ())


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([p.name for p in PARAMETERS]), st.text(max_size=40)))
def test_any_address_gives_a_view(address: dict[str, str]) -> None:
    """Whatever the text: each value is used, or told and left out; nothing else happens."""
    view, notices = read_view(address, KNOWN)
    assert {notice.parameter for notice in notices} <= {
        name for name, text in address.items() if text
    }
    assert read_view(write_view(view), KNOWN) == (view, ())


@pytest.mark.parametrize(
    "address",
    [
        {"city": "999999"},
        {"lang": "xx"},
        {"show": "<script>alert(1)</script>"},
        {"region": "east,nowhere"},
        {"classes": "2"},
        {"classes": "٥"},
        {"year": "9" * 10_000},
        {"breaks": "3,2,1"},
        {"breaks": "nan,1"},
        {"breaks": "1,inf"},
        {"breaks": "1,1.0000000000000002"},
        {"breaks": "１,２"},
        {"outline": "x" * 10_000},
        {"index": "framework.nowhere"},
        {"index": "weights.gdp_growth.nan"},
        {"index_name": "two\nlines"},
        {"panel": "else"},
        {"draws": "1000000"},
        {"seed": "-1"},
        {"certain": "weights,luck"},
        {"question": "nowhere"},
        {"group": "first"},
        {"period": "2010-2023"},
        {"rate": "100"},
        {"since": "15"},
        {"growth": "faster"},
        {"over": "decades"},
    ],
)
def test_a_value_that_is_not_known_falls_back_with_a_notice(address: dict[str, str]) -> None:
    """The default is shown, and the reader is told which value was not used."""
    view, notices = read_view(address, KNOWN)
    assert view == View()
    assert [(notice.parameter, notice.value) for notice in notices] == list(address.items())


def test_a_target_that_is_none_is_told_and_left_out() -> None:
    """With a sentence that shows how one is written; one with digits to spare is rounded."""
    view, notices = read_view({"own_target": "at_most.many"}, KNOWN)
    assert view.own_target == ""
    assert [(one.parameter, one.error and one.error.key) for one in notices] == [
        ("own_target", "own_target")
    ]
    assert read_view({"own_target": "at_least.0030.50"}, KNOWN)[0].own_target == "at_least.30.5"


def test_a_span_that_ends_before_it_begins_is_turned_and_told() -> None:
    """Both years are used, in the order of time, and the reader is told."""
    view, (notice,) = read_view({"year": "2015", "since": "2023"}, KNOWN)
    assert (view.since, view.year) == (2015, 2023)
    assert notice.error is not None
    assert (notice.mended, notice.error.key) == (True, "span_turned")


def test_a_span_of_one_year_is_that_year() -> None:
    """Two handles on one year show the year, and say so."""
    view, (notice,) = read_view({"year": "2015", "since": "2015"}, KNOWN)
    assert (view.since, view.year) == (0, 2015)
    assert notice.error is not None
    assert (notice.mended, notice.error.key) == (True, "span_of_one_year")


def test_every_field_of_the_view_has_a_parameter() -> None:
    """A field without a parameter would be lost by a copied link."""
    assert {p.field for p in PARAMETERS} == set(View.__dataclass_fields__)


def test_the_language_is_always_written(catalogue: Catalogue) -> None:
    """A link opens in the language of whoever sent it."""
    index = f"framework.{View().choices.framework}"
    assert write_view(View()) == {"lang": "en", "edition": current().label, "index": index}
    assert len(catalogue.cities) == len(KNOWN.cities)
