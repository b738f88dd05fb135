"""What a browser is told about every answer."""

from __future__ import annotations

import re

import pytest

from serving.headers import policies
from serving.options import Options
from serving.page import first_page, script_hashes
from serving.paths import Kind
from tests.serving.conftest import Ruled

PATHS = (
    "/",
    "/city",
    "/component/x/index.html",
    "/media/a.svg",
    "/app/static/b",
    "/_stcore/metrics",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_dressed(ruled: Ruled, path: str) -> None:
    """Pages, frames, files and refusals alike."""
    headers = ruled(Options()).get(path).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "object-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers
    assert "server" not in headers


def test_an_unknown_name_is_refused_with_headers(ruled: Ruled) -> None:
    """The outermost rule is the dress."""
    answer = ruled(Options()).get("/", host="evil.example")
    assert answer.status == 400
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("base", ["", "/atlas"])
def test_no_policy_names_another_host(base: str) -> None:
    """Only ourselves, what the page carries along, and our own inline scripts."""
    for policy in policies(base).values():
        for rule in policy.split("; "):
            _, *sources = rule.split(" ")
            for source in sources:
                assert re.fullmatch(
                    r"data:|blob:|'(self|none|unsafe-inline|unsafe-eval|sha256-[\w+/=]+)'", source
                ), rule


def test_the_page_runs_no_script_but_its_own() -> None:
    """Neither inline nor from text; the frame of the map runs what folium writes into it."""
    rules = dict(rule.split(" ", 1) for rule in policies("")[Kind.PAGE].split("; "))
    assert "unsafe" not in rules["script-src"]
    assert all(known in rules["script-src"] for known in script_hashes(""))
    # One more is that of the early map, which only the atlas has.
    assert len(script_hashes("")) == first_page("city", "zh", "").count("<script>") + 1 == 4


def test_a_presentation_asks_not_even_us(ruled: Ruled) -> None:
    """It carries map and scripts along, so it needs no connection; a file is nothing to run."""
    for path, scripts in (
        ("/media/a.html", "script-src 'unsafe-inline' data:"),
        ("/media/a.svg", ""),
    ):
        policy = ruled(Options()).get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "connect-src 'self'" not in policy
        assert scripts in policy
        assert bool(scripts) == ("script-src" in policy)


def test_https_is_insisted_on_only_when_it_is_there(ruled: Ruled) -> None:
    """And cookies then never travel without it."""
    answer = ruled(Options(https=True)).get("/_stcore/health")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert "Secure" not in ruled(Options()).get("/_stcore/health").headers["set-cookie"]


def test_only_named_portals_may_show_the_atlas_in_a_frame(ruled: Ruled) -> None:
    """Nobody unless the operator names them; then the header that knows no list is left out."""
    portal = "https://portal.example.org"
    named = ruled(Options(framed_by=(portal,))).get("/").headers
    assert f"frame-ancestors 'self' {portal}" in named["content-security-policy"]
    assert "x-frame-options" not in named
    alone = ruled(Options()).get("/").headers
    assert alone["x-frame-options"] == "SAMEORIGIN"
    assert portal not in alone["content-security-policy"]
