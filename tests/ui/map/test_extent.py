"""The ends and the middle of a measure, as they are said of its map."""

from __future__ import annotations

import pytest
from pandas import Series

from geo.spoken import Extent
from ui.address.view import View
from ui.figures import kept
from ui.map.extent import extent_of, measure_extent
from ui.take.measured import measure_answer
from ui.words.texts import LANGUAGES, Language, Words


def test_the_ends_name_all_who_share_them() -> None:
    """Two at the top, one at the foot, the median between; nothing of nothing."""
    known = Series({"a": 9.0, "b": 1.0, "c": 9.0, "d": 4.0})
    assert extent_of(known, {"a": "A", "b": "B", "c": "C", "d": "D"}, "{:g}".format) == Extent(
        ("A", "C"), "9", ("B",), "1", "6.5"
    )
    assert extent_of(known[:0], {}, str) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_the_map_is_what_is_written_above_it(language: Language) -> None:
    """Leader, median and gaps are those of the headline and its subline."""
    view = kept.settle(View(language=language))
    said = measure_answer(view)
    assert said.picture is not None
    assert said.picture.extent is not None
    assert said.picture.extent.highest[0].removesuffix("市") in said.headline
    assert said.picture.extent.middle in said.headline
    assert str(list(said.picture.paint.classes.values()).count(-1)) in said.subline
    assert said.picture.extent.high in said.picture.spoken


def test_a_list_has_no_ends() -> None:
    """On it or not: there is no highest; the legend counts both."""
    view = kept.settle(View(measure="variable.city_open_data_portal"))
    measured = kept.shown(view)
    among = frozenset(measured.values.index)
    assert measure_extent(measured, among, kept.catalogue(), Words("en")) is None
