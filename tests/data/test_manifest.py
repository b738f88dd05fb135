"""A table that is not the one vouched for is named, with what it lost and how to accept it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import manifest
from data.catalogue import FOLDER, Catalogue, read_catalogue, read_unvouched
from data.edition import COMMAND, FILE, read_edition
from data.errors import DataError, in_words
from data.manifest import vouch
from tests.tables import alter, altered_and_vouched, copy_few, copy_tables, few_tables


def _one_row_in_ten(text: str) -> str:
    heading, *rows = text.splitlines()
    return "\n".join([heading, *rows[::10]]) + "\n"


def _without_the_last_row(text: str) -> str:
    return "\n".join(text.splitlines()[:-1]) + "\n"


def test_the_manifest_is_current() -> None:
    """After a change of a table: python -m data.manifest."""
    _, now = read_unvouched(FOLDER)
    assert (FOLDER / FILE).read_text(encoding="utf-8") == now.as_text(read_edition(FOLDER))


def test_nine_tenths_of_the_figures_gone_are_refused(tmp_path: Path) -> None:
    """What is left reads, but says nothing of 297 cities."""
    alter(copy_tables(tmp_path), "values", _one_row_in_ten)
    rows = r"values\.csv: 72,631 rows before, 7,264 now"
    with pytest.raises(DataError, match=rf"{rows}.*Lost: .* figures before, .*{COMMAND}"):
        read_catalogue(tmp_path)


@pytest.mark.parametrize("table", sorted(Catalogue.__dataclass_fields__))
def test_each_table_is_vouched_for(tmp_path: Path, table: str) -> None:
    """A row less in any table stops the start until the change is accepted."""
    alter(copy_few(tmp_path), table, _without_the_last_row)
    with pytest.raises(DataError, match=rf"{table}\.csv"):
        read_catalogue(tmp_path)


def test_a_changed_figure_is_a_changed_table(tmp_path: Path) -> None:
    """The number of rows is the same, the content is not."""
    alter(copy_tables(tmp_path), "values", lambda text: text.replace(",110034,", ",110035,", 1))
    with pytest.raises(DataError, match=rf"values\.csv: 72,631 rows .*72,631 now.*{COMMAND}"):
        read_catalogue(tmp_path)


def test_one_command_accepts_a_change(tmp_path: Path) -> None:
    """After it the changed figure is read; it says what it accepted."""
    alter(copy_tables(tmp_path), "values", lambda text: text.replace(",110034,", ",110035,", 1))
    assert vouch(tmp_path) == ["values.csv: 72,631 rows before, 72,631 now"]
    assert read_catalogue(tmp_path).values["value"][0] == 110035
    assert vouch(tmp_path) == []


def test_a_loss_is_accepted_only_when_it_is_meant(tmp_path: Path) -> None:
    """The command itself asks again before figures of a year are gone."""
    alter(copy_tables(tmp_path), "values", lambda text: re.sub(r"(?m)^.*,gdp,2022,.*\n", "", text))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(DataError, match=r"gdp 2022: 300 figures before, 0 now.*--fewer"):
        vouch(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert "gdp 2022: 300 figures before, 0 now" in vouch(tmp_path, fewer=True)
    assert len(read_catalogue(tmp_path).values) < 72_631


def test_an_altered_copy_that_is_vouched_for_is_read(tmp_path: Path) -> None:
    """What other tests build on."""
    folder = altered_and_vouched(tmp_path, "values", _without_the_last_row)
    assert len(read_catalogue(folder).values) == few_tables()["values.csv"].count(b"\n") - 2


@pytest.mark.parametrize("text", ["{", "[tables]\n", "tables = 3\nfigures = 4\n", "[" * 100_000])
def test_a_broken_manifest_is_named(tmp_path: Path, text: str) -> None:
    """It says by which command it is written again."""
    (copy_few(tmp_path) / FILE).write_text(text)
    with pytest.raises(DataError, match=rf"manifest\.toml: cannot be read.*{COMMAND}"):
        read_catalogue(tmp_path)
    (tmp_path / FILE).unlink()
    with pytest.raises(DataError, match=rf"manifest\.toml: the file is missing.*{COMMAND}"):
        read_catalogue(tmp_path)
    assert vouch(tmp_path)
    assert read_catalogue(tmp_path)


def test_a_full_disk_keeps_the_old_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a manifest would refuse the next start."""
    before = (copy_few(tmp_path) / FILE).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DataError, match=r"manifest\.toml: cannot be written \(No space left"):
        vouch(tmp_path)
    monkeypatch.undo()
    assert (tmp_path / FILE).read_bytes() == before
    assert not list(tmp_path.glob("*.new"))


def test_the_command_speaks_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown option ends with code 1 and no traceback."""
    assert in_words(lambda: manifest.main(["--force"])) == 1
    assert capsys.readouterr().err == "unknown option --force; the only one is --fewer\n"
