"""A damaged boundary file is refused in a sentence that names the feature; so is a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import geo.build
from data.errors import DataError, JoinError
from geo.boundaries.geojson import LARGEST_BYTES
from geo.boundaries.packages import boundary_source
from geo.boundaries.source import check_codes, known_units, read_source
from geo.build import build_key, ensure_built

Change = Callable[[dict[str, Any]], object]
Feature = dict[str, Any]
ROOT = Path(geo.build.__file__).parents[1]


@pytest.fixture(scope="module")
def whole() -> list[Feature]:
    """The features of the file the atlas comes with."""
    features: list[Feature] = json.loads(boundary_source().read_text(encoding="utf-8"))["features"]
    return features


def _set(*place: str | int, to: Any) -> Change:
    """Write `to` at a place inside a feature."""

    def change(feature: Feature) -> None:
        inside: Any = feature
        for key in place[:-1]:
            inside = inside[key]
        inside[place[-1]] = to

    return change


_RING = ("geometry", "coordinates", 0, 0)
DAMAGE: list[tuple[Change, str]] = [
    (_set("properties", "gb", to=156441400), r"feature 1 \(梅州市\): gb and name are texts"),
    (_set("properties", "gb", to="441400"), r"feature 1 \(梅州市\): gb of a polygon is 156 and"),
    (_set("properties", "gb", to="１５６４４１４００"), r"feature 1 \(梅州市\): gb of a polygon"),
    (_set("properties", "name", to=None), r"feature 1: gb and name are texts"),
    (_set("properties", "name", to="x" * 10_000), r"feature 1 .*name is too long"),
    (_set("properties", "name", to="a\x00b"), r"feature 1: its name .*cannot be printed"),
    (_set("properties", to=None), r"feature 1: it lacks properties"),
    (_set("properties", to={}), r"feature 1: it lacks properties"),
    (_set("geometry", to=None), r"feature 1 \(梅州市\): it lacks properties .* geometry"),
    (_set("geometry", "type", to="Point"), r"feature 1 \(梅州市\): its geometry is no line"),
    (_set("geometry", "type", to=["Polygon"]), r"feature 1 \(梅州市\): its geometry is no line"),
    (_set("geometry", "coordinates", to="here"), r"feature 1 \(梅州市\): its coordinates are"),
    (_set("geometry", "coordinates", to=[]), r"feature 1 \(梅州市\): its coordinates are empty"),
    (_set(*_RING, to=[[115.0, 24.0]]), r"feature 1 \(梅州市\): a line or ring has 1 points"),
    (_set(*_RING, 1, to=["115", "24"]), r"feature 1 \(梅州市\): a point is not two numbers"),
    (_set(*_RING, 1, to=[115.0]), r"feature 1 \(梅州市\): a point has not two coordinates"),
    (_set(*_RING, 1, to=None), r"feature 1 \(梅州市\): a point"),
    (_set(*_RING, 1, to=[float("nan"), 24.0]), r"not a GeoJSON file .*NaN is no number"),
    (_set(*_RING, 1, to=[float("inf"), 24.0]), r"not a GeoJSON file .*Infinity is no number"),
    (_set(*_RING, 1, to=[500_000, 2_700_000]), r"feature 1 \(梅州市\): a point lies outside"),
    (_set(*_RING, 1, to=[10**400, 24]), r"feature 1 \(梅州市\): a point"),
]


def _write(path: Path, features: list[Feature]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize(("change", "message"), DAMAGE)
def test_a_damaged_feature_is_named(
    tmp_path: Path, whole: list[Feature], change: Change, message: str
) -> None:
    """Whoever publishes the map learns which of its units to mend."""
    first = deepcopy(whole[0])
    change(first)
    path = _write(tmp_path / "official.geojson", [first, *whole[-14:]])
    with pytest.raises(DataError, match=rf"official\.geojson: .*{message}"):
        read_source(path)


@pytest.mark.parametrize("written", ["1e999", "-1e999", "9" * 5000])
def test_a_number_beyond_all_numbers_is_refused(
    tmp_path: Path, whole: list[Feature], written: str
) -> None:
    """JSON reads 1e999 as infinity without a word."""
    path = _write(tmp_path / "official.geojson", whole[:1])
    x = str(whole[0]["geometry"]["coordinates"][0][0][0][0])
    path.write_text(path.read_text().replace(x, written, 1))
    with pytest.raises(DataError, match=r"official\.geojson: "):
        read_source(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[" * 200_000, "nested deeper than 20"),
        (b'{"features":' + b"[" * 200_000, "nested deeper than 20"),
        (b'{"features":' * 200_000, "nested deeper than 20"),
        (b"[]" * 3_000_000, "more than 5,000,000 brackets"),
        (b"", "not a GeoJSON file"),
        (b"\x00" * 100, "not a GeoJSON file"),
        (b"\xff\xfe{", "not a GeoJSON file"),
        (b"city_code,name\n110000,Beijing\n", "not a GeoJSON file"),
        (b'{"features": {"0": 1}}', "not a GeoJSON file"),
        (b'{"features": [1, 2]}', "feature 1: it lacks"),
    ],
)
def test_what_is_no_boundary_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """No file can fill the stack or the memory of the server."""
    path = tmp_path / "official.geojson"
    path.write_bytes(content)
    with pytest.raises(DataError, match=rf"official\.geojson: .*{message}"):
        read_source(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """The size is asked before the content."""
    path = tmp_path / "official.geojson"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(DataError, match=r"official\.geojson: larger than 50 MB"):
        read_source(path)


@pytest.mark.parametrize("name", ["", "x" * 5000])
def test_a_path_that_is_no_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A folder, or a name no file can have."""
    monkeypatch.setenv("ATLAS_BOUNDARIES", str(tmp_path / name))
    with pytest.raises(DataError, match=r"there is no such file; correct or unset ATLAS_B"):
        ensure_built(tmp_path)


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another user says that it may not be read."""
    path = tmp_path / "official.geojson"
    path.write_text("{}")

    def refuse(self: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setenv("ATLAS_BOUNDARIES", str(path))
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DataError, match=r"official\.geojson: cannot be read \(Permission denied"):
        build_key()
    with pytest.raises(DataError, match=r"official\.geojson: cannot be read \(Permission denied"):
        read_source(path)


def test_a_unit_too_few_is_named(tmp_path: Path, whole: list[Feature]) -> None:
    """A file that lacks one unit is said by the unit's name."""
    raw, _ = read_source(_write(tmp_path / "official.geojson", whole[1:]))
    with pytest.raises(JoinError, match=r"known but not drawn \['441400 梅州市'\]"):
        check_codes(raw, known_units())


