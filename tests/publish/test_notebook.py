"""The notebook, run cell by cell on what has been published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "published.ipynb"


def test_the_notebook_recomputes_a_score(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last digits, for nearly all cities, from the files alone."""
    monkeypatch.setenv("ATLAS_PUBLISHED", str(site))
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    known: dict[str, Any] = {}
    for cell in book["cells"]:
        assert not cell.get("outputs")  # what it says is of the reader's edition
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), known)
    difference = known["difference"].dropna()
    assert len(difference) > 200
    assert difference.max() < 1e-9
    assert abs(known["weights"].sum() - 1) < 1e-12
