"""A journey of three people who sign in: own figures reach the group, and nobody besides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, TimeoutError, expect
from streamlit import auth_util

from shelf.sign_in import FILE
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, free_port, served
from ui.words.texts import Words

# The provider of the tests warns of its own age.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

WORDS = Words("zh")
TABLE = "城市\t办结率（%） 2023\n大连市\t85\n沈阳市\t88\n鞍山市\t90\n"
NAME = "政务服务办结率"
SECRET = "a secret of the tests" * 3
PEOPLE = {"li": ("李梅", "planning"), "wang": ("王强", "planning"), "sun": ("孙立", "water")}


@pytest.fixture
def atlas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The atlas where one signs in at a provider that knows three people of two groups."""
    users = [
        User(sub=sub, claims={"name": name, "groups": [group]})
        for sub, (name, group) in PEOPLE.items()
    ]
    monkeypatch.setattr(auth_util, "get_signing_secret", lambda: SECRET)
    port, file = free_port(), tmp_path / "sign-in.toml"
    environment = {"ATLAS_SHELF": str(tmp_path), FILE: str(file), "NO_PROXY": "127.0.0.1"}
    with run_server_in_thread(user_claims=users) as provider:
        issuer = f"http://127.0.0.1:{provider.server_port}"
        file.write_text(
            f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "atlas"
client_secret = "hidden"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
[atlas]
issuer = "{issuer}"
editors = ["planning"]
"""
        )
        with served(ROOT / "app.py", environment=environment, port=port) as address:
            yield address


def test_a_set_reaches_the_group_of_who_signed_in_and_nobody_else(
    atlas: str, browser: Browser
) -> None:
    """Brought before signing in, saved and shared afterwards; another group is told nothing."""
    with Reader.at(browser, atlas) as reader:
        page = reader.page
        reader.open("/own?lang=zh")
        _bring(page)
        page.locator(".st-key-shelf_save a").click()
        page.locator(".st-key-shelf_sign_in button").click()
        _name_oneself(page, "li")
        expect(page.get_by_text(PEOPLE["li"][0])).to_be_visible()
        page.locator(".st-key-more").get_by_role("button").click()
        page.get_by_role("link", name=WORDS("common.own")).click()
        own = _save_for_the_group(page)
        _share_and_sign_out(page)
        _come_by(page, atlas, f"/shelf?lang=zh&own={own}", "sun")
        expect(page.get_by_text(WORDS("reading.own_refused"))).to_be_visible()
        expect(page.get_by_text(WORDS("shelf.nothing"))).to_be_visible()
        expect(page.get_by_text(NAME)).to_have_count(0)
        _come_by(page, atlas, f"/?lang=zh&own={own}", "wang")
        expect(page.locator(".st-key-own_basis")).to_contain_text(NAME)


def _bring(page: Page) -> None:
    page.get_by_text(WORDS("own.paste"), exact=True).click()
    pasted = page.locator(".st-key-own_pasted textarea")
    _at_rest(page)
    pasted.fill(TABLE)
    # Told by itself: a click that also ends the typing may fall into the page drawing itself again.
    pasted.press("Control+Enter")
    for button in ("own_paste_take", "own_take_columns", "own_keep"):
        _at_rest(page)
        # By a key: the frame of a preview grows when its map is there, and moves what is below.
        page.locator(f".st-key-{button} button").press("Enter")
    expect(page.get_by_text(WORDS("own.held_browser", hours=12))).to_be_visible()


def _at_rest(page: Page) -> None:
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()


def _name_oneself(page: Page, who: str) -> None:
    """Say who one is on the provider's page, which then leads back."""
    page.locator("input[name=sub]").fill(who)
    page.keyboard.press("Enter")


def _come_by(page: Page, atlas: str, link: str, who: str) -> None:
    """Sign in on a page that a link has opened, and be led back to it."""
    provider = urlencode({"provider": auth_util.encode_provider_token("default")})
    page.goto(f"{atlas}/auth/login?{provider}", referer=atlas + link)
    _name_oneself(page, who)


def _save_for_the_group(page: Page) -> str:
    """Name the set that is found again, open it to the group, save it; return its digest."""
    page.get_by_text(WORDS("own.name_and_seen"), exact=True).click()
    named = page.locator(".st-key-own_set_name input")
    named.wait_for()
    _at_rest(page)
    named.fill(NAME)
    named.press("Enter")
    # The box of the old name may stand beside the new one while the page draws itself again.
    expect(page.locator(f'.st-key-shelf_save input[value="{NAME}"]')).to_be_visible()
    _choose(page, ".st-key-own_seen_by", WORDS("own.seen_group"))
    page.locator(".st-key-own_seen_take button").click()
    page.locator(".st-key-own_everywhere button").click()
    expect(page.locator(".st-key-own_basis")).to_be_visible()
    page.locator(".st-key-shelf_save_new button").click()
    expect(page.locator(".st-key-shelf_save_again")).to_be_visible()
    return parse_qs(urlsplit(page.url).query)["own"][0]


def _choose(page: Page, place: str, option: str) -> None:
    """Choose from a list; a run that ends meanwhile draws it anew, and closed."""
    found = page.get_by_role("option", name=option)
    for _ in range(3):
        _at_rest(page)
        page.locator(f"{place} input").click()
        with suppress(TimeoutError):
            return found.click(timeout=5_000)
    raise AssertionError(f"{option!r} is not offered")


def _share(page: Page, group: str) -> None:
    """Share with a group; where the page drew itself again meanwhile, once more, as one would."""
    folded, place = page.get_by_text(WORDS("shelf.name_and_share"), exact=True), "shelf_share"
    seen = page.locator(".st-key-shelf_item", has_text=WORDS("shelf.seen_by_group", group=group))
    for _ in range(3):
        folded.wait_for()
        _at_rest(page)
        if not page.locator(f".st-key-{place}").is_visible():
            folded.click()
        _choose(page, f"[class*=st-key-{place}_]", group)
        _at_rest(page)
        page.locator(f".st-key-{place} button").click()
        with suppress(TimeoutError):
            return seen.wait_for(timeout=10_000)
    raise AssertionError(f"not shared with {group!r}")


def _share_and_sign_out(page: Page) -> None:
    page.locator(".st-key-shelf_save a").click()
    page.get_by_role("button", name=NAME).click()
    _share(page, "planning")
    page.locator(".st-key-shelf_sign_out button").click()
    page.wait_for_url("**/oauth2/end_session**")
