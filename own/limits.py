"""How much of a file from outside is read; whatever is larger is refused before it is unpacked."""

from __future__ import annotations

from data.errors import DataError

MOST_BYTES = 4 * 2**20
MOST_UNPACKED = 64 * 2**20
MOST_ENTRIES = 1_000
MOST_ROWS = 100_000
MOST_COLUMNS = 400
MOST_CELLS = 600_000
LONGEST_CELL = 500
# What the process that reads a workbook may take.
CHILD_MEMORY = 768 * 2**20
CHILD_SECONDS = 20


def too_many(key: str, most: int) -> DataError:
    """Return the refusal of what breaks a bound."""
    return DataError(f"a table from outside breaks the bound {key}: {most}", key, most=most)
