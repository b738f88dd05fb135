"""The first start on a machine that lacks something."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from serving import setup

RUN = setup.ROOT / "run.py"
OLD = ("python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10")
# What Python 2.7 cannot read, as far as this Python's own parser tells.
NEW = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Await)


def test_an_old_python_can_read_the_first_file() -> None:
    """No annotation, no f-string, no keyword-only argument, nothing but ASCII."""
    text = RUN.read_text(encoding="ascii")
    for node in ast.walk(ast.parse(text, feature_version=(3, 4))):
        assert not isinstance(node, NEW), ast.dump(node)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not node.args.kwonlyargs
            assert all(argument.annotation is None for argument in node.args.args)


@pytest.mark.parametrize("name", OLD)
def test_an_old_python_says_so(name: str) -> None:
    """A sentence, not a syntax error."""
    python = shutil.which(name)
    found = python and subprocess.run([python, "-c", ""], capture_output=True).returncode == 0
    if not (python and found):
        pytest.skip(f"{name} is not installed")
    ended = subprocess.run([python, str(RUN)], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "needs Python 3.11 or newer" in ended.stdout
    assert not ended.stderr


def test_help_and_a_slip_need_nothing_installed(tmp_path: Path) -> None:
    """They are answered before the first package is fetched, by the standard library alone."""
    for said, code in (("--help", 0), ("--prot", 2)):
        command = [sys.executable, "-E", "-S", str(RUN), said]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
        assert ended.returncode == code
        assert "--serve-others" in ended.stdout + ended.stderr


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with nothing installed."""
    (tmp_path / "requirements.txt").write_text("nothing==1")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "HOME", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", tmp_path / ".venv" / "python")
    return tmp_path


def test_without_a_network_a_mirror_is_named(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once by the environment, or for good; and the stamp is not written."""
    monkeypatch.setattr(setup, "create_home", lambda: None)
    monkeypatch.setattr(setup, "call", lambda *_, **__: 1)
    with pytest.raises(SystemExit, match=r"PIP_INDEX_URL=(.|\n)*pip config set global\.index-url"):
        setup.install("requirements.txt")
    assert not list(elsewhere.glob(".venv/*"))


def test_a_folder_that_cannot_be_written_is_named(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do about it."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(venv, "create", refused)
    with pytest.raises(SystemExit) as ended:
        setup.install("requirements.txt")
    assert str(elsewhere) in str(ended.value)
    assert "copy the folder" in str(ended.value)


def test_checks_beside_each_other_are_all_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the first fails at once, the second still comes to its end, and all have failed."""
    (tmp_path / "failing.py").write_text("raise SystemExit(3)")
    (tmp_path / "slow.py").write_text("import time; time.sleep(1); open('done', 'w').close()")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", sys.executable)
    assert not setup.beside_each_other([("failing",), ("slow",)])
    assert (tmp_path / "done").exists()
    assert setup.beside_each_other([("slow",)])


def test_a_map_that_cannot_be_made_stops_what_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Of both files, made at once, nothing is told but what went wrong."""
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "build.py").write_text("print('made')")
    (tmp_path / "geo" / "counties.py").write_text("raise SystemExit('no room')")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", sys.executable)
    assert setup.build_maps()
    (tmp_path / "geo" / "counties.py").write_text("print('made')")
    assert not setup.build_maps()
    assert capfd.readouterr() == ("", "no room\n")


def test_a_step_that_fails_is_the_last_and_each_says_how_long_it_took(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What comes after it is not begun."""
    monkeypatch.setattr(setup, "beside_each_other", lambda step: ("good",) in step)
    assert not setup.timed([[("good",)], [("bad",)], [("good", "late")]])
    told = [
        line.split(" s  ")[-1] for line in capsys.readouterr().out.splitlines() if " s  " in line
    ]
    assert told == ["good", "bad"]


def test_a_check_may_keep_what_it_has_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the shell says: each of many processes would translate all modules anew."""
    (tmp_path / "asks.py").write_text("import sys; raise SystemExit(sys.dont_write_bytecode)")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", sys.executable)
    assert setup.beside_each_other([("asks",)])


@pytest.mark.parametrize("known", ["chromium-headless-shell", "chromium"])
def test_the_browser_without_a_window_is_asked_for_first(
    known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Debian has none of it, Chromium itself does."""
    there, asked = {"apt-get", "haproxy", "initdb"}, list[tuple[str, ...]]()

    def apt(*step: str) -> None:
        asked.append(step)
        there.update({known} & set(step))

    monkeypatch.setattr(shutil, "which", lambda name, **_: name if name in there else None)
    monkeypatch.setattr(setup, "MAC_CHROME", Path("nowhere"))
    monkeypatch.setattr(setup, "apt", apt)
    assert setup.find_browser() == known
    assert asked[1][2] == "chromium-headless-shell"
    assert len(asked) == (2 if known == "chromium-headless-shell" else 3)
    there.add("chromium")
    assert setup.known_browser() == known
