"""Work done by a real Dask scheduler and its worker: the same numbers, and every way to lose it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask.config
import numpy as np
import pytest
from distributed import Security

from data.errors import AtlasError, DataError
from scoring.doubt.run import draw_ranks
from tests.work.done import always, counts, is_killed, leaves_a_mark, refuses
from ui.address.view import DEFAULT_CHOICES
from ui.figures.doubt import kept as doubt_kept
from work import chosen, cluster
from work.apart import Workers
from work.cluster import Cluster, NobodyWorks, SchedulerAway
from work.executor import Executor
from work.process import ROOT

PATIENT = 120


@contextmanager
def started(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a process of Dask's, in a group of its own with all that it starts."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", *command],
        cwd=ROOT,
        env={**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def scheduler(folder: Path, **environment: str) -> Iterator[str]:
    """Yield the address of a scheduler, as an operator starts one."""
    file = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0")
    command = ("distributed.cli.dask_scheduler", *options, "--scheduler-file", str(file))
    with started(*command, **environment):
        yield _read(file)


@contextmanager
def worker(address: str) -> Iterator[None]:
    """Have one worker, and a nurse that replaces it."""
    options = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    with started("distributed.cli.dask_worker", address, *options):
        yield


def _read(file: Path) -> str:
    for _ in range(20 * PATIENT):
        if file.exists() and (content := file.read_text(encoding="utf-8")):
            return str(json.loads(content)["address"])
        time.sleep(0.05)
    raise AssertionError("the scheduler did not start")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler with a worker, for all these tests."""
    with scheduler(tmp_path_factory.mktemp("dask")) as found, worker(found):
        yield found


@pytest.fixture
def elsewhere(address: str) -> Iterator[Cluster]:
    """A connection to it."""
    made = Cluster(address)
    yield made
    made.shutdown()


def drawn(executor: Executor) -> np.ndarray:
    """Draws of the real index, done by an executor."""
    index_and_space = doubt_kept.draws_asked(DEFAULT_CHOICES)[:4]
    found = executor.call(always, draw_ranks, *index_and_space, 60, 7, told="report")
    assert found is not None
    return found.ranks


def test_the_same_seed_gives_the_same_numbers(elsewhere: Cluster) -> None:
    """Bit for bit, from the cluster and from the pool."""
    with Workers(at_once=1) as pool:
        assert np.array_equal(drawn(elsewhere), drawn(pool), equal_nan=True)


def test_an_error_keeps_its_type(elsewhere: Cluster) -> None:
    """So that a screen can say it in words."""
    with pytest.raises(DataError, match="no draws"):
        elsewhere.call(always, refuses)


def test_it_is_an_executor_like_any_other(elsewhere: Cluster) -> None:
    """Futures, keyword arguments, mapping."""
    assert elsewhere.submit(pow, 2, 3, mod=5).result(PATIENT) == 3
    assert list(elsewhere.map(pow, [2, 3], [2, 2])) == [4, 9]


def test_a_run_says_how_far_it_is_and_hands_back_what_it_has(elsewhere: Cluster) -> None:
    """The word to stop reaches the function at its next report."""
    heard: list[int] = []

    def until_it_counts(made: int, _: int) -> bool:
        heard.append(made)
        return made == 0

    made = elsewhere.call(until_it_counts, counts, told="report")
    assert made is not None
    assert made >= heard[-1] > 0


def test_a_run_ends_when_whoever_asked_is_gone(address: str, tmp_path: Path) -> None:
    """A server that was restarted leaves nothing running."""
    mark = tmp_path / "mark"
    asked = Cluster(address)
    asked.begin(leaves_a_mark, (mark,), "report")
    _until(mark, "begun")
    asked.shutdown(wait=False)
    _until(mark, "ended")


def _until(mark: Path, content: str) -> None:
    for _ in range(20 * PATIENT):
        if mark.exists() and mark.read_text(encoding="utf-8") == content:
            return
        time.sleep(0.05)
    raise AssertionError(f"it has not {content}")


def test_a_worker_that_is_killed_costs_nothing_but_time(elsewhere: Cluster, tmp_path: Path) -> None:
    """The scheduler gives the call to the next."""
    found = elsewhere.call(always, is_killed, tmp_path / "mark", 1)
    assert found is not None
    assert len((tmp_path / "mark").read_bytes()) == 1


def test_a_call_that_kills_every_worker_is_given_up(elsewhere: Cluster, tmp_path: Path) -> None:
    """With the same sentence as from the pool; the next call is done."""
    with pytest.raises(AtlasError) as error:
        elsewhere.call(always, is_killed, tmp_path / "mark", 100)
    assert error.value.key == "worker_died"
    assert elsewhere.call(always, is_killed, tmp_path / "none", 0) is not None


def test_a_scheduler_without_workers_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And one that goes away in the middle, and one that is not there; all but for ever."""
    monkeypatch.setattr(cluster, "_ALONE_SECONDS", 1.0)
    with scheduler(tmp_path) as found:
        made = Cluster(found)
        with pytest.raises(NobodyWorks):
            made.call(always, refuses)
        monkeypatch.setattr(cluster, "_ALONE_SECONDS", PATIENT)
        left = made.begin(refuses, (), "")
    assert isinstance(left.future.exception(PATIENT), SchedulerAway)
    with pytest.raises(SchedulerAway):
        made.call(always, refuses)
    made.shutdown()


def test_tls_is_read_from_the_configuration_of_dask(tmp_path: Path) -> None:
    """Who has the files is believed; who has none is not, and is told no more than that."""
    made = Security.temporary()
    files = {name: tmp_path / f"{name}.pem" for name in ("ca", "cert", "key")}
    for name, content in zip(
        files, (made.tls_ca_file, made.tls_scheduler_cert, made.tls_scheduler_key), strict=True
    ):
        files[name].write_text(content, encoding="utf-8")
    tls = "DASK_DISTRIBUTED__COMM__TLS__"
    environment = {
        "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "true",
        f"{tls}CA_FILE": str(files["ca"]),
        f"{tls}SCHEDULER__CERT": str(files["cert"]),
        f"{tls}SCHEDULER__KEY": str(files["key"]),
    }
    ours = {
        "distributed.comm.tls.ca-file": str(files["ca"]),
        "distributed.comm.tls.client.cert": str(files["cert"]),
        "distributed.comm.tls.client.key": str(files["key"]),
    }
    with scheduler(tmp_path, **environment) as found:
        assert found.startswith("tls://")
        with pytest.raises(SchedulerAway):
            Cluster(found).submit(pow, 2, 3)
        with dask.config.set(ours):
            believed = Cluster(found)
            left = believed.submit(pow, 2, 3)
            assert not left.done()
            believed.shutdown(wait=False)


def test_the_environment_says_who_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else does; what is no address is refused before anybody is asked."""
    monkeypatch.delenv(chosen.VARIABLE, raising=False)
    assert isinstance(chosen.chosen(), Workers)
    monkeypatch.setenv(chosen.VARIABLE, "tls://[::1]:8786")
    assert isinstance(chosen.chosen(), Cluster)
    for wrong in ("127.0.0.1:8786", "tcp://host", "inproc://1/2", "tcp://a b:1", "file:///etc"):
        monkeypatch.setenv(chosen.VARIABLE, wrong)
        with pytest.raises(AtlasError, match="write tcp://host:port"):
            chosen.chosen()
