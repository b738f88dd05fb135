"""Writing on the map: added, moved, renamed, removed, kept in the link."""

from __future__ import annotations

from dataclasses import replace

from geo.annotations import MOST, read_annotations
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.atlas.annotate.written import added, changed, written
from ui.atlas.kept import answer
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.words.texts import LANGUAGES


def _with(text: str) -> View:
    return View(annotations=text)


def test_each_kind_is_added_by_a_click_or_by_name() -> None:
    """A label and an arrow at a point, an outline and a marked city by their code."""
    view = _with(added(View(), "label", " new  port ", (1500, -600), ""))
    view = _with(added(view, "arrow", "", None, "440300"))
    view = _with(added(view, "outline", "", None, "440000"))
    view = _with(added(view, "city", "", (0, 0), "310000"))
    kinds = [(one.kind, one.text, one.code) for one in written(view)]
    assert kinds == [
        ("label", "new port", ""),
        ("arrow", "", ""),
        ("outline", "", "440000"),
        ("city", "", "310000"),
    ]
    assert written(view)[1].at != written(view)[1].tail
    read, notices = read_view(write_view(view), kept.vocabulary())
    assert (read, notices) == (view, ())


def test_what_cannot_be_added_changes_nothing() -> None:
    """A city in the sea, a label nowhere, and one more than there is room for."""
    assert added(View(), "city", "x", (2000, -3000), "") == ""
    assert added(View(), "label", "x", None, "") == ""
    assert added(View(), "city", "x", None, "440000") == ""
    full = _with("~".join(["city_440300_"] * MOST))
    assert added(full, "label", "x", (0, 0), "") == full.annotations


def test_one_is_changed_or_removed_and_the_others_stay() -> None:
    """By its place; a place that is gone meanwhile changes nothing."""
    view = _with("label_0_0_a~label_1_1_b")
    renamed = changed(view, 1, replace(written(view)[1], text="c"))
    assert renamed == "label_0_0_a~label_1_1_c"
    assert changed(view, 0, None) == "label_1_1_b"
    assert changed(view, 7, None) == view.annotations


def test_a_marked_city_is_named_in_the_reader_s_language() -> None:
    """On both of two maps, unless the reader wrote something else."""
    said = answer(View(language="zh", annotations="city_440300_~city_310000_x", pair="measure"))
    for picture in (said.picture, said.beside):
        assert picture is not None
        assert [one.text for one in picture.paint.annotations] == ["深圳市", "x"]


def test_a_link_with_an_annotation_out_of_bounds_is_told() -> None:
    """All of them are left out, with the reason."""
    view, notices = read_view({"notes": "label_9999_0_x"}, kept.vocabulary())
    assert view.annotations == ""
    assert [(n.parameter, n.error and n.error.key) for n in notices] == [
        ("notes", "annotation_off_the_map")
    ]
    assert read_annotations("city_440300_", kept.vocabulary().places)


def test_what_is_written_is_said_in_the_reader_s_language() -> None:
    """Where a point lies is told by the unit nearest to it, with figures or without."""
    at = {code: "_".join(map(str, point)) for code, point in space_kept.middles().items()}
    notes = (
        f"label_{at['710000']}_Port~arrow_{at['440300']}_0_0_"
        "~outline_440000_~city_320500_~city_650100_Hub"
    )
    said = {
        language: [one.said for one in picture.paint.annotations]
        for language in LANGUAGES
        if (picture := answer(View(language=language, annotations=notes)).picture)
    }
    assert said["en"] == [
        "label nearest to Taiwan: “Port”",
        "arrow to a point nearest to Shenzhen",
        "outline around Guangdong",
        "mark on Suzhou",
        "mark on Ürümqi: “Hub”",
    ]
    assert said["zh"][0] == "文字（距台湾省最近）：“Port”"
    assert said["zh"][2:] == ["广东省的轮廓", "苏州市的标记", "乌鲁木齐市的标记：“Hub”"]
