"""The boundary files are whole, current and safe to build at any time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import geo.build
import geo.kept_files
from data.errors import DataError
from geo.build import MANIFEST, BoundaryFiles, build_key, ensure_built

FILES = {
    "topology": "units.json",
    "cartogram": "cartogram.json",
    "units": "units.parquet",
    "neighbours": "neighbours.json",
}


@pytest.fixture
def quick_build(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replace the geometry by a few bytes, and count the builds."""
    done: list[Path] = []

    def write(workshop: Path) -> dict[str, str]:
        done.append(workshop)
        for name in FILES.values():
            (workshop / name).write_text(f"content of {name}")
        return dict(FILES)

    monkeypatch.setattr(geo.build, "_write_boundaries", write)
    return done


def _served(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_second_start_builds_nothing(tmp_path: Path, quick_build: list[Path]) -> None:
    """Files that match their manifest are used as they are."""
    assert ensure_built(tmp_path) == ensure_built(tmp_path)
    assert len(quick_build) == 1


@pytest.mark.parametrize("role", [*FILES, "leaflet_js", "leaflet_css", "map_js"])
@pytest.mark.parametrize("damage", ["missing", "truncated", "changed"])
def test_a_damaged_file_is_built_again(
    tmp_path: Path, quick_build: list[Path], role: str, damage: str
) -> None:
    """Whatever happened to a file, the next start makes it whole."""
    files = ensure_built(tmp_path)
    path = tmp_path / getattr(files, role)
    whole = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(whole[:-3] + (b"" if damage == "truncated" else b"xyz"))
    assert ensure_built(tmp_path) == files
    assert path.read_bytes() == whole
    assert len(quick_build) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"key": 1}', '{"key": "KEY"}'])
def test_a_broken_manifest_is_no_manifest(
    tmp_path: Path, quick_build: list[Path], text: str
) -> None:
    """A manifest that cannot be read, or lacks a part, leads to a clean build."""
    ensure_built(tmp_path)
    (tmp_path / MANIFEST).write_text(text.replace("KEY", build_key()))
    ensure_built(tmp_path)
    assert json.loads((tmp_path / MANIFEST).read_text())["key"] == build_key()
    assert len(quick_build) == 2


def test_other_settings_lead_to_another_build(
    tmp_path: Path, quick_build: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of another key are not used, however whole they are."""
    ensure_built(tmp_path)
    monkeypatch.setattr(geo.build, "build_key", lambda: "another key")
    assert ensure_built(tmp_path).key == "another key"
    assert len(quick_build) == 2


def test_the_key_follows_the_boundary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator who swaps in another file gets another key."""
    before = build_key()
    other = tmp_path / "official.geojson"
    other.write_text("{}")
    monkeypatch.setenv("ATLAS_BOUNDARIES", str(other))
    assert build_key() != before


@pytest.mark.usefixtures("quick_build")
def test_an_interrupted_build_leaves_the_old_files_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that dies half way changes nothing and leaves nothing behind."""
    files, before = ensure_built(tmp_path), _served(tmp_path)

    def die(_workshop: Path) -> dict[str, str]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(geo.build, "_write_scripts", die)
        patch.setattr(geo.build, "build_key", lambda: "another key")
        with pytest.raises(KeyboardInterrupt):
            ensure_built(tmp_path)
    assert ensure_built(tmp_path) == files
    assert _served(tmp_path) == before


@pytest.mark.usefixtures("quick_build")
def test_old_files_are_removed_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier version left goes; what is not ours stays."""
    ensure_built(tmp_path)
    current = _served(tmp_path)
    for name in ("units-0123456789ab.json", "leaflet-0123456789ab.js", "logo.png"):
        (tmp_path / name).touch()
    (tmp_path / ".building-dead").mkdir()
    monkeypatch.setattr(geo.kept_files, "_STALE_SECONDS", -1)
    monkeypatch.setattr(geo.build, "_read_built", lambda *_: None)
    ensure_built(tmp_path)
    assert _served(tmp_path) == current | {"logo.png"}


BUILD = """
import sys
from pathlib import Path
import geo.build as build
build.ensure_built(Path(sys.argv[1]))
"""
# Of a few bytes instead of shapes, and each waits until the other writes as well.
AT_ONCE = """
import sys, time
from pathlib import Path
import geo.build as build
folder = Path(sys.argv[1])

def write(workshop):
    names = {"topology": "units.json", "cartogram": "cartogram.json",
             "units": "units.parquet", "neighbours": "neighbours.json"}
    for name in names.values():
        (workshop / name).write_text(f"content of {name}" * 100_000)
    (folder / f"begun{workshop.name}").touch()
    until = time.monotonic() + 60
    while len(list(folder.glob("begun*"))) < 2 and time.monotonic() < until:
        time.sleep(0.001)
    return names

build._write_boundaries = write
build.ensure_built(folder)
"""


def _python(code: str, folder: Path) -> subprocess.Popen[bytes]:
    root = Path(geo.build.__file__).parents[1]
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=root)


def test_two_servers_starting_at_once_both_find_whole_files(tmp_path: Path) -> None:
    """Two builds that move their files into one folder at once end in the same complete files."""
    both = [_python(AT_ONCE, tmp_path) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert geo.build._read_built(tmp_path, build_key()) is not None
    assert len(list(tmp_path.glob("begun*"))) == 2
    assert not list(tmp_path.glob(".building-*"))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, boundary_files: BoundaryFiles) -> None:
    """In another process, with other hashes, a real build ends in the same files."""
    assert _python(BUILD, tmp_path).wait(timeout=120) == 0
    assert ensure_built(tmp_path) == replace(boundary_files, folder=tmp_path)


def test_a_missing_boundary_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says which file and what to do."""
    monkeypatch.setenv("ATLAS_BOUNDARIES", str(tmp_path / "gone.geojson"))
    with pytest.raises(DataError, match=r"gone\.geojson.*unset ATLAS_BOUNDARIES"):
        ensure_built(tmp_path)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that holds the boundaries the start says how to get it."""
    monkeypatch.setattr("geo.boundaries.packages.BOUNDARIES", "no-such-package")
    with pytest.raises(DataError, match=r"no-such-package.*pip install"):
        ensure_built(tmp_path)
