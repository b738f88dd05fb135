"""Work done by a Dask cluster: the same calls, on whatever machines its workers are.

A scheduler believes whoever reaches it, and so do its workers, unless TLS
proves who they are; Dask reads the files for that from its own configuration.
"""

from __future__ import annotations

import atexit
import logging
import pickle
import time
from collections.abc import Callable
from concurrent import futures
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar
from uuid import uuid4
from weakref import WeakValueDictionary

from distributed import Client, Event, KilledWorker, Security

from data.errors import AtlasError
from work.executor import Executor, Run, Seldom, WorkerDied
from work.on_cluster import TOPIC, answer

T = TypeVar("T")
_CONNECT_SECONDS, _LOOK_SECONDS, _ALONE_SECONDS = 5.0, 5.0, 30.0
_LEAST, _MOST = 2, 16


class SchedulerAway(AtlasError):  # noqa: N818 - what happened, like the errors of the atlas
    """The scheduler cannot be reached, or was lost while it had work."""

    def __init__(self, address: str) -> None:
        super().__init__(f"the scheduler {address} cannot be reached", "scheduler_away")


class NobodyWorks(AtlasError):  # noqa: N818
    """The scheduler has no worker, and none came for a while."""

    def __init__(self) -> None:
        super().__init__("the scheduler has no worker", "nobody_works")


class Cluster(Executor):
    """The workers of a Dask scheduler, reached when there is the first call for them.

    Parameters
    ----------
    address : "tcp://host:port", or "tls://host:port" with TLS files in Dask's configuration
    """

    def __init__(self, address: str) -> None:
        self.address, self.at_once = address, _LEAST
        self._client: Client | None = None
        self._lock = Lock()
        self._runs: WeakValueDictionary[str, _Submitted] = WeakValueDictionary()
        atexit.register(self.shutdown, wait=False)

    def begin(self, function: Callable[..., T], args: tuple[object, ...], told: str) -> Run[T]:
        """Have a function called by a worker; see `Executor.begin`.

        Raises
        ------
        SchedulerAway
            If the scheduler cannot be reached.
        """
        question = pickle.dumps((function, args, told))
        with self._lock:
            client = self._connected()
        run = _Submitted(self, client, question)
        self._runs[run.name] = run
        return run

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the scheduler.

        Parameters
        ----------
        wait : whether to wait for what is under way
        cancel_futures : whether to cancel it
        """
        left = list(self._runs.values())
        for run in left if cancel_futures else ():
            run.end()
        if wait:
            futures.wait([run.future for run in left])
        with self._lock, suppress(Exception):  # what cannot be reached need not be left
            if self._client is not None:
                self._client.close()

    def workers(self, client: Client) -> int:
        """Return how many calls the workers there are can do at once."""
        found = int(sum(client.nthreads().values()))
        self.at_once = min(max(found, _LEAST), _MOST)
        return found

    def _connected(self) -> Client:
        """Return the connection; a lost one is made anew."""
        if self._client is None or self._client.status != "running":
            try:
                self._client = Client(
                    self.address,
                    security=_security(self.address),
                    timeout=_CONNECT_SECONDS,
                    set_as_default=False,
                    name="atlas",
                )
                self._client.subscribe_topic(TOPIC, self._hear)
                self.workers(self._client)
            except (OSError, TimeoutError, ValueError) as error:
                logging.getLogger(__name__).warning("%s: %s", self.address, error)
                raise SchedulerAway(self.address) from error
        return self._client

    def _hear(self, event: tuple[float, tuple[str, int, int]]) -> None:
        name, made, of = event[1]
        if (run := self._runs.get(name)) is not None:
            run.made, run.of = made, of


def _security(address: str) -> Security:
    """Return what Dask's configuration says of TLS; ValueError if that is too little."""
    found = Security()
    if address.startswith("tls:") and not found.get_connection_args("client")["ssl_context"]:
        raise ValueError("Dask's configuration names no TLS files")
    return found


class _Submitted(Run[Any]):
    """A call that the scheduler has."""

    def __init__(self, cluster: Cluster, client: Client, question: bytes) -> None:
        super().__init__()
        self.name = f"atlas-{uuid4().hex}"
        self._cluster, self._client = cluster, client
        self._stop = Event(self.name, client=client)
        self._look, self._seen = Seldom(_LOOK_SECONDS), time.monotonic()
        self._theirs = client.get_executor(pure=False).submit(answer, question, self.name)
        self._theirs.add_done_callback(self._settle)
        self.future.add_done_callback(lambda mine: mine.cancelled() and self._theirs.cancel())

    def stop(self) -> None:
        with suppress(Exception):  # who cannot be told is given up
            self._stop.set()

    def end(self) -> None:
        self._theirs.cancel()
        with suppress(Exception):
            self._stop.clear()  # or the scheduler would keep it

    def check(self) -> None:
        """Raise if there has been no worker for a while, or no scheduler."""
        if self._client.status not in ("running", "connecting"):
            raise SchedulerAway(self._cluster.address)
        if self._look() and self._cluster.workers(self._client):
            self._seen = time.monotonic()
        if time.monotonic() - self._seen > _ALONE_SECONDS:
            raise NobodyWorks

    def _settle(self, theirs: futures.Future[Any]) -> None:
        """Take what came of it; not from a future that was cancelled here."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            self.future.set_result(theirs.result())
        except KilledWorker:
            self.future.set_exception(WorkerDied())
        except futures.CancelledError:
            self.future.set_exception(SchedulerAway(self._cluster.address))
        except Exception as error:
            self.future.set_exception(error)
