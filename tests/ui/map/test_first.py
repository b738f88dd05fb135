"""The map before the rest of its page: what is drawn at last is the whole page."""

from __future__ import annotations

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from data.errors import DataError
from serving.options import APP
from ui.figures import kept
from ui.map import first


class _Opening:
    """What a browser tells of itself while it opens a page."""

    cookies = {"atlas_opens": "map"}  # noqa: RUF012  it is only read


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Be a browser that opens the atlas, and return of each run whether it draws the map alone."""
    runs: list[bool] = []

    def settle(may_be: bool) -> None:
        monkeypatch.setattr(type(streamlit.context), "cookies", _Opening.cookies)
        found(may_be)
        runs.append(first.comes_first())

    found = first.settle
    monkeypatch.setattr(first, "settle", settle)
    monkeypatch.setattr(first, "_PATIENCE", 0.1)
    return runs


@pytest.mark.parametrize(
    ("asked", "alone"),
    [({}, True), ({"show": "variable.gdp"}, True), ({"units": "province"}, False)],
)
def test_a_map_that_is_not_painted_keeps_nothing_from_its_reader(
    opening: list[bool], asked: dict[str, str], alone: bool
) -> None:
    """After its patience the server draws the whole page, and it never waits again."""
    atlas = AppTest.from_file(str(APP), default_timeout=60)
    atlas.query_params.update({"lang": "en", **asked})
    atlas.run()
    assert opening == ([True, False] if alone else [False])
    assert not atlas.exception
    assert atlas.selectbox(key="control_measure")
    assert "awaits-the-map" not in str(atlas.main) + str(atlas.sidebar)
    del opening[:]
    atlas.run()
    assert opening == [False]


def test_who_opens_no_early_map_has_the_page_in_one_run(
    opening: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal's frame, a telephone, a line that is back: none of them has its cookie."""
    monkeypatch.setattr(_Opening, "cookies", {"another": "map", "atlas_opens": "page"})
    monkeypatch.setattr(first, "_PATIENCE", 60)
    atlas = AppTest.from_file(str(APP), default_timeout=20)
    atlas.query_params["lang"] = "en"
    atlas.run()
    assert opening == [False]
    assert atlas.selectbox(key="control_measure")


def test_a_page_that_has_no_map_to_wait_for_is_drawn_whole(
    opening: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault before the map is told at once, with the navigation beside it."""

    def broken(*_: object) -> None:
        raise DataError("a table cannot be read")

    monkeypatch.setattr(kept, "among", broken)
    monkeypatch.setattr(first, "_PATIENCE", 60)
    atlas = AppTest.from_file(str(APP), default_timeout=60)
    atlas.query_params["lang"] = "en"
    atlas.run()
    assert opening == [True, False]
    assert atlas.error
