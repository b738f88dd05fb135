"""What was freed goes back to the system, and is not kept for whoever may ask for as much again."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

# Of glibc's mallopt: how many heaps threads get, and from how many bytes on a piece is a
# mapping of its own, which ends when it is freed. Both grow with use unless they are set.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENAS = -1, -3, -8
_LARGE, _HEAPS = 256 * 1024, 2


def give_back() -> None:
    """Have this process give back what it frees; elsewhere than on Linux the system's way stays.

    A deck or a page holds much for a moment. Spread over a heap a thread, what is
    left of it between other things adds up to a fifth of what the process holds.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):  # another library than glibc
        told = ctypes.CDLL(None).mallopt
        for option, value in (
            (_ARENAS, _HEAPS),
            (_MMAP_THRESHOLD, _LARGE),
            (_TRIM_THRESHOLD, _LARGE),
        ):
            told(option, value)
