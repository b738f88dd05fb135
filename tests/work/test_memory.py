"""What a process has freed is the system's again."""

from __future__ import annotations

import subprocess
import sys

import pytest

from work.process import ROOT

# Pieces of a megabyte, and between them small ones that stay.
_FREES = """
import sys
from pathlib import Path
from work.memory import give_back

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

if sys.argv[1] == "told":
    give_back()
before, kept = pages(), []
for _ in range(3):
    pieces = []
    for _ in range(100):
        pieces.append(bytes(1 << 20))
        kept.append(bytes(2_000))
    del pieces
print((pages() - before) * 4096)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="told to glibc alone")
def test_what_was_freed_goes_back() -> None:
    """Without being told, the heap keeps large pieces that lie between small ones."""
    told, untold = (
        int(subprocess.check_output([sys.executable, "-c", _FREES, how], cwd=ROOT))
        for how in ("told", "untold")
    )
    assert told < 10_000_000
    assert untold > 50_000_000
