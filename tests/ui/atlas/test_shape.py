"""The atlas in hexagons: another picture of the same answer, and part of its link."""

from __future__ import annotations

from geo.legend import OUTSIDE
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.atlas.answer import answer
from ui.figures import kept


def test_hexagons_are_the_same_answer_in_another_shape() -> None:
    """Sentence, classes and counts are the map's; only three units without figures are drawn."""
    one, other = answer(View()), answer(View(shape="equal"))
    assert one.picture is not None
    assert other.picture is not None
    assert (one.headline, one.tables) == (other.headline, other.tables)
    assert one.picture.paint.classes == other.picture.paint.classes
    assert (one.picture.paint.shape, other.picture.paint.shape) == ("map", "equal")
    assert one.picture.legend is not None
    assert other.picture.legend is not None
    assert one.picture.legend.classes == other.picture.legend.classes
    counts = [
        row.count
        for legend in (one.picture.legend, other.picture.legend)
        for row in legend.rows
        if row.place == OUTSIDE
    ]
    assert counts == [35, 3]


def test_the_shape_is_part_of_the_link() -> None:
    """It is written where it is not the map, read again, and an unknown one is told."""
    written = write_view(View(shape="equal"))
    assert written == {**write_view(View()), "shape": "equal"}
    assert "shape" not in write_view(View())
    known = kept.vocabulary()
    assert read_view({"shape": "equal"}, known)[0].shape == "equal"
    view, notices = read_view({"shape": "round"}, known)
    assert view.shape == "map"
    assert [notice.parameter for notice in notices] == ["shape"]
