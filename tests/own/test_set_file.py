"""An own set comes back from its file as it was, and a file that is none is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from data.errors import DataError
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable, code_for
from own.set_file import LARGEST, digest, read_set, write_set

OWN = OwnSet(
    name="城管局 2024",
    variables=(OwnVariable("own_settled", "办结率", "Settled", "%", 1, source="12345", most=100),),
    figures=(
        OwnFigure("210200", "own_settled", 2023, 85.0),
        OwnFigure("210100", "own_settled", 2023, 80.5, 1.25, 400, "revised"),
    ),
    indicators=(
        OwnIndicator("own_index", "management_mode", "办结率", "Settled", "%", "own_settled"),
    ),
)


def _with(**changes: Any) -> bytes:
    return json.dumps(json.loads(write_set(OWN)) | changes).encode()


def test_a_set_comes_back_as_it_was() -> None:
    """With margins, samples, reasons; and its digest with it."""
    back = read_set(write_set(OWN))
    assert back == OWN
    assert digest(back) == digest(OWN)


def test_a_seal_makes_another_digest_of_the_same_figures() -> None:
    """It comes back with the set; without it nothing is written of one."""
    sealed = replace(OWN, seal="5e" * 16)
    assert read_set(write_set(sealed)) == sealed
    assert digest(sealed) != digest(OWN)
    assert b"seal" not in write_set(OWN)


def test_the_order_of_figures_says_nothing() -> None:
    """Two sets of the same figures have one digest; one figure otherwise, another."""
    turned = OwnSet(OWN.name, variables=OWN.variables, figures=OWN.figures[::-1])
    same = OwnSet(OWN.name, variables=OWN.variables, figures=OWN.figures)
    other = OwnSet(OWN.name, variables=OWN.variables, figures=OWN.figures[:1])
    assert digest(turned) == digest(same) != digest(other)


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b"[" * 100_000,
        b"[" * 400_000,
        b"\xff",
        b"{}" + b" " * LARGEST,
        _with(atlas_own_figures=2),
        _with(level="planet"),
        _with(seal="5" * 33),
        _with(name="a" * 81),
        _with(name="a\u202eb"),
        _with(variables=[{"code": "own_x"}]),
        _with(variables="own_x"),
        _with(figures={"own_other": {"2023": [["210200", 1]]}}),
        _with(figures={"own_settled": {"12": [["210200", 1]]}}),
        _with(figures={"own_settled": {"2023": [["210200", 1], ["210200", 2]]}}),
        _with(figures={"own_settled": {"2023": [["210200", 1e300]]}}),
        _with(figures={"own_settled": {"2023": [["210200", "=1"]]}}),
        _with(figures={"own_settled": {"2023": [["210200", True]]}}),
        write_set(OWN).replace(b"85.0", b"NaN"),
        write_set(OWN).replace(b"85.0", b"1" * 5_000),
        write_set(OWN).replace(b'"own_index"', b'"gdp"'),
    ],
)
def test_a_file_that_is_no_set_is_refused(raw: bytes) -> None:
    """Damaged, too large, too deep, of another version, or with what no set can hold."""
    with pytest.raises(DataError) as refused:
        read_set(raw)
    assert refused.value.key


def test_a_code_is_made_of_the_english_name_or_of_the_chinese_one() -> None:
    """Names without a Latin letter still have one code each, and no two the same."""
    assert code_for("Settled in time (%)", "办结率") == "own_settled_in_time"
    assert code_for("办结率", "办结率") == code_for("", "办结率") != code_for("", "满意度")
    assert code_for("A", "", {"own_a", "own_a_2"}) == "own_a_3"
