"""What stands on the console of the server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What a compiled library prints goes to the descriptor itself.
PRINTING = """
import os
from serving.console import keep_to_ourselves
print("ours")
keep_to_ourselves()
os.write(1, b"tmpSolver.run();")
print("ours too")
"""


def test_what_a_library_prints_is_not_on_the_console() -> None:
    """Lines of Python's own stay, before and after; those written past it do not."""
    command = [sys.executable, "-c", PRINTING]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ended.stdout.split("\n"), ended.stderr) == (["ours", "ours too", ""], "")


def test_a_server_without_a_console_starts() -> None:
    """There is nothing to keep."""
    program = "import sys; sys.stdout = None\n" + PRINTING.replace("os.write", "0 and os.write")
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, cwd=ROOT, timeout=60).returncode == 0
