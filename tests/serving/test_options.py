"""What whoever starts the atlas may decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from serving.options import Options, read_options


def test_without_an_option_this_computer_alone_is_answered() -> None:
    """Serving others is something one says."""
    assert read_options([]) == Options()
    assert read_options([]).only_here
    assert read_options(["--serve-others"]).listen == "0.0.0.0"
    assert not read_options(["--serve-others"]).only_here
    assert not read_options(["--serve-others", "192.168.1.20"]).only_here
    assert read_options(["--serve-others", "::1"]).only_here


def test_everything_can_be_said_at_once() -> None:
    """Names in lower case, the path with one slash before it, repeated options together."""
    said = "--port 80 --serve-others --allow-host Atlas.example.org --allow-host atlas"
    said += " --base-path atlas/ --behind-proxy 10.0.0.1 --behind-proxy ::1 --https-in-front"
    said += " --sessions 500 --sessions-per-address 9"
    expected = Options(
        port=80,
        listen="0.0.0.0",
        base="/atlas",
        names=("atlas.example.org", "atlas"),
        proxies=("10.0.0.1", "::1"),
        https=True,
        sessions=500,
        sessions_per_address=9,
    )
    assert read_options(said.split()) == expected


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("--port 0", "1 to 65535"),
        ("--port ٨٠", "1 to 65535"),
        ("--sessions -1", "1 to 10000"),
        ("--serve-others office", "192.168.1.20"),
        ("--behind-proxy proxy.example", "192.168.1.20"),
        ("--allow-host http://atlas", "without http://"),
        ("--allow-host atlas:80", "without a port"),
        ("--allow-host *.example", "no host name"),
        ("--base-path a/../b", "such as atlas"),
        ('--base-path a"b', "such as atlas"),
        ("--script nowhere.py", "no file"),
        ("--server.port 80", "--server.port"),
        ("--serve", "--serve"),
    ],
)
def test_what_is_wrong_is_said(capsys: pytest.CaptureFixture[str], said: str, named: str) -> None:
    """One sentence, and nothing is started."""
    with pytest.raises(SystemExit):
        read_options(said.split())
    assert named in capsys.readouterr().err


def test_another_script_is_for_tests(tmp_path: Path) -> None:
    """The map alone is served by the same rules."""
    script = tmp_path / "page.py"
    script.touch()
    assert read_options(["--script", str(script)]).script == script
