"""What a worker of a Dask cluster does with a call of `work.cluster`."""

from __future__ import annotations

import pickle
from typing import Any

from distributed import Event, get_client, get_worker

from work.executor import Seldom
from work.here import ELSEWHERE

TOPIC = "atlas-progress"
_TOLD_SECONDS = 0.5


def answer(question: bytes, name: str) -> Any:
    """Do a call on a worker."""
    ELSEWHERE.set()
    function, args, told = pickle.loads(question)
    return function(*args, **({told: _Report(name)} if told else {}))


class _Report:
    """Tells how far a call is, and hears whether it is still wanted."""

    def __init__(self, name: str) -> None:
        self._name, self._worker = name, get_worker()
        self._key, self._stop = self._worker.get_current_task(), Event(name, client=get_client())
        self._due, self._wanted = Seldom(_TOLD_SECONDS), True

    def __call__(self, made: int, of: int) -> bool:
        if self._wanted and self._due():
            self._worker.log_event(TOPIC, (self._name, made, of))
            self._wanted = not (self._is_left() or self._hears_stop())
        return self._wanted

    def _hears_stop(self) -> bool:
        if heard := bool(self._stop.is_set()):
            self._stop.clear()  # or the scheduler would keep it
        return heard

    def _is_left(self) -> bool:
        """Whether nobody holds the task any more: it was given up, or its client is gone."""
        task = self._worker.state.tasks.get(self._key)
        return task is None or task.state == "cancelled"
