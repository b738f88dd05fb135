"""What does heavy work: an executor whose calls say how far they are and can be stopped.

One interface, whoever does the work: processes of this machine (`work.apart`)
or a cluster (`work.cluster`). A call is a function with its arguments, pickled,
so the function stands at the top of a module; a seed among the arguments gives
the same numbers everywhere.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent import futures
from functools import partial
from typing import Any, Generic, TypeVar

from data.errors import AtlasError
from work.queue import Report

T = TypeVar("T")
_TICK_SECONDS = 0.25
_GRACE_SECONDS = 3.0


class WorkerDied(AtlasError):  # noqa: N818 - what happened, like the errors of the atlas
    """Whoever did the work is gone, again and again: out of memory, or ended from outside."""

    def __init__(self) -> None:
        super().__init__("the process that did the work ended before it was done", "worker_died")


class Run(ABC, Generic[T]):
    """One call under way.

    Attributes
    ----------
    future : what comes of it
    made, of : how far it says it is
    """

    def __init__(self) -> None:
        self.future: futures.Future[T] = futures.Future()
        self.made, self.of = 0, 1

    @abstractmethod
    def stop(self) -> None:
        """Tell the function to end at its next report, and to hand back what it has."""

    @abstractmethod
    def end(self) -> None:
        """Give the call up; nothing comes of it."""

    def check(self) -> None:
        """Raise an AtlasError if it can no longer come to an end."""


class Executor(futures.Executor, ABC):
    """An executor of `concurrent.futures` whose calls can also be followed.

    Attributes
    ----------
    at_once : how many calls are done at the same time
    """

    at_once: int

    @abstractmethod
    def begin(self, function: Callable[..., T], args: tuple[object, ...], told: str) -> Run[T]:
        """Have a function called.

        Parameters
        ----------
        told : the name of the parameter by which the function takes a report; "" if it does not
        """

    def submit(self, function: Callable[..., T], /, *args: Any, **kwargs: Any) -> futures.Future[T]:
        """Have a function called, and return its future."""
        return self.begin(partial(function, **kwargs) if kwargs else function, args, "").future

    def call(
        self, report: Report, function: Callable[..., T], *args: object, told: str = ""
    ) -> T | None:
        """Return what a function returns, or None if it was stopped before there was anything.

        `report` is told how far the function is. Once it says stop, the function
        has a few seconds to hand back what it has.

        Raises
        ------
        Exception
            What the function raises.
        AtlasError
            If nobody is there to do it, or whoever does it is gone.
        """
        run = self.begin(function, args, told)
        try:
            while not _settled(run, _TICK_SECONDS):
                run.check()
                if not report(run.made, run.of):
                    return _stopped(run)
        except BaseException:
            run.end()
            raise
        return run.future.result()


def _stopped(run: Run[T]) -> T | None:
    run.stop()
    if not _settled(run, _GRACE_SECONDS):
        run.end()
        return None
    if run.future.cancelled() or isinstance(run.future.exception(), WorkerDied):
        return None
    return run.future.result()


def _settled(run: Run[Any], seconds: float) -> bool:
    return bool(futures.wait([run.future], seconds).done)


class Seldom:
    """Says whether something is due that should not be done more often than this."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._due = seconds, 0.0

    def __call__(self) -> bool:
        if (now := time.monotonic()) < self._due:
            return False
        self._due = now + self._seconds
        return True
