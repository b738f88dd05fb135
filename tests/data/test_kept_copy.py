"""The kept copy says what the checked tables say, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from data import catalogue as catalogue_module
from data import kept_copy
from data.catalogue import Catalogue, read_catalogue
from data.errors import DataError
from data.fingerprint import Fingerprint
from data.kept_copy import COPY
from data.manifest import vouch
from tests.tables import alter, copy_few, copy_tables


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables that has been read once."""
    read_catalogue(copy_few(tmp_path))
    return tmp_path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder whose text has been read and checked since."""
    seen: list[Path] = []
    whole = catalogue_module.read_unvouched

    def noted(place: Path) -> tuple[Catalogue, Fingerprint]:
        seen.append(place)
        return whole(place)

    monkeypatch.setattr(catalogue_module, "read_unvouched", noted)
    return seen


def test_the_copy_is_the_tables(tmp_path: Path, checked: list[Path], catalogue: Catalogue) -> None:
    """Every cell, gap, type, row and column of each, without reading a text."""
    read_catalogue(copy_tables(tmp_path))
    checked.clear()
    again = read_catalogue(tmp_path)
    assert not checked
    for name, table in vars(catalogue).items():
        assert_frame_equal(vars(again)[name], table)


@pytest.mark.parametrize("name", ["values.csv", "words.csv", "manifest.toml"])
def test_a_changed_file_is_checked_again(folder: Path, checked: list[Path], name: str) -> None:
    """A space at the end of the manifest is enough, and a changed figure is refused as ever."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    if name.endswith(".csv"):
        path.write_text(text.replace("1", "2", 1), encoding="utf-8")
        with pytest.raises(DataError):
            read_catalogue(folder)
    else:
        path.write_text(text + "\n", encoding="utf-8")
        read_catalogue(folder)
    assert checked == [folder]


def test_a_change_that_is_vouched_for_is_read(folder: Path) -> None:
    """The copy of before does not stand in for it."""
    alter(folder, "values", lambda text: text.replace(",110034,", ",110035,", 1))
    vouch(folder)
    assert read_catalogue(folder).values["value"][0] == 110035
    assert read_catalogue(folder).values["value"][0] == 110035


def test_other_code_and_other_libraries_check_again(
    folder: Path, checked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stricter rule applies to figures that were read before it."""
    monkeypatch.setattr(kept_copy, "_code", lambda: b"a stricter rule")
    read_catalogue(folder)
    assert checked == [folder]


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda whole: whole[:0],
    lambda whole: whole[:40],
    lambda whole: whole[:-1],
    lambda whole: whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
    lambda whole: bytes(32) + whole[32:],
    lambda whole: b"\x80\x04cos\nsystem\n" + whole,
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_copy_is_ignored_and_made_again(
    folder: Path, checked: list[Path], damage: Callable[[bytes], bytes]
) -> None:
    """Cut short, one bit turned, of another key, of another kind: the tables are read."""
    whole, before = (folder / COPY).read_bytes(), read_catalogue(folder)
    (folder / COPY).write_bytes(damage(whole))
    assert read_catalogue(folder).values.equals(before.values)
    assert checked == [folder]
    assert (folder / COPY).read_bytes() == whole


def test_refused_tables_leave_no_copy(tmp_path: Path) -> None:
    """Only what has been checked and vouched for is kept."""
    alter(copy_few(tmp_path), "values", lambda text: text.replace(",110034,", ",110035,", 1))
    with pytest.raises(DataError):
        read_catalogue(tmp_path)
    assert not (tmp_path / COPY).exists()


def test_a_file_changed_while_it_is_read_leaves_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy could be of the text of before under the key of after."""
    keys = iter([b"before" + bytes(26), b"after" + bytes(27)])
    monkeypatch.setattr(catalogue_module, "copy_key", lambda *_: next(keys))
    read_catalogue(copy_few(tmp_path))
    assert not (tmp_path / COPY).exists()


def test_a_folder_that_cannot_be_written_works_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the folder of the copy would be, or a disk that is full."""
    (copy_few(tmp_path) / COPY.parent).write_text("a file")
    assert len(read_catalogue(tmp_path).cities) == 337
    (tmp_path / COPY.parent).unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert len(read_catalogue(tmp_path).cities) == 337
    assert not list((tmp_path / COPY.parent).iterdir())
