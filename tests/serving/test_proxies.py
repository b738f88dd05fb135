"""The configurations in docs/serving are ones the programs accept."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from serving.options import APP, read_options

DOCS = APP.parent / "docs" / "serving"


@pytest.fixture
def certified(tmp_path: Path) -> Path:
    """A folder with the configurations and the certificate they name."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "certificate.key", tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=atlas.example.org", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    both = certificate.read_text() + key.read_text()
    (tmp_path / "certificate-and-key.pem").write_text(both)
    for path in DOCS.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


def test_nginx_reads_its_configuration(certified: Path) -> None:
    """As it stands in the documentation."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip("nginx is not installed")
    command = [found, "-t", "-p", ".", "-c", "nginx.conf"]
    ended = subprocess.run(command, cwd=certified, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


def _started(service: str, module: str) -> list[str]:
    """Return the words after the module in the line that starts a service."""
    lines = (DOCS / service).read_text(encoding="utf-8").splitlines()
    command = next(line for line in lines if line.startswith("ExecStart="))
    assert f" -m {module} " in command
    return command.partition(f" -m {module} ")[2].split()


def test_a_process_behind_another_proxy_starts_with_options_there_are() -> None:
    """The line that starts it, read as the atlas reads it, at the port of its name."""
    words = ["8501" if word == "%i" else word for word in _started("atlas@.service", "serving")]
    options = read_options(words)
    assert options.https
    assert options.only_here
    assert options.proxies == ("127.0.0.1",)
    assert options.port == 8501


def test_the_service_of_an_office_starts_with_options_there_are(certified: Path) -> None:
    """Its certificate is the office's; the rest is read as it stands."""
    there = str(certified / "certificate-and-key.pem")
    said = _started("atlas.service", "serving.several")
    words = [there if word.startswith("/etc/atlas/") else word for word in said]
    options = read_options(["serve", *words])
    assert options.replicas == 2
    assert options.secure
    assert not options.only_here
    assert options.redirect_from == 80
