"""What no browser would send: paths out of the folder, headers, lines, frames."""

from __future__ import annotations

from collections.abc import Iterator

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from tests.hostile.attacks import HOSTILE, dice
from tests.hostile.conftest import Tried, unhurt
from tests.hostile.looking import complaints
from tests.hostile.server import ROOT, Attacked
from tests.reader_protocol import NoAnswerError, Reader, in_own_loop, reader, request

_DOORS = ("/app/static/", "/static/", "/media/", "/component/", "/_stcore/bidi-components/", "/")
_STEPS = (
    *("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "%252e%252e%252f", "..%c0%af"),
    *("....//", "./../", "..;/", "..%00/", "%uff0e%uff0e/", "/../", "//"),
)
_WANTED = ("etc/passwd", "data/values.csv", "app.py", ".streamlit/config.toml")
# Lines that stand in the files an outsider should not read.
_SECRETS = (b"root:x:", b"aged_care_beds,2023", b"from __future__", b"enableStaticServing")
_ODD_HOSTS = ("hit.invalid", "", "localhost:99999999", "127.0.0.1@hit.invalid", "[::", "a" * 3_000)
_HEADERS = (
    *("Origin", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Range", "If-None-Match"),
    *("Accept-Language", "Accept-Encoding", "User-Agent", "Authorization", "Upgrade"),
)
_METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW")


def test_no_path_leads_out_of_the_served_folders(atlas: Attacked, tried: Tried) -> None:
    """Only what is meant for browsers is sent, whatever the path."""
    count = 0
    for target in _traversals():
        answer = request(atlas.address, target)
        assert answer.status < 500, target
        assert not any(secret in answer.body for secret in _SECRETS), target
        count += 1
    tried(f"{count} paths")
    unhurt(atlas)


def test_no_header_hurts_the_server(atlas: Attacked, tried: Tried) -> None:
    """Whatever the host, the method or the size, there is an answer, and it is no error of ours."""
    count = 0
    for headers, method in _odd_requests():
        answer = request(atlas.address, "/_stcore/health", method, headers)
        assert answer.status < 500, (headers, method)
        assert "a" not in answer.headers.get("Set-Cookie", ""), headers
        count += 1
    tried(f"{count} requests with odd headers")
    unhurt(atlas)


def test_the_server_tells_outsiders_nothing_of_itself(atlas: Attacked) -> None:
    """Memory, sessions and cached functions are nobody's business."""
    for path in ("/_stcore/metrics", "/metrics", "/city/_stcore/metrics"):
        assert b"cache_memory_bytes" not in request(atlas.address, path).body, path


def test_only_pages_of_the_atlas_reach_its_lines(atlas: Attacked, tried: Tried) -> None:
    """A page of another site, or of another name for this machine, is refused at the door."""
    own = atlas.address.removeprefix("http://")
    foreign = (
        {"Origin": "http://hit.invalid"},
        {"Origin": f"http://hit.invalid:{own.partition(':')[2]}"},
        {"Origin": "null"},
        {"Origin": "file://"},
        {"Origin": f"http://127.0.0.1.hit.invalid:{own.partition(':')[2]}"},
        {"Origin": f"http://hit.invalid#{own}"},
        {"Origin": "http://hit.invalid", "Host": "hit.invalid"},
    )
    let_in = [headers for headers in foreign if in_own_loop(_gets_in(atlas, headers))]
    tried(f"{len(foreign)} foreign pages")
    assert (let_in, atlas.asked) == ([], [])
    unhurt(atlas)


def test_no_frame_hurts_the_server(atlas: Attacked, tried: Tried) -> None:
    """Bytes that are no message close their own line at most; the next reader is served."""
    frames = list(_odd_frames())
    found = in_own_loop(_send_all(atlas, frames))
    tried(f"{len(frames)} odd frames")
    assert found == []
    assert atlas.lives


def _traversals() -> Iterator[str]:
    depth = len(ROOT.parts) + 3
    for door in _DOORS:
        for step in _STEPS:
            for up in (1, 2, depth):
                yield from (f"{door}{step * up}{wanted}" for wanted in _WANTED)
    yield from (
        "/app/static//etc/passwd",
        "/app/static/%2fetc%2fpasswd",
        "/app/static/%00",
        "//",
        "*",
    )
    yield from (
        "/app/static/" + "a" * 20_000,
        "/" + "%ff" * 5_000,
        "/app/static/file:///etc/passwd",
    )


def _odd_requests() -> Iterator[tuple[dict[str, str], str]]:
    yield from (({"Host": host}, "GET") for host in _ODD_HOSTS)
    yield from (({}, method) for method in _METHODS)
    texts = [text[:4_000] for text in HOSTILE if text.isascii() and text.isprintable()]
    for name in _HEADERS:
        yield from (({name: text}, "GET") for text in dice(name).sample(texts, 8))
    yield {f"X-{n}": "a" * 500 for n in range(80)}, "GET"
    yield {"Range": "bytes=" + ",".join(f"{n}-" for n in range(2_000))}, "GET"


def _odd_frames() -> Iterator[bytes | str]:
    chance = dice("frames")
    yield from ("text", "", b"", b"\xff" * 1_000, b"\x00" * 1_000_000)
    yield from (chance.randbytes(chance.randint(1, 300)) for _ in range(60))
    yield from _odd_messages()


def _odd_messages() -> Iterator[bytes]:
    """Messages in good form that ask for what no page of ours asks for."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.WidgetStates_pb2 import WidgetState

    for text in dice("messages").sample(HOSTILE, 25):
        plain = text.encode("utf-8", "replace").decode()
        asked = BackMsg()
        asked.rerun_script.page_name = plain
        asked.rerun_script.page_script_hash = plain
        asked.rerun_script.fragment_id = plain
        asked.rerun_script.context_info.locale = plain
        asked.rerun_script.context_info.timezone = plain
        asked.rerun_script.context_info.url = plain
        yield asked.SerializeToString()
        asked = BackMsg()
        states = (WidgetState(id=plain, json_value=plain), WidgetState(id="language", int_value=-1))
        asked.rerun_script.widget_states.widgets.extend(states)
        yield asked.SerializeToString()
    yield BackMsg(clear_cache=True).SerializeToString()
    yield BackMsg(debug_shutdown_runtime=True).SerializeToString()
    yield BackMsg(debug_disconnect_websocket=True).SerializeToString()
    yield BackMsg(load_git_info=True).SerializeToString()


async def _send_all(server: Attacked, frames: list[bytes | str]) -> list[str]:
    found: list[str] = []
    waiting = list(frames)
    while waiting:
        async with reader(server.address) as one:
            await _send_until_closed(one, waiting)
    async with reader(server.address) as one:
        found += complaints(await one.open("", "lang=en"), server)
    return found


async def _send_until_closed(one: Reader, frames: list[bytes | str]) -> None:
    try:
        while frames:
            await one.send(frames.pop())
    except ConnectionClosed:
        pass


async def _gets_in(server: Attacked, headers: dict[str, str]) -> bool:
    try:
        async with reader(server.address, **headers) as one:
            await one.open()
    except (InvalidHandshake, InvalidMessage, ConnectionClosed, NoAnswerError):
        return False
    return True
