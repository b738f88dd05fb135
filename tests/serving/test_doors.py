"""Who may come in: by a known name, from our own pages, to what the screens need."""

from __future__ import annotations

import socket

import pytest

from serving.options import Options
from tests.serving.browser import RefusedError
from tests.serving.conftest import Ruled

STREAM = "/_stcore/stream"
HERE = Options()
OFFICE = Options(listen="0.0.0.0", names=("atlas.example.org",))


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://localhost",
        "http://localhost:8502",
        "http://LOCALHOST:8501",
        "http://user@localhost:8501",
        "http://localhost:8501.evil.example",
        "http://[",
        "null",
        "",
    ],
)
def test_a_foreign_page_opens_no_connection(
    ruled: Ruled, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    """Nor is any name looked up to find out that it is foreign."""

    def looked_up(*_: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    client = ruled(HERE)
    with pytest.raises(RefusedError), client.connected(STREAM, origin=origin):
        pass
    assert client.put("/_stcore/upload_file/a/b", origin=origin).status == 403
    assert client.get("/", origin=origin).status == 200


def test_our_own_page_and_a_program_connect(ruled: Ruled) -> None:
    """A browser names our own origin, a program names none."""
    client = ruled(HERE)
    for headers in ({"origin": "http://localhost:8501"}, {}):
        with client.connected(STREAM, **headers):
            pass


@pytest.mark.parametrize(
    ("host", "here", "office"),
    [
        ("localhost:8501", 200, 200),
        ("127.0.0.1:8501", 200, 200),
        ("[::1]:8501", 200, 200),
        ("192.168.1.20:8501", 400, 200),
        ("atlas.example.org", 400, 200),
        ("ATLAS.example.org:443", 400, 200),
        ("rebound.evil.example:8501", 400, 400),
        ("atlas.example.org.evil.example", 400, 400),
        ("localhost.evil.example", 400, 400),
        ("localhost@evil.example", 400, 400),
        ("127.0.0.1.evil.example", 400, 400),
        ("", 400, 400),
    ],
)
def test_a_name_must_be_known_and_an_address_need_not(
    ruled: Ruled, host: str, here: int, office: int
) -> None:
    """A name pointed at us from elsewhere does not pass as the same origin."""
    for options, expected in ((HERE, here), (OFFICE, office)):
        assert ruled(options).get("/", host=host).status == expected, options


def test_a_rebound_name_opens_no_connection_though_it_is_its_own_origin(ruled: Ruled) -> None:
    """Streamlit alone lets it in: origin and host agree."""
    host, origin = "rebound.evil.example", "http://rebound.evil.example"
    client = ruled(OFFICE)
    with pytest.raises(RefusedError), client.connected(STREAM, host=host, origin=origin):
        pass


@pytest.mark.parametrize(
    "path",
    [
        "_stcore/metrics",
        "_stcore/script-health-check",
        "_stcore/agent/interact",
        "_stcore/agent/openapi.json",
        "_stcore/",
        "_stcorex",
        "auth/login",
        "oauth2callback",
        "app/static/" + "a" * 300,
        "app/static/" + "市" * 100,
    ],
)
def test_what_no_screen_needs_is_shut(ruled: Ruled, path: str) -> None:
    """Figures about the server, the interface for programs and the login are nobody's."""
    assert ruled(HERE).get(f"/{path}").status == 404
    under = ruled(Options(base="/atlas"))
    assert under.get(f"/atlas/{path}").status == 404
    assert under.get("/_stcore/health").status == 404


def test_what_screens_need_is_open_to_be_read_only(ruled: Ruled) -> None:
    """Files, media, components and health are read; nothing but an upload is sent."""
    client = ruled(HERE)
    for path in ("_stcore/health", "_stcore/host-config", "media/a.png", "app/static/b.json"):
        assert client.get(f"/{path}").text == "reached"
        assert client.ask("POST", f"/{path}").status == 405
    assert client.ask("DELETE", "/_stcore/upload_file/a/b").text == "reached"
    assert client.ask("DELETE", "/media/a.png").status == 405
