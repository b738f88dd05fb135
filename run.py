"""Set up the atlas and open it, or set it up and pass its tests.

    python3 run.py          open the atlas at http://localhost:8501
    python3 run.py test     lint, types, tests, and the journeys in a browser

Needs Python 3.11 or newer and nothing else: everything is installed into
.venv beside this file. A second start installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")


def main(arguments: Sequence[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
        print(f"The atlas needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    if arguments and arguments[0] == "test":
        return test()
    return start(arguments)


def start(arguments: Sequence[str]) -> int:
    """Install, build the boundary file where it is missing, and serve the atlas."""
    install("requirements.txt")
    print("Preparing the map and the index …", flush=True)
    if call("-m", "geo.build", quiet=True):
        return 1
    return call("-m", "ui.serve", *arguments)


def test() -> int:
    """Run every check, the fast ones first; stop at the first that fails."""
    install("requirements-test.txt")
    browser = find_browser()
    os.environ["ATLAS_BROWSER"] = browser or ""
    checks: list[tuple[str, ...]] = [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "."),
        ("geo.build",),
        ("pytest", "-n", "auto", "-m", "not browser"),
    ]
    if browser:
        checks.append(("pytest", "-m", "browser"))
    for check in checks:
        print(f"\n== {' '.join(check)}", flush=True)
        if call("-m", *check, quiet=check == ("geo.build",)):
            return 1
    if not browser:
        print("The browser journeys were NOT run: install Chromium or Chrome and try again.")
        return 1
    return 0


def install(requirements: str) -> None:
    """Make .venv hold what `requirements` pins; do nothing when it already does.

    The stamp is written last: an installation that was interrupted starts over.
    """
    pinned = b"".join(path.read_bytes() for path in sorted(ROOT.glob("requirements*.txt")))
    wanted = f"{requirements} {hashlib.sha256(pinned).hexdigest()}"
    stamp = HOME / f"installed-{requirements}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists() or call("-m", "pip", "--version", quiet=True):
        print("Creating .venv …", flush=True)
        venv.create(HOME, with_pip=True, clear=True)
    print(f"Installing {requirements} (a few minutes the first time) …", flush=True)
    if call("-m", "pip", "install", "--disable-pip-version-check", "-q", "-r", requirements):
        sys.exit("The packages could not be installed; see the message above.")
    stamp.write_text(wanted)


def find_browser() -> str | None:
    """Return a Chromium or Chrome; on Debian, install one where that is allowed."""
    found = known_browser()
    if found is None and shutil.which("apt-get"):
        sudo = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
        print("Installing Debian's chromium …", flush=True)
        for step in (["update"], ["install", "-y", *DEBIAN_PACKAGES]):
            command = [*sudo, "apt-get", "-qq", *step]
            subprocess.call(command, stdout=subprocess.DEVNULL)
        found = known_browser()
    return found


def known_browser() -> str | None:
    on_path = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return on_path or (str(MAC_CHROME) if MAC_CHROME.exists() else None)


def call(*arguments: str, quiet: bool = False) -> int:
    """Run the Python of .venv in the project's folder and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, stdout=output)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
