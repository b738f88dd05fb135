"""An edition is kept in one file, found by its label, and read as warily as an upload."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.catalogue import Catalogue, table_names
from data.edition import FILE, Edition, current, read_edition
from data.errors import DataError, in_words
from data.manifest import vouch
from editions import at_hand as editions_at_hand
from editions.__main__ import main
from editions.about import FILE as ABOUT
from editions.archive import SCORES, Earlier, packed
from editions.at_hand import editions, find, keep, labels
from editions.errors import NotAtHand
from editions.place import VARIABLE
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices
from tests.editions.conftest import MORE, SUZHOU
from tests.tables import copy_few
from ui.figures.kept import indicators_of
from ui.figures.measured import measure_score

Files = dict[str, str]


def _files(folder: Path, label: str) -> Files:
    with zipfile.ZipFile(folder / f"{label}.zip") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _residents(tables: Catalogue) -> float:
    rows = tables.values.set_index(["city_code", "variable", "year"])["value"]
    return float(rows[(SUZHOU, "resident_population", 2023)])


def test_what_is_kept_is_found_again(at_hand: Edition, catalogue: Catalogue) -> None:
    """Number, date, tables and scores are those that were kept, not today's."""
    found = find(at_hand.label)
    assert found.edition == at_hand
    assert [one.label for one in editions()] == [at_hand.label]
    assert _residents(found.catalogue) == round(MORE * _residents(catalogue))
    assert found.scores.agree(score_cities(found.catalogue))


def test_scores_of_other_tables_do_not_agree(at_hand: Edition, catalogue: Catalogue) -> None:
    """Whoever computes the kept scores from today's tables finds that they are not these."""
    assert not find(at_hand.label).scores.agree(score_cities(catalogue))


