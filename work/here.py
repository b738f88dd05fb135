"""Work done where it is asked for: what is already elsewhere asks nobody else."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from work.executor import Executor, Run
from work.queue import Report

T = TypeVar("T")
# Set in every process that does the work of another.
ELSEWHERE = Event()


class Here(Executor):
    """Calls at once, in the thread that asks."""

    at_once = 1

    def call(
        self, report: Report, function: Callable[..., T], *args: object, told: str = ""
    ) -> T | None:
        """Return what a function returns."""
        return function(*args, **({told: report} if told else {}))

    def begin(self, function: Callable[..., T], args: tuple[object, ...], told: str) -> Run[T]:
        """Call a function, and return what came of it."""
        run: _Done[T] = _Done()
        try:
            run.future.set_result(function(*args, **({told: _go_on} if told else {})))
        except Exception as error:
            run.future.set_exception(error)
        return run


class _Done(Run[T]):
    def stop(self) -> None:
        """It has ended."""

    def end(self) -> None:
        """It has ended."""


def _go_on(_made: int, _of: int) -> bool:
    return True
