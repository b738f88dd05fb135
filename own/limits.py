"""How much of a file from outside is read; whatever is larger is refused before it is unpacked."""

from __future__ import annotations

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
