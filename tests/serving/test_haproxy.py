"""What HAProxy is told comes from options alone, quoted, and is accepted by the program."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from serving.options import Options
from serving.several import __main__ as several
from serving.several.haproxy import Proxy, Refused, find, quoted

HOSTILE = 'it\'s $HOME "quoted" \\ # ; %[src]'


@pytest.fixture
def door() -> Iterator[socket.socket]:
    """A port that is taken and not listened at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken


@pytest.fixture
def program() -> str:
    """HAProxy of this machine."""
    if (found := find()) is None:
        pytest.skip("haproxy is not installed")
    return found


def _proxy(folder: Path, program: str, door: socket.socket, options: Options) -> Proxy:
    sockets = [folder / str(number) for number in range(1, options.replicas + 1)]
    return Proxy(program, folder, options, sockets, [door])


def test_a_whole_configuration_is_accepted(program: str, door: socket.socket) -> None:
    """With everything that can be asked for at once, in a folder whose name wants quoting."""
    options = Options(
        replicas=3, base="/atlas", proxies=("10.0.0.1", "::1"), https=True, audit_log=True
    )
    # A socket's name may have a hundred letters.
    with TemporaryDirectory(prefix=HOSTILE, dir="/tmp") as folder:
        proxy = _proxy(Path(folder), program, door, options)
        proxy.write()
        assert "地图集正在启动" in (Path(folder) / "nobody.html").read_text(encoding="utf-8")
    assert proxy.configuration().count("\n    server ") == 3
    assert "uri /atlas/_stcore/health" in proxy.configuration()


def test_a_certificate_without_a_key_is_refused_in_words(
    tmp_path: Path, program: str, door: socket.socket
) -> None:
    """HAProxy's own, before anything is started."""
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    with pytest.raises(Refused, match=r"wrong\.pem"):
        _proxy(tmp_path, program, door, Options(replicas=1, certificate=wrong)).write()


def test_a_word_is_one_word_whatever_stands_in_it() -> None:
    """As a shell reads single quotes, which HAProxy's are like."""
    said = subprocess.run(["sh", "-c", f"printf %s {quoted(HOSTILE)}"], capture_output=True)
    assert said.stdout.decode() == HOSTILE


def test_limits_grow_with_the_readers_of_an_address(tmp_path: Path, door: socket.socket) -> None:
    """Where a whole office comes from one address, its pages are let through."""
    few = _proxy(tmp_path, "haproxy", door, Options(replicas=2)).configuration()
    many = _proxy(tmp_path, "haproxy", door, Options(replicas=2, sessions_per_address=500))
    assert "sc0_conn_cur gt 140" in few
    assert "sc0_http_req_rate gt 1600" in few
    assert "sc0_conn_cur gt 1060" in many.configuration()


def test_no_more_connections_are_promised_than_files_may_be_open(
    tmp_path: Path, door: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HAProxy would not start."""
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    text = _proxy(tmp_path, "haproxy", door, Options(replicas=2, sessions=5000)).configuration()
    assert "maxconn 1948" in text


def test_without_haproxy_the_way_to_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is started."""
    monkeypatch.setattr(several, "find", lambda: None)
    assert several.main([]) == 1
    assert "apt install haproxy" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_at_once(door: socket.socket, program: str) -> None:
    """Before any table is read."""
    assert os.access(program, os.X_OK)
    door.listen()
    with pytest.raises(SystemExit, match="cannot listen on port"):
        several.main(["--port", str(door.getsockname()[1])])
