"""The cookie by which a browser finds its own figures again."""

from __future__ import annotations

import re

import pytest

from serving.options import Options
from shelf.browsers import cookie_name, is_token, new_token
from tests.serving.conftest import Ruled


@pytest.mark.parametrize("https", [False, True])
def test_a_page_gives_a_cookie_that_scripts_and_other_pages_cannot_use(
    ruled: Ruled, https: bool
) -> None:
    """A new one for each browser, by https alone where there is https, never from a cache."""
    browser = ruled(Options(https=https))
    first, second = browser.get("/city?lang=zh"), browser.get("/city?lang=zh")
    name, rest = first.headers["set-cookie"].split("=", 1)
    assert name == cookie_name(https)
    assert is_token(rest.split(";")[0])
    assert rest.split("; ")[1:] == ["Path=/", "HttpOnly", "SameSite=Lax"] + ["Secure"] * https
    assert name.startswith("__Host-") == https
    assert first.headers["set-cookie"] != second.headers["set-cookie"]
    assert "private" in first.headers["cache-control"]


def test_a_browser_that_has_one_keeps_it(ruled: Ruled) -> None:
    """One that is not as ours are is no cookie, nor is that of http over https."""
    token = new_token()
    plain, safe = ruled(Options()), ruled(Options(https=True))
    assert "set-cookie" not in plain.get("/", cookie=f"atlas_browser={token}").headers
    assert "set-cookie" not in safe.get("/", cookie=f"__Host-atlas_browser={token}").headers
    assert "set-cookie" in safe.get("/", cookie=f"atlas_browser={token}").headers
    assert "set-cookie" in plain.get("/", cookie="atlas_browser=mine").headers


def test_only_pages_give_it(ruled: Ruled) -> None:
    """Under the base path too; nothing else, and no refusal."""
    assert "set-cookie" in ruled(Options(base="/atlas")).get("/atlas/own").headers
    for path in ("/_stcore/health", "/media/a.svg", "/elsewhere"):
        given = ruled(Options()).get(path).headers.getlist("set-cookie")
        assert not any(re.match("(__Host-)?atlas", one) for one in given)
    assert "set-cookie" not in ruled(Options()).get("/", host="evil.example").headers
