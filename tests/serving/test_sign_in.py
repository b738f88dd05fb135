"""Signing in at a provider, through our doors; a token that is not right signs nobody in."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from oidc_provider_mock import User, run_server_in_thread
from oidc_provider_mock import _app as provider_app
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import Receive, Scope, Send
from streamlit import config
from streamlit.auth_util import encode_provider_token
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)

from serving.application import behind, rules
from serving.doors import NamedByProxy
from serving.options import APP, Options
from serving.page import page_routes
from shelf.people import NOBODY, Person
from shelf.sign_in import FILE, GROUPS_HEADER, USER_HEADER, by_token, read_rules
from tests.serving.browser import Browser
from tests.serving.conftest import Ruled

# The provider of the tests warns of its own age.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
HERE = "http://localhost:8501"
SIGN_IN = ("/auth/login", "/auth/logout", "/oauth2callback")


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A provider that knows Li."""
    li = User(sub="li", claims={"name": "李梅"})
    with run_server_in_thread(user_claims=[li]) as server:
        monkeypatch.setenv("NO_PROXY", "localhost")
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def file(provider: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sign-in, configured as an operator would."""
    path = tmp_path / "sign-in.toml"
    path.write_text(
        f"""[auth]
redirect_uri = "{HERE}/oauth2callback"
cookie_secret = "{"a secret of the tests" * 3}"
client_id = "atlas"
client_secret = "hidden"
server_metadata_url = "{provider}/.well-known/openid-configuration"
[atlas]
issuer = "{provider}"
editors = ["li"]
"""
    )
    monkeypatch.setenv(FILE, str(path))
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(path)])
    secrets_singleton._reset()
    yield path
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


class _Reader:
    """A browser that keeps cookies, before our rules and Streamlit's addresses of a sign-in."""

    def __init__(self) -> None:
        ours = rules(Options(), page_routes(APP, ""))
        middleware = [*ours, Middleware(SessionMiddleware, secret_key="s" * 32)]
        app = Starlette(routes=create_auth_routes("/"), middleware=middleware)
        self.browser, self.cookies = Browser(app, "localhost:8501"), SimpleCookie()

    def get(self, path: str, **headers: str) -> str:
        """Ask for a path and return where the answer leads."""
        told = self.cookies.output(attrs=[], header="", sep=";").strip()
        answer = self.browser.get(path, cookie=told, **headers)
        for cookie in answer.headers.getlist("set-cookie"):
            self.cookies.load(cookie)
        assert answer.status == 302
        return answer.headers["location"]


def _led_back(reader: _Reader, **headers: str) -> str:
    """Walk through the sign-in as a browser does, and return where it ends."""
    provider = urlencode({"provider": encode_provider_token("default")})
    asked = reader.get(f"/auth/login?{provider}", **headers)
    given = httpx.post(asked, data={"sub": "li"})
    back = urlsplit(given.headers["location"])
    assert "code" in parse_qs(back.query)
    return reader.get(f"{back.path}?{back.query}")


def _signed_in(file: Path) -> Person:
    """Sign in, and return whom the atlas takes one for."""
    reader = _Reader()
    assert _led_back(reader) == "/"
    cookies = {name: part.value for name, part in reader.cookies.items() if part.value}
    kept = _get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
    claims = _parse_decoded_user_cookie(kept, HERE) if kept else {}
    return by_token(claims, read_rules(file), datetime.now(UTC))


def test_who_signs_in_at_the_provider_is_that_person(file: Path, provider: str) -> None:
    """By name, with the role that the file gives."""
    person = _signed_in(file)
    assert (person.id, person.name, person.role) == (f"{provider}|li", "李梅", "editor")


@pytest.mark.usefixtures("file")
def test_one_comes_back_to_the_page_one_signed_in_from() -> None:
    """As one saw it; the next sign-in from elsewhere forgets it."""
    reader, page = _Reader(), "/own?lang=zh&own=0123456789abcdef&q=%E5%8C%97;x"
    assert _led_back(reader, referer=HERE + page) == page
    assert _led_back(reader) == "/"


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/own",
        f"{HERE}//evil.example/own",
        f"{HERE}/evil?x",
        f"{HERE}/auth/logout",
        "http://[",
        f"{HERE}/own?{'x' * 4000}",
    ],
)
def test_nobody_is_led_anywhere_but_to_a_page_of_ours(address: str) -> None:
    """Whatever asked for the sign-in, and whatever somebody has put into the cookie."""
    assert _led_back(_Reader(), referer=address) == "/"
    reader = _Reader()
    reader.cookies["atlas_signed_in_from"] = quote(address.removeprefix(HERE))[:3500]
    assert _led_back(reader) == "/"


