"""Check the types as ``mypy`` does, and look for what may be thrown away less often.

Almost all of what it has read stays to its end: going through it again and again took a
tenth of its time. It gives way to whatever works beside it: tests wait for browsers and
for servers again and again, and meanwhile it goes on.
"""

from __future__ import annotations

import gc
import os
import sys
from unittest.mock import patch

from mypy.__main__ import console_entry

_NEW_OBJECTS = 4_000_000
# A tenth of a processor where two tests work on two: it ends before they do.
_GIVES_WAY = 10

if __name__ == "__main__":
    if sys.platform != "win32":
        os.nice(_GIVES_WAY)
    gc.set_threshold(_NEW_OBJECTS, 1000, 1000)
    with patch.object(gc, "set_threshold"):  # it begins with limits of its own
        console_entry()