def test_one_edition_is_the_same_bytes_wherever_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two operators can compare what they keep."""
    kept = []
    for name in ("here", "there"):
        monkeypatch.setenv(VARIABLE, str(tmp_path / name))
        kept.append(keep().read_bytes())
    assert kept[0] == kept[1]
    assert len(kept[0]) < 2_000_000


@pytest.mark.parametrize(
    "label",
    [
        "",
        "2026.1",
        "../../etc/passwd",
        "2026.1-00000000/../x",
        "2026.1-0000000g",
        "٢026.1-00000000",
    ],
)
def test_what_is_no_label_is_no_path(label: str, at_hand: Edition) -> None:
    """Nothing is looked for on a disk."""
    del at_hand
    with pytest.raises(NotAtHand, match="no edition"):
        find(label)


def test_what_is_not_at_hand_is_said(at_hand: Edition) -> None:
    """And it is not listed."""
    with pytest.raises(NotAtHand, match=r"2025\.1-00000000 is not at hand"):
        find("2025.1-00000000")
    assert "2025.1-00000000" not in labels()
    assert at_hand.label in labels()


def _without(name: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        del files[name]

    return change


def _changed(name: str, old: str, new: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


DAMAGE: dict[str, tuple[Callable[[Files], None], str]] = {
    "a table less": (_without("values.csv"), "other files"),
    "a file more": (lambda files: files.update({"../x.py": "1"}), "other files"),
    "another figure": (_changed("values.csv", ",110034,", ",110035,"), "not those of its"),
    "another edition": (_changed(FILE, "method = 2", "method = 1"), "holds edition"),
    "no number": (_changed(FILE, 'number = "2026.1"', "number = 3"), "names no edition"),
    "a broken table": (_changed("values.csv", ",110034,", ",many,"), "plain digits"),
    "a score of nobody": (_changed(SCORES, "\n110000,", "\n999999,"), "without a unit"),
    "a score twice": (_changed(SCORES, "\n120000,", "\n110000,"), "a row of its own"),
    "no score": (_changed(SCORES, "\n110000,index,", "\n110000,index,inf"), "score"),
    "a score off its scale": (
        _changed(SCORES, "\n110000,index,", "\n110000,index,9"),
        "outside",
    ),
    "a rank out of order": (_changed(SCORES, ",1,,,\n", ",99,,,\n"), "in the order of scores"),
    "an unknown reason": (_changed(SCORES, ",few_headings,", ",<b>,"), "a known reason"),
    "a reason beside a score": (_changed(SCORES, ",1,,,\n", ",1,few_headings,,\n"), "known reason"),
    "no amount": (_changed(SCORES, ",few_headings,4.0,", ",few_headings,1e99,"), "observed"),
    "an amount of nothing": (_changed(SCORES, ",1,,,\n", ",1,,,5.0\n"), "required"),
    "a heading of its own": (_changed(SCORES, ",index,", ",<script>,"), "other headings"),
    "a row too short": (_changed(SCORES, ",1,,,\n", ",1\n"), "should have the columns"),
    "a row too long": (_changed(SCORES, ",1,,,\n", ",1,,,,\n"), "should have the columns"),
    "an endless cell": (_changed(SCORES, "\n110000,", "\n" + "1" * 200_000 + ","), "as a table"),
    "a framework of nobody": (_changed(ABOUT, '"six_dimensions_2"', '"../x"'), "does not have"),
    "no year": (_changed(ABOUT, "year = 2023", 'year = "now"'), "which index"),
    "no scale": (_changed(ABOUT, "[0.0, 100.0", "[100.0, 0.0"), "a scale is none"),
    "a scale without an end": (_changed(ABOUT, "[0.0, 100.0", "[0.0, inf"), "a scale is none"),
    "no scales": (_changed(ABOUT, "scales = [", "scales = 3 # ["), "which index"),
    "more than an index": (_changed(ABOUT, "year =", "run = 1\nyear ="), "which index"),
    "a year of no calendar": (_changed(ABOUT, "year = 2023", "year = 20230"), "which index"),
    "no scale at all": (_changed(ABOUT, "scales = [", "scales = [] # ["), "a scale is none"),
    "a long text": (_changed(ABOUT, "framework", "#" * 10_000 + "\nframework"), "is longer"),
    "no text": (_changed(ABOUT, "framework", "= framework"), "which index"),
    "a rank of zero": (_changed(SCORES, ",1,,,\n", ",0,,,\n"), "without a rank"),
}


@pytest.fixture(scope="module")
def of_few(
    kept_folder: Path, earlier: Edition, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Files]:
    """The label and the files of an edition with the earlier one's scores and few figures.

    It is read as any other, in a fifth of the time.
    """
    tables = copy_few(tmp_path_factory.mktemp("few"))
    (tables / FILE).unlink()
    vouch(tables, today=earlier.date)
    few = {path.name: path.read_text(encoding="utf-8") for path in tables.iterdir()}
    return read_edition(tables).label, _files(kept_folder, earlier.label) | few


def _find(label: str, files: Files, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Earlier:
    """What is found where these files are the archive of an edition."""
    (folder / f"{label}.zip").write_bytes(packed(files))
    return find_in(folder, label, monkeypatch)


def test_the_archive_to_be_damaged_is_read(
    of_few: tuple[str, Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what is refused below is refused for its damage."""
    label, files = of_few
    assert _find(label, files, tmp_path, monkeypatch).edition.label == label


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_archive_is_refused(
    what: str, of_few: tuple[str, Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what is wrong; no figure of it is shown."""
    label, files = of_few[0], {**of_few[1]}
    change, said = DAMAGE[what]
    change(files)
    with pytest.raises(DataError, match=said):
        _find(label, files, tmp_path, monkeypatch)


def test_an_archive_from_before_is_read(
    both_kept: Path, of_another_method: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says neither which index it is nor why a score is withheld; there was one index."""
    label, files = of_another_method.label, _files(both_kept, of_another_method.label)
    now = find_in(both_kept, label, monkeypatch)
    del files[ABOUT]
    rows = (line.rsplit(",", 3)[0] for line in files[SCORES].splitlines())
    files[SCORES] = "\n".join(rows) + "\n"
    assert files[SCORES].startswith("city_code,heading,score,rank\n")
    before = _find(label, files, tmp_path, monkeypatch)
    assert before.index.scores.equals(now.index.scores)
    assert before.index.choices == now.index.choices == IndexChoices()
    assert before.index.scale_of("index") == (0, 100)
    assert before.index.withheld.empty
    assert not now.index.withheld.empty
    found = measure_score("index", before.index, indicators_of(before.catalogue, 2023))
    missing = before.index.scores["index"].isna()
    assert set(found.gaps.index) == set(missing.index[missing])
    assert set(found.gaps["kind"]) == {"not_kept"}
    assert not found.left_out


def find_in(folder: Path, label: str, monkeypatch: pytest.MonkeyPatch) -> Earlier:
    """The edition that a folder has."""
    monkeypatch.setenv(VARIABLE, str(folder))
    return find(label)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all" * 100])
def test_what_is_no_archive_is_refused(
    content: bytes, earlier: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is not listed."""
    (tmp_path / f"{earlier.label}.zip").write_bytes(content)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match="is no edition of the data"):
        find(earlier.label)
    assert list(editions()) == []


def test_a_bomb_is_not_unpacked(
    earlier: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that says it is larger than a table can be is refused before it is read."""
    bomb = dict.fromkeys((f"{n}.csv" for n in table_names()), "")
    bomb |= {FILE: "", SCORES: "0" * 60_000_000}
    (tmp_path / f"{earlier.label}.zip").write_bytes(packed(bomb))
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match="larger than 50 MB"):
        find(earlier.label)


def test_another_method_is_kept_by_its_own_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its scores would be those of this version's method."""
    monkeypatch.setattr(editions_at_hand, "METHOD", 99)
    with pytest.raises(DataError, match="keep it with the version that it came with"):
        keep(copy_few(tmp_path))


def test_the_command_keeps_and_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says where the archive is, and refuses a folder without tables in a sentence."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    assert main(["keep"]) == 0
    assert main(["list"]) == 0
    said = capsys.readouterr().out
    assert f"{current().label}.zip" in said
    assert "(the present one)" in said
    assert in_words(lambda: keep(tmp_path)) == 1
