"""A build that is stopped, repeated or in the way of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DataError
from exports.imprint import REVIEW
from publish.alone import only_one
from publish.build import publish
from publish.edition import build_key, path_part
from tests.publish.conftest import PLAN, Stopping, untold


def _content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_resumed_build_is_the_whole_build(site: Path, tmp_path: Path) -> None:
    """Nothing is made twice, nothing half made is seen, and every byte is the same."""
    told: list[tuple[int, int]] = []
    first = Stopping(2)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, PLAN, first, lambda done, of: told.append((done, of)))
    assert not (tmp_path / path_part()).exists()
    begun = tmp_path / f".{path_part()}" / "files" / ".index.csv.1234"
    begun.write_text("half")
    second = Stopping(9)
    target = publish(tmp_path, PLAN, second, lambda done, of: told.append((done, of)))
    assert (len(first.made), len(second.made)) == (2, 5)
    assert not set(first.made) & set(second.made)
    assert told[0] == (0, 7)
    assert (2, 7) in told
    assert told[-1] == (7, 7)
    assert _content(target) == _content(site)
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {path_part(), "index.html", "index.json"}


def test_what_is_published_is_not_made_again(site: Path) -> None:
    """The same tables and code find their site and leave it alone."""
    again = Stopping(0)
    assert publish(site.parent, PLAN, again, untold) == site


def test_a_second_build_of_a_folder_is_told_of_the_first(tmp_path: Path) -> None:
    """It waits for nothing and takes nothing away."""
    with only_one(tmp_path), pytest.raises(DataError, match="another build"):
        publish(tmp_path, PLAN, Stopping(0), untold)
    assert list(tmp_path.iterdir()) == []


def test_what_an_operator_sets_is_published_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map-review number stands under every map, so pages without it are out of date."""
    before = build_key.__wrapped__()
    monkeypatch.setenv(REVIEW, "GS(2026)1234")
    assert build_key.__wrapped__() != before


def test_another_folder_is_not_overwritten(tmp_path: Path) -> None:
    """Whatever an operator keeps under the name of an edition stays."""
    other = tmp_path / path_part() / "letter.txt"
    other.parent.mkdir()
    other.write_text("mine")
    with pytest.raises(DataError, match="something else"):
        publish(tmp_path, PLAN, Stopping(0), untold)
    assert other.read_text() == "mine"
