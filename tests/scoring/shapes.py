"""Indexes of our own making for tests: any size, gaps, both directions, several levels."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from scoring.index.definition import IndexDefinition

COLUMNS = ["code", "parent", "direction", "weight", "kind"]


def cell(frame: pd.DataFrame, row: object, column: str) -> Any:
    """Return one cell, as whatever it is."""
    return frame.to_dict("index")[row][column]


def column(*values: float) -> pd.DataFrame:
    """Return one indicator, "x"."""
    return pd.DataFrame({"x": np.array(values, dtype=float)})


def definition(*rows: tuple[str, str, int, float, str]) -> IndexDefinition:
    """Return the definition with these rows."""
    return IndexDefinition.from_table(pd.DataFrame(list(rows), columns=COLUMNS))


def flat(weights: dict[str, float], directions: dict[str, int] | None = None) -> IndexDefinition:
    """Return an index whose indicators stand directly under it."""
    signs = directions or {}
    rows = [(code, "index", signs.get(code, 1), w, "level") for code, w in weights.items()]
    return definition(("index", "", 1, 1.0, "aggregate"), *rows)


def deep(seed: int = 1, n_units: int = 51) -> tuple[pd.DataFrame, IndexDefinition]:
    """Return 49 indicators in 8 pillars in 2 sub-indexes, with gaps, skew and both directions."""
    rng = np.random.default_rng(seed)
    rows: list[tuple[str, str, int, float, str]] = [
        ("index", "", 1, 1.0, "aggregate"),
        ("links", "index", 1, 1.0, "aggregate"),
        ("growth", "index", 1, 2.0, "aggregate"),
    ]
    for p in range(8):
        rows.append((f"pillar{p}", "links" if p < 5 else "growth", 1, 1.0 + p % 3, "aggregate"))
    for i in range(49):
        sign = -1 if i % 4 == 3 else 1
        rows.append((f"i{i:02d}", f"pillar{i % 8}", sign, 0.5 + i % 5, "level"))
    cells = rng.lognormal(0, 0.3 + 0.03 * np.arange(49), size=(n_units, 49))
    cells[:, ::5] = -cells[:, ::5]
    cells[rng.random(cells.shape) < 0.06] = np.nan
    units = [f"u{n:02d}" for n in range(n_units)]
    return pd.DataFrame(cells, units, [f"i{i:02d}" for i in range(49)]), definition(*rows)
