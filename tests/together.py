"""What is tested beside what: tests that share something dear follow each other on one worker."""

from __future__ import annotations

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

# What waits for other processes comes first, beside the check of types, which works meanwhile.
_WAITING = ("work", "shelf", "serving")
# The dearest come last, so that what is wrong is known soon.
_ROOMS = ("ui", "screens", "publish", "hostile", "browser")
# These attack one server, which takes long to start and has to be watched alone.
_ON_ONE_SERVER = tuple(
    f"tests/hostile/test_{what}.py"
    for what in ("addresses", "in_browser", "leaving", "requests", "screens", "uploads")
)
# The map alone has a server of its own, which any worker that tests it would start.
_THE_MAP = "tests/browser/test_map.py"
# As long as five other journeys, or many that stay together: at the very end only one worker
# would be left with them.
_LONGEST = (
    *(f"tests/browser/test_{what}.py" for what in ("screens", "map", "sign_in", "briefing_kept")),
    "tests/serving/test_several.py",
)


def turn(path: str, in_browser: bool) -> tuple[int, bool, bool]:
    """Return when a test has its turn; those that share a server have it together.

    Parameters
    ----------
    path : its file, from the folder of the project, parted by ``/``
    in_browser : whether it drives a browser, beside which a worker starts no loop of its own
    """
    room = PurePosixPath(path).parts[1]
    cheap = _ROOMS.index("browser") if in_browser else -1 - (room in _WAITING)
    dear = _ROOMS.index(room) if room in _ROOMS else cheap
    return dear, path not in _ON_ONE_SERVER, path not in _LONGEST


def shared(test: str) -> str:
    """Return the name of what a test shares: tests of one name stay on one worker.

    A file's tests share what it has computed. Each journey is alone, since any worker
    has a browser for journeys, and one server serves them: so all are busy up to the end.
    """
    path = test.partition("::")[0]
    if path in _ON_ONE_SERVER:
        return "the server under attack"
    if path.startswith("tests/publish/"):
        return "the published site"
    return test if path.startswith("tests/browser/") and path != _THE_MAP else path


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each worker what belongs together, in the order of `turn`."""

    def _split_scope(self, nodeid: str) -> str:
        return shared(nodeid)
