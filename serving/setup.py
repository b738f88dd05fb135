"""Install what the atlas needs into .venv, then open it or run every check.

Runs before anything is installed: the standard library is all it may use. A
second start installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path

from serving.options import read_options

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# The first draws the same pages with an eighth less work: it has no window to keep.
BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
# A reader's has a window, and it is their paints that are measured.
OF_READERS = (*BROWSERS[1:], BROWSERS[0])
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# What a test needs besides Python → Debian's packages of it.
DEBIAN_PACKAGES = {
    "browser": ("chromium-headless-shell", "fonts-noto-cjk"),
    "proxy": ("haproxy",),
    "database": ("postgresql",),
}
_COMMANDS = {"shelf": "shelf", "edition": "editions"}
NOT_INSTALLED = """The packages could not be installed; see the message above.
Without a way to pypi.org, name a mirror that this machine can reach, once:
    PIP_INDEX_URL=https://mirror.example/simple python3 run.py
(on Windows: set PIP_INDEX_URL=https://mirror.example/simple, then py run.py) or for good:
    python3 -m pip config set global.index-url https://mirror.example/simple"""
NOT_WRITABLE = """The atlas cannot write into {folder} ({reason}).
It keeps its packages and the prepared map there: start it once as somebody who may
write there, or copy the folder to a place of your own and start it from the copy."""


def main(arguments: Sequence[str]) -> int:
    """Set up and run what was asked for."""
    if list(arguments) == ["test"]:
        return test()
    if (of := "".join(arguments[:1])) in _COMMANDS:
        return beside(_COMMANDS[of], arguments[1:])
    return publish(arguments[1:]) if of == "publish" else start(arguments)


def publish(arguments: Sequence[str]) -> int:
    """Write the atlas as a static site."""
    install("requirements.txt")
    # What is called runs in the project's folder; whoever asks may stand in another.
    asked = (word if word.startswith("-") else str(Path(word).resolve()) for word in arguments)
    return build_maps() or call("-m", "publish", *asked)


def beside(module: str, arguments: Sequence[str]) -> int:
    """Do what is done beside serving: back up the shelf, keep an edition of the data."""
    install("requirements.txt")
    return call("-m", module, *arguments)


def start(arguments: Sequence[str]) -> int:
    """Install, build the boundary file where it is missing, and serve the atlas."""
    several = bool(read_options(arguments).replicas)
    install("requirements.txt")
    print("Preparing the map and the index …", flush=True)
    if build_maps():
        return 1
    if several:
        return become("-m", "serving.several", *arguments[1:])
    return become("-m", "serving", *arguments)


def test() -> int:
    """Run every check, the fast ones first; stop at a step that fails, or at ten failed tests."""
    install("requirements-test.txt")
    browser = find_browser()
    # Hyper-threads count as well; tests/together.py deals out, in the order of the files.
    tests = ("pytest", "-n", "logical", "--no-loadscope-reorder", "--maxfail=10")
    steps: list[tuple[tuple[str, ...], ...]] = [
        (("ruff", "check", "."),),
        (("ruff", "format", "--check", "."),),
        # Types are checked where the tests wait: for a browser, a server, each other.
        (("tests.typed", "."), tests if browser else (*tests, "-m", "not browser")),
    ]
    if build_maps() or not timed(steps):
        return 1
    if not browser:
        print("The browser journeys were NOT run: install Chromium or Chrome and try again.")
        return 1
    return 0


def build_maps() -> int:
    """Make the files the maps are drawn from, where they are missing or stale, all at once."""
    return 0 if beside_each_other((("geo.build",), ("geo.counties",)), quiet=True) else 1


def timed(steps: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    """Run steps until one fails, then say how long each took; return whether all were passed."""
    took: list[str] = []
    passed = True
    for step in steps:
        name = "  and  ".join(" ".join(check) for check in step)
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        passed = beside_each_other(step)
        took.append(f"{time.monotonic() - began:6.0f} s  {name}")
        if not passed:
            break
    print("", *took, sep="\n", flush=True)
    return passed


def beside_each_other(checks: Sequence[tuple[str, ...]], quiet: bool = False) -> bool:
    """Run modules of .venv at once and wait for all; return whether each was passed."""
    output = subprocess.DEVNULL if quiet else None
    # Each of the many processes would translate every module anew where none may be kept.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Threads of the algebra that wait for each other take from the processes beside them.
    kept["OPENBLAS_NUM_THREADS"] = "1"
    running = [
        subprocess.Popen([str(PYTHON), "-m", *check], cwd=ROOT, env=kept, stdout=output)
        for check in checks
    ]
    try:
        codes = [process.wait() for process in running]
    except KeyboardInterrupt:
        return False
    return not any(codes)


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
        create_home()
    print(f"Installing {requirements} (a few minutes the first time) …", flush=True)
    if call("-m", "pip", "install", "--disable-pip-version-check", "-q", "-r", requirements):
        sys.exit(NOT_INSTALLED)
    stamp.write_text(wanted)


def create_home() -> None:
    """Make an empty .venv; where this folder cannot be written, say what to do and end."""
    print("Creating .venv …", flush=True)
    try:
        venv.create(HOME, with_pip=True, clear=True)
    except OSError as error:
        sys.exit(NOT_WRITABLE.format(folder=ROOT, reason=error.strerror or error))


def find_browser() -> str | None:
    """Return a Chromium or Chrome; on Debian, install what tests need where that is allowed."""
    wanted = missing()
    if wanted and shutil.which("apt-get"):
        apt("update")
        for need in wanted:
            apt("install", "-y", *DEBIAN_PACKAGES[need])
        if not known_browser():
            apt("install", "-y", "chromium")
    return known_browser()


def apt(*step: str) -> None:
    """Let Debian do a step, and say so; where that is not allowed, nothing is done."""
    sudo = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    print(f"apt-get {' '.join(step)} …", flush=True)
    subprocess.call([*sudo, "apt-get", "-qq", *step], stdout=subprocess.DEVNULL)


def missing() -> list[str]:
    """Return what tests need and this machine lacks, as keys of `DEBIAN_PACKAGES`."""
    # Debian keeps programs of the system off the path of ordinary users.
    system = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))
    there = {
        "browser": shutil.which(BROWSERS[0]),
        "proxy": shutil.which("haproxy", path=system),
        "database": shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    }
    return [need for need, found in there.items() if not found]


def known_browser(names: Sequence[str] = BROWSERS) -> str | None:
    """Return the program of a browser that is installed, the first of those that are known."""
    on_path = next((path for name in names if (path := shutil.which(name))), None)
    return on_path or (str(MAC_CHROME) if MAC_CHROME.exists() else None)


def become(*arguments: str) -> int:
    """Let the Python of .venv take the place of this process, so that a signal reaches it.

    Windows cannot do that; there it is called, and its exit code returned.
    """
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), *arguments])
    return call(*arguments)


def call(*arguments: str, quiet: bool = False) -> int:
    """Run the Python of .venv in the project's folder and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, stdout=output)
    except KeyboardInterrupt:
        return 130