def _long_ago() -> dict[str, object]:
    return {"exp": int(datetime.now(UTC).timestamp()) - 600}


@pytest.mark.parametrize(
    ("wrong", "forged"),
    [
        ({}, True),
        (_long_ago(), False),
        ({"iss": "https://evil.example"}, False),
        ({"nonce": "another"}, False),
        ({"aud": "another"}, False),
        # This one the library lets pass.
        ({"aud": ["another"], "azp": "atlas"}, False),
    ],
    ids=["forged", "expired", "other issuer", "other asking", "other audience", "other, by us"],
)
def test_a_token_that_is_not_right_signs_nobody_in(
    file: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, object], forged: bool
) -> None:
    """Signed by another, expired, from another, asked for by another, or for another."""
    right = provider_app.OpenIDCode.encode_id_token
    made: list[str] = []

    def changed(self: Any, token: Any, request: Any) -> str:
        payload = right(self, token, request).split(".")[1]
        claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        key = RSAKey.import_key(provider_app.storage.jwk.as_dict(is_private=True))
        key = RSAKey.generate_key(private=True) if forged else key
        made.append(jwt.encode({"alg": "RS256"}, {**claims, **wrong}, key))
        return made[-1]

    monkeypatch.setattr(provider_app.OpenIDCode, "encode_id_token", changed)
    assert _signed_in(file) == NOBODY
    assert made


@pytest.mark.usefixtures("file")
def test_a_cookie_that_we_did_not_sign_is_nobodys() -> None:
    """Whatever it says."""
    forged = {USER_COOKIE_NAME: '{"is_logged_in": true, "sub": "li", "aud": "atlas"}'}
    assert _get_signed_cookie_with_chunks(forged, USER_COOKIE_NAME) is None


def test_the_addresses_of_a_sign_in_are_open_only_where_there_is_one(
    ruled: Ruled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those three alone, to be read; not where the proxy signs in."""
    monkeypatch.delenv(FILE, raising=False)
    monkeypatch.delenv(USER_HEADER, raising=False)
    assert [ruled(Options()).get(path).status for path in SIGN_IN] == [404] * 3
    monkeypatch.setenv(FILE, "any")
    assert [ruled(Options()).get(path).status for path in SIGN_IN] == [200] * 3
    assert [ruled(Options()).ask("POST", path).status for path in SIGN_IN] == [405] * 3
    for path in ("/auth/", "/auth/loginx", "/auth/login/x", "/oauth2callback/x"):
        assert ruled(Options()).get(path).status == 404
    monkeypatch.setenv(USER_HEADER, "X-User")
    assert [ruled(Options()).get(path).status for path in SIGN_IN] == [404] * 3


@pytest.mark.parametrize(
    ("neighbour", "sent", "heard"),
    [
        ("10.0.0.1", [("x-user", "li")], ["li"]),
        ("10.0.0.2", [("x-user", "li")], []),
        ("10.0.0.2", [("X-USER", "li"), ("x-forwarded-for", "10.0.0.1")], []),
        ("10.0.0.1", [("x-user", "li"), ("X-User", "steward")], []),
        ("", [("x-user", "li")], []),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_the_proxy_says_who_somebody_is(
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    neighbour: str,
    sent: list[tuple[str, str]],
    heard: list[str],
) -> None:
    """Its address counts, not one that is forwarded; two names are none."""
    monkeypatch.setenv(USER_HEADER, "X-User")
    monkeypatch.setenv(GROUPS_HEADER, "X-Groups")
    reached: list[str] = []

    async def atlas(scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        reached.extend(v.decode() for n, v in scope["headers"] if n.lower() == b"x-user")

    app = behind(atlas, Options(proxies=("10.0.0.1",)))
    assert isinstance(app, NamedByProxy)
    scope = {
        "type": kind,
        "scheme": "http",
        "client": (neighbour, 5000) if neighbour else None,
        "headers": [(name.encode(), value.encode()) for name, value in sent],
    }
    call = app(scope, None, None)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        call.send(None)
    assert reached == heard
