"""Boundary files that are damaged or hostile are refused in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.errors import AtlasError, JoinError
from geo import build
from geo.boundaries import source
from geo.boundaries.packages import boundary_source
from tests.hostile import files
from tests.hostile.conftest import Tried


@pytest.fixture(scope="module")
def features() -> list[files.Feature]:
    """A few units and the two national lines: small enough to be damaged a hundred times."""
    return files.some_features(boundary_source(), 6)


def test_no_damaged_boundaries_get_past_the_checks(
    features: list[files.Feature], tmp_path: Path, tried: Tried
) -> None:
    """Each is refused with a sentence; nothing else is ever raised."""
    known, path, count = source.known_units(), tmp_path / "boundaries.json", 0
    wrong = []
    for what, content in files.damaged_boundaries(features):
        path.write_bytes(content)
        try:
            source.check_codes(source.read_source(path)[0], known)
        except AtlasError as error:
            wrong += [] if str(error) else [f"{what}: no sentence"]
        except Exception as error:
            wrong.append(f"{what}: {error!r:.200}")
        else:
            wrong.append(f"{what}: taken for a whole file")
        count += 1
    tried(f"{count} damaged boundary files")
    assert wrong == []


def test_the_build_leaves_nothing_of_a_damaged_file(
    features: list[files.Feature], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start with boundaries that lack units says so, and keeps no half-built file."""
    path, static = tmp_path / "boundaries.json", tmp_path / "static"
    whole: Any = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole))
    monkeypatch.setenv("ATLAS_BOUNDARIES", str(path))
    with pytest.raises(JoinError):
        build.ensure_built(static)
    assert list(static.iterdir()) == []
