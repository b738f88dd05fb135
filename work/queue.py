"""One line for heavy work: few at once, few waiting, each for readers who are still here.

The queue knows owners by name only, and is told by a callable whether one is
still here. What it runs is any callable that takes `report` and stops early
when `report` says so; each runs in a thread, which may have its work done by a
process (`work.apart`) or hand it to an executor.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Event, RLock, Thread
from typing import Any, Generic, Literal, TypeVar

from data.errors import AtlasError

T = TypeVar("T")
Report = Callable[[int, int], bool]
Bound = Literal["total", "each"]
_TICK_SECONDS = 0.5


class QueueFull(AtlasError):  # noqa: N818 - a state of the queue, like the other errors
    """No more work is taken now.

    Attributes
    ----------
    bound : "total", the line is full, or "each", this owner has enough in it
    most : the bound
    """

    def __init__(self, bound: Bound, most: int) -> None:
        super().__init__(f"at most {most} runs wait ({bound}); try again in a minute")
        self.bound, self.most = bound, most


class Job(Generic[T]):
    """One piece of work: it can be watched, waited for and left.

    Attributes
    ----------
    key : what it computes; the same key is the same work
    owners : who waits for it
    brief : whether it takes a second or two
    done : whether it has ended
    made, of : how far it is
    result : what the work returned, also when it was stopped early; None until then, and
        when there is nothing
    error : why there is no result, or None
    stopped : whether it was told to stop before its end
    let_go : whether its result was, since others have come after it
    """

    def __init__(
        self, key: Hashable, work: Callable[[Report], T | None], brief: bool = False
    ) -> None:
        self.key, self.brief = key, brief
        self.owners: dict[str, float] = {}
        self.stopped = self.let_go = False
        self.made, self.of = 0, 1
        self.result: T | None = None
        self.error: Exception | None = None
        self.used = 0.0
        self._work: Callable[[Report], T | None] | None = work
        self._ended = Event()

    @property
    def done(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, at most so long; return whether it came."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """Tell the work to end at its next report; it is the queue that says when."""
        self.stopped = self.stopped or not self.done

    def run(self) -> None:
        """Do the work in this thread, and keep what came of it."""
        try:
            if self._work is not None and not self.stopped:
                self.result = self._work(self._report)
        except Exception as error:  # it is told to whoever waits, not to this thread
            self.error = error
        finally:
            self._work = None  # and with it all that it holds
            self._ended.set()

    def let_result_go(self) -> None:
        """Hold the result no longer, whoever still holds the job."""
        self.result, self.let_go = None, True

    def _report(self, made: int, of: int) -> bool:
        self.made, self.of = made, max(of, 1)
        return not self.stopped


class Queue:
    """The line.

    Parameters
    ----------
    is_here : whether an owner is still here
    at_once : says how many may run now
    most_waiting, most_each : bounds of what waits, and of what one owner may have in both
    kept, kept_seconds : how many results there are, and for how long after their last
        use; what came to its end is remembered, so that the same work is not done twice
    patience : seconds after which an owner who is not here has left
    now : the clock, in seconds
    """

    def __init__(
        self,
        is_here: Callable[[str], bool],
        *,
        at_once: Callable[[], int] = lambda: 2,
        most_waiting: int = 10,
        most_each: int = 3,
        kept: int = 8,
        kept_seconds: float = 900.0,
        patience: float = 10.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._is_here, self._now = is_here, now
        self._at_once, self._most_waiting, self._most_each = at_once, most_waiting, most_each
        self._kept, self._kept_seconds, self._patience = kept, kept_seconds, patience
        self._waiting: list[Job[Any]] = []
        self._running: list[Job[Any]] = []
        self._ended: list[Job[Any]] = []
        self._lock = RLock()
        self._watch: Thread | None = None

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """How many run."""
        return len(self._running)

    def ask(
        self, key: Hashable, owner: str, work: Callable[[Report], T | None], *, brief: bool = False
    ) -> Job[T]:
        """Return the job of this key, put into the line if there is none.

        Parameters
        ----------
        brief : a second or two: it goes before what takes longer, and is not remembered

        Raises
        ------
        QueueFull
            If the line is full, or the owner has enough in it.
        """
        with self._lock:
            self.sweep()
            job = self.find(key)
            if job is None:
                self._refuse_more(owner)
                job = Job(key, work, brief)
                self._waiting.append(job)
                self._waiting.sort(key=lambda waiting: not waiting.brief)  # else in their order
            job.owners[owner] = job.used = self._now()
            self._begin()
        return job

    def find(self, key: Hashable) -> Job[Any] | None:
        """Return the job of this key that runs or ran to its end, or None."""
        with self._lock:
            jobs = [*self._waiting, *self._running, *self._ended]
            return next((job for job in jobs if job.key == key and not job.stopped), None)

    def ahead(self, job: Job[Any]) -> int:
        """Return how many run or wait before a job that waits; 0 for one that has begun."""
        with self._lock:
            if job not in self._waiting:
                return 0
            return len(self._running) + self._waiting.index(job)

    def leave(self, job: Job[Any], owner: str) -> None:
        """Let an owner go; a job that nobody waits for stops.

        A job that runs ends at its next report, and what it has made until then
        is its result, for whoever still holds it.
        """
        with self._lock:
            job.owners.pop(owner, None)
            self._end_if_left(job)

    def use(self, job: Job[Any]) -> None:
        """Say that a result is still looked at."""
        job.used = self._now()

    def forget(self, key: Hashable) -> None:
        """Remember an ended job no longer, so that the same work is done anew."""
        with self._lock:
            self._ended = [job for job in self._ended if job.key != key]

    def sweep(self) -> None:
        """Let go owners who have left, and ended jobs that nobody has used for long."""
        with self._lock:
            now = self._now()
            for job in [*self._waiting, *self._running]:
                for owner, seen in list(job.owners.items()):
                    if self._is_here(owner):
                        job.owners[owner] = now
                    elif now - seen >= self._patience:
                        del job.owners[owner]
                self._end_if_left(job)
            fresh = [job for job in self._ended if now - job.used < self._kept_seconds]
            kept = sorted(fresh, key=lambda job: job.used)[-self._kept :]
            for job in self._ended:
                if job not in kept:
                    job.let_result_go()
            self._ended = kept

    def _refuse_more(self, owner: str) -> None:
        unfinished = [*self._waiting, *self._running]
        if sum(owner in job.owners for job in unfinished) >= self._most_each:
            raise QueueFull("each", self._most_each)
        if len(self._waiting) >= self._most_waiting:
            raise QueueFull("total", self._most_waiting)

    def _end_if_left(self, job: Job[Any]) -> None:
        if job.owners or job.done:
            return
        job.stop()
        if job in self._waiting:
            self._waiting.remove(job)
            job.run()  # which only ends it

    def _begin(self) -> None:
        """Begin what may begin; see that somebody watches while there is anything to watch."""
        while self._waiting and len(self._running) < self._at_once():
            job = self._waiting.pop(0)
            self._running.append(job)
            Thread(target=self._run, args=(job,), daemon=True).start()
        if self._watch is None:
            self._watch = Thread(target=self._keep_watch, daemon=True)
            self._watch.start()

    def _run(self, job: Job[Any]) -> None:
        job.run()
        with self._lock:
            self._running.remove(job)
            job.used = self._now()
            if not (job.brief or job.error):
                self._ended.append(job)
            self.sweep()
            self._begin()

    def _keep_watch(self) -> None:
        while True:
            time.sleep(_TICK_SECONDS)
            with self._lock:
                self.sweep()
                if not (self._waiting or self._running or self._ended):
                    self._watch = None
                    return
