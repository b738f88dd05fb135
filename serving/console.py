"""The console has our lines alone: what a compiled library prints goes nowhere."""

from __future__ import annotations

import os
import sys


def keep_to_ourselves() -> None:
    """Move what Python prints to a descriptor of its own, and lead the standard one nowhere.

    HiGHS, which solves for scipy, prints a line wherever it repairs a solution
    and has no option against it; in an access log on the console it would
    stand between lines that programs read.
    """
    if sys.stdout is None:  # started without a console
        return
    sys.stdout.flush()
    ours = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    sys.stdout = os.fdopen(ours, "w", encoding=sys.stdout.encoding, buffering=1)