def test_a_unit_without_area_is_named(tmp_path: Path, whole: list[Feature]) -> None:
    """A ring of four equal points has coordinates and covers nothing."""
    first = deepcopy(whole[0])
    first["geometry"]["coordinates"] = [[[[115.0, 24.0]] * 4]]
    official = _write(tmp_path / "official.geojson", [first, *whole[1:]])
    done = _build_in_a_process(tmp_path / "static", official)
    assert done.returncode == 1
    assert done.stderr == "the boundary file has units without any area: 梅州市\n"


def test_the_command_ends_in_a_sentence(tmp_path: Path) -> None:
    """`python -m geo.build` prints one line, ends with 1 and leaves nothing behind."""
    official = tmp_path / "official.geojson"
    official.write_bytes(b"[" * 200_000)
    done = _build_in_a_process(tmp_path / "static", official)
    assert done.returncode == 1
    assert done.stderr == "official.geojson: nested deeper than 20 brackets, so no GeoJSON file\n"
    assert not list((tmp_path / "static").iterdir())


def _build_in_a_process(folder: Path, official: Path) -> subprocess.CompletedProcess[str]:
    command = (
        "import sys; from pathlib import Path; from data.errors import in_words; "
        f"import geo.build as b; sys.exit(in_words(lambda: b.ensure_built(Path({str(folder)!r}))))"
    )
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=ROOT,
        env={**os.environ, "ATLAS_BOUNDARIES": str(official)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("step", ["write_text", "replace", "mkdir"])
def test_a_full_disk_is_said_and_keeps_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever step finds no room, what was there before is still in use."""

    def geometry(workshop: Path) -> dict[str, str]:
        roles = ("topology", "units", "neighbours", "cartogram")
        made = {role: f"{role}.json" for role in roles}
        for name in made.values():
            (workshop / name).write_text(name)
        return made

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(geo.build, "_write_boundaries", geometry)
    files = ensure_built(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(geo.build, "build_key", lambda: "another key")
        patch.setattr(Path, step, full)
        with pytest.raises(DataError, match=r"the files of the map .*\(No space left on device\)"):
            ensure_built(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert ensure_built(tmp_path) == files


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to do about a read-only folder."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(DataError, match=r"static/: .*\(Permission denied\); make room, or let"):
        ensure_built(tmp_path / "static")
