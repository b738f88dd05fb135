"""Work done by processes of low priority, so that the one that asks goes on answering.

Threads would share one interpreter lock with the server: a chunk of numpy, or
a slide in pure Python, would hold up every reader's click. A worker is started
when there is work, kept while there is more, and ends with the process that
started it. Not `multiprocessing`: its fresh processes import the main module
of the one that starts them, and under Streamlit that is the page being shown.
"""

from __future__ import annotations

import atexit
import pickle
from collections import deque
from collections.abc import Callable
from concurrent import futures
from threading import RLock
from typing import Any, TypeVar

from work.executor import Executor, Run, WorkerDied
from work.process import STOP, Process

T = TypeVar("T")
_TRIES = 2


class Workers(Executor):
    """A small pool of processes; what they cannot begin yet waits.

    A call whose process dies is begun once more: a seed makes it the same.

    Parameters
    ----------
    at_once : the most processes there are
    idle_seconds : how long one without work is kept; it holds what it has read and computed
    most_held : one that holds more, in bytes, is not kept: a new one begins small, and reads
        and computes again what one report needs, of which this has to leave room (570 MB)
    """

    def __init__(
        self, at_once: int = 2, idle_seconds: float = 300.0, most_held: int = 640_000_000
    ) -> None:
        self.at_once, self.idle_seconds, self.most_held = at_once, idle_seconds, most_held
        self._waiting: deque[_Asked] = deque()
        self._workers: list[Process[_Asked]] = []
        self._lock = RLock()
        self._closed = False
        atexit.register(self.shutdown, wait=False)

    def begin(self, function: Callable[..., T], args: tuple[object, ...], told: str) -> Run[T]:
        """Have a function called by a process; see `Executor.begin`."""
        run = _Asked(self, pickle.dumps((function, args, told)))
        with self._lock:
            if self._closed:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._waiting.append(run)
            self._hand_out()
        return run

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and end the processes once none is left to do.

        Parameters
        ----------
        wait : whether to return only then; else they are ended now
        cancel_futures : whether to cancel what waits
        """
        with self._lock:
            self._closed = True
            if cancel_futures or not wait:
                for run in self._waiting:
                    run.future.cancel()
            left = [*self._waiting, *(one.run for one in self._workers if one.run)]
            for run in left:
                run.stopped = not wait
        if wait:
            futures.wait([run.future for run in left])
        for worker in self._workers.copy():
            worker.end()

    def stop(self, run: _Asked) -> None:
        """Tell the process that does a call to stop; one that waits is cancelled."""
        with self._lock:
            run.stopped = True
            if not run.future.cancel():
                for worker in self._doing(run):
                    worker.tell(STOP)

    def end(self, run: _Asked) -> None:
        """End the process that does a call."""
        self.stop(run)
        with self._lock:
            for worker in self._doing(run):
                worker.end()

    def settle(self, worker: Process[_Asked], said: tuple[Any, ...]) -> None:
        """Take what a process said last of its call, and give it the next."""
        kind, content = said
        with self._lock:
            run, worker.run = worker.run, None
            if kind == "died":
                self.retires(worker)
            if run is not None and kind == "died" and run.may_be_tried_again():
                self._waiting.appendleft(run)
            elif run is not None:
                run.settle(kind, content)
            if kind != "died" and worker.holds > self.most_held and self.retires(worker):
                worker.end()  # at once: beside the next one it would hold as much again
            self._hand_out()

    def retires(self, worker: Process[_Asked]) -> bool:
        """Whether a process has nothing to do; it is then counted no more."""
        with self._lock:
            if worker.run is not None:
                return False
            if worker in self._workers:
                self._workers.remove(worker)
            return True

    def _doing(self, run: _Asked) -> list[Process[_Asked]]:
        return [worker for worker in self._workers if worker.run is run]

    def _hand_out(self) -> None:
        while self._waiting and (worker := self._free()) is not None:
            run = self._waiting.popleft()
            if run.begins():
                worker.do(run)

    def _free(self) -> Process[_Asked] | None:
        idle = next((worker for worker in self._workers if worker.run is None), None)
        if idle is None and len(self._workers) < self.at_once:
            idle = Process(self)
            self._workers.append(idle)
        return idle


class _Asked(Run[Any]):
    """A call of a pool, as it is sent."""

    def __init__(self, pool: Workers, question: bytes) -> None:
        super().__init__()
        self._pool, self.question = pool, question
        self.stopped, self._tries = False, 0

    def stop(self) -> None:
        self._pool.stop(self)

    def end(self) -> None:
        self._pool.end(self)

    def begins(self) -> bool:
        """Count a try; whether the call is still wanted."""
        self._tries += 1
        if self._tries == 1:
            return self.future.set_running_or_notify_cancel()
        if self.stopped:
            self.settle("died", None)
        return not self.stopped

    def may_be_tried_again(self) -> bool:
        return not self.stopped and self._tries < _TRIES

    def settle(self, kind: str, content: Any) -> None:
        if kind == "returned":
            self.future.set_result(content)
        else:
            self.future.set_exception(content if kind == "raised" else WorkerDied())
