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


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("nginx", ["-t", "-p", ".", "-c", "nginx.conf"]),
        ("haproxy", ["-c", "-f", "haproxy.cfg"]),
    ],
)
def test_a_proxy_reads_its_configuration(
    certified: Path, program: str, arguments: list[str]
) -> None:
    """As it stands in the documentation."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"{program} is not installed")
    ended = subprocess.run([found, *arguments], cwd=certified, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


def test_the_service_starts_with_options_there_are() -> None:
    """The line that starts the atlas, read as the atlas reads it."""
    lines = (DOCS / "atlas.service").read_text(encoding="utf-8").splitlines()
    command = next(line for line in lines if line.startswith("ExecStart="))
    options = read_options(command.partition(" -m serving ")[2].split())
    assert options.https
    assert options.only_here
    assert options.proxies == ("127.0.0.1",)
