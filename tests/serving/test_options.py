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


def test_several_processes_take_all_options_and_more(tmp_path: Path) -> None:
    """Two of them where no number is said; who comes by https is known from the certificate."""
    assert read_options(["serve"]).replicas == 2
    assert read_options([]).replicas == 0
    file = tmp_path / "both.pem"
    file.touch()
    said = ["serve", "--replicas", "3", "--port", "443", "--redirect-from", "80", "--audit-log"]
    said += ["--certificate", str(file), "--metrics", "9464", "--access-log", "-"]
    expected = Options(
        replicas=3,
        port=443,
        redirect_from=80,
        audit_log=True,
        certificate=file,
        metrics=9464,
        access_log="-",
    )
    assert read_options(said) == expected
    assert expected.secure
    assert not Options().secure


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("--replicas 2", "--replicas"),
        ("serve --replicas 0", "1 to 32"),
        ("serve --certificate nowhere.pem", "whole path"),
        ("serve --certificate /nowhere/it.pem", "no file"),
        ("serve --redirect-from 80", "--certificate"),
        ("--access-log access.log", "whole path"),
        ("--access-log /nowhere/access.log", "no folder"),
        ("--metrics 65535", "1 to 65000"),
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


def test_a_folder_and_portals_are_named_whole(tmp_path: Path) -> None:
    """A folder by its whole path, a portal by where its pages come from and nothing more."""
    said = ["--published", str(tmp_path), "--embed-in", "https://Portal.example.org"]
    options = read_options([*said, "--embed-in", "http://10.0.0.5:8080"])
    assert options.published == tmp_path
    assert options.framed_by == ("https://portal.example.org", "http://10.0.0.5:8080")


@pytest.mark.parametrize(
    "said",
    [
        "--embed-in portal.example.org",
        "--embed-in https://portal.example.org/path",
        "--embed-in https://*",
        "--embed-in https://a;script-src",
        "--published nowhere",
        "--published /nowhere/at/all",
    ],
)
def test_what_is_no_folder_and_no_origin_is_refused(said: str) -> None:
    """Before anything is started, so that no header can be written by a slip."""
    with pytest.raises(SystemExit):
        read_options(said.split())
