"""One process that is started again whenever it ends, later each time it does so soon."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
# Whoever has run so long is started again with the first delay.
_STEADY_SECONDS = 60.0
# On Linux: a process that ends with the one that started it, however that one ends.
_TIED = ("setpriv", "--pdeathsig", "KILL", "--")


class Child:
    """A process, and when to start it next.

    Parameters
    ----------
    name : what it is called where its end is told
    command : what starts it
    inherited : open files that it is given
    """

    def __init__(self, name: str, command: Sequence[str], inherited: Sequence[int] = ()) -> None:
        self.name, self._inherited = name, tuple(inherited)
        self._command = [*(_TIED if shutil.which(_TIED[0]) else ()), *command]
        self._process: subprocess.Popen[bytes] | None = None
        self._wait, self._began, self._due = _FIRST_WAIT, 0.0, 0.0
        self._told_to_end = False

    @property
    def code(self) -> int | None:
        """What it has ended with, negative for a signal; None while it runs or has not begun."""
        return self._process.poll() if self._process else None

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._began

    def keep(self) -> None:
        """Start it if it does not run and is due."""
        if self._process is not None and self.code is None:
            return
        unnoted = self._process is not None and self._due <= self._began
        if unnoted and not self._told_to_end:
            self._put_off()
        if time.monotonic() >= self._due:
            self._began, self._told_to_end = time.monotonic(), False
            self._process = subprocess.Popen(self._command, pass_fds=self._inherited)

    def stop(self) -> None:
        """Ask it to end; if it is kept, it starts again at once."""
        self._told_to_end = True
        if self._process is not None:
            self._process.terminate()

    def kill(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()

    def end(self, patience: float) -> None:
        """Wait for the end of what was asked to end; end it if that takes so many seconds."""
        if self._process is None:
            return
        try:
            self._process.wait(max(patience, 0))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _put_off(self) -> None:
        self._wait = min(2 * self._wait, _LONGEST_WAIT)
        if self.age > _STEADY_SECONDS:
            self._wait = _FIRST_WAIT
        self._due = time.monotonic() + self._wait
        how = signal.Signals(-self.code).name if self.code and self.code < 0 else self.code
        told = f"{self.name} has ended ({how}); it starts again in {self._wait:g} s."
        print(told, file=sys.stderr, flush=True)
