"""What a reader writes on a map: bounded, checked, and the same when it is read again."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DataError
from geo.annotations import (
    EXTENT,
    KINDS,
    LONGEST,
    MOST,
    Annotation,
    clean,
    read_annotations,
    write_annotations,
)

CODES = frozenset(("440000", "440300"))
NUMBERS = (st.integers(EXTENT[0], EXTENT[2]), st.integers(EXTENT[1], EXTENT[3]))
TEXTS = st.text(max_size=80).map(clean)


@st.composite
def any_annotation(draw: st.DrawFn) -> Annotation:
    """Any annotation that may stand on a map."""
    kind, text = draw(st.sampled_from(KINDS)), draw(TEXTS)
    if kind in ("outline", "city"):
        return Annotation(kind, text, code=draw(st.sampled_from(sorted(CODES))))
    tail = draw(st.tuples(*NUMBERS)) if kind == "arrow" else (0, 0)
    return Annotation(kind, text or "x", draw(st.tuples(*NUMBERS)), tail)


@given(st.lists(any_annotation(), min_size=1, max_size=MOST))
def test_what_is_written_is_read_again(written: list[Annotation]) -> None:
    """Whatever the text holds, separators of the format included."""
    assert read_annotations(write_annotations(written), CODES) == tuple(written)


@given(st.text(max_size=200))
def test_a_text_is_refused_or_read(text: str) -> None:
    """No text from outside does anything else."""
    with suppress(DataError):
        found = read_annotations(text, CODES)
        assert read_annotations(write_annotations(found), CODES) == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "annotation_unreadable"),
        ("star_0_0_x", "annotation_unreadable"),
        ("label_0_0", "annotation_unreadable"),
        ("label_1e3_0_x", "annotation_unreadable"),
        ("label_٣_0_x", "annotation_unreadable"),
        ("label_0_0_", "annotation_text"),
        (f"label_0_0_{'x' * (LONGEST + 1)}", "annotation_text"),
        ("label_0_0_two\nlines", "annotation_text"),
        ("label_0_0_turned \u202e round", "annotation_text"),
        ("label_0_0_half \ud800", "annotation_text"),
        (f"label_{EXTENT[2] + 1}_0_x", "annotation_off_the_map"),
        ("city_999999_", "annotation_place"),
        ("~".join(["city_440300_"] * (MOST + 1)), "annotations_many"),
    ],
)
def test_what_breaks_a_limit_is_refused_by_name(text: str, key: str) -> None:
    """Out of shape, too long, not printable, off the map, of nowhere, too many."""
    with pytest.raises(DataError) as refused:
        read_annotations(text, CODES)
    assert refused.value.key == key
