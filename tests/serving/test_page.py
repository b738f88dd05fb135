"""The first page of every address, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from serving.options import APP, Options
from serving.page import INLINE, first_page, hash_of, script_hashes
from tests.serving.conftest import Ruled
from ui.page.address import SCREENS
from ui.words.texts import LANGUAGES, Words, read_texts

STEMS = {name: "" if path == "app.py" else Path(path).stem for name, path in SCREENS.items()}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_says_its_title_and_language_before_any_script(
    ruled: Ruled, name: str, language: str
) -> None:
    """A screen reader and a tab need not wait for the first run."""
    html = ruled(Options()).get(f"/{STEMS[name]}?lang={language}").text
    code = {"zh": "zh-CN", "en": "en"}[language]
    words = Words(next(known for known in LANGUAGES if known == language))
    assert f'<html lang="{code}">' in html
    assert f"<title>{words(f'common.{name}')} · {words('common.title')}</title>" in html
    assert words("serving.needs_script") in html


_UNKNOWN = ("?lang=%22%3E%3Cscript%3E", "?lang=fr")


@pytest.mark.parametrize(
    ("query", "accepted", "code"),
    [
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("", "ZH-tw", "zh-CN"),
        ("", "en-GB,zh;q=0.5", "en"),
        ("", "", "en"),
        ("?lang=en", "zh-CN", "en"),
        ("?lang=zh&lang=en", "en", "zh-CN"),
        (_UNKNOWN[0], "zh", "zh-CN"),
        (_UNKNOWN[1], "en", "en"),
    ],
)
def test_the_address_decides_the_language_then_the_browser(
    ruled: Ruled, query: str, accepted: str, code: str
) -> None:
    """As on the screens; nothing of the address is written into the page."""
    html = ruled(Options()).get(f"/{query}", accept_language=accepted).text
    assert f'<html lang="{code}">' in html
    # Where the address is not as it should be, the page comes without an early map.
    run = {hash_of(script) for script in INLINE.findall(html)}
    assert run <= set(script_hashes(""))
    assert len(run) == html.count("<script>") == (3 if query in _UNKNOWN else 4)


def test_nothing_of_streamlits_page_is_left_over() -> None:
    """Each mark we replace is still there to be replaced in this version."""
    html = first_page("", "zh", "/atlas")
    assert "Streamlit</title>" not in html
    assert "service-desc" not in html
    assert "_stcore/agent/interact" not in html
    assert 'window.__streamlit={BACKEND_BASE_URL:location.origin+"/atlas"}' in html
    assert '<div id="root"></div>' in html


def test_under_a_base_path_the_slash_is_added_and_the_view_kept(ruled: Ruled) -> None:
    """Without it the page would look for its scripts one level up."""
    client = ruled(Options(base="/atlas"))
    answer = client.get("/atlas?lang=zh&city=320500")
    assert answer.status == 307
    assert answer.headers["location"] == "/atlas/?lang=zh&city=320500"
    assert "<title>City" in client.get("/atlas/city?lang=en").text


def test_every_reason_for_a_refusal_is_a_text() -> None:
    """What the rules say no with is there in both languages."""
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (APP.parent / "serving").glob("*.py")
    )
    reasons = set(re.findall(r'refuse\(\s*"(\w+)"', sources)) | {"too_many", "too_many_here"}
    assert len(reasons) > 4
    assert {f"serving.{reason}" for reason in reasons} <= set(read_texts())


def test_a_portal_asks_for_a_frame_in_the_word_streamlit_knows(ruled: Ruled) -> None:
    """``embed=1`` leads on with everything else of the address, which is not read as markup."""
    answer = ruled(Options()).get("/city?embed=1&lang=zh&city=320500&x=%22%3E%0d%0aA:b")
    assert answer.status == 307
    there = answer.headers["location"]
    assert there.startswith("/city?")
    assert {"embed=true", "lang=zh", "city=320500"} <= set(there.partition("?")[2].split("&"))
    assert "\n" not in there
    assert ruled(Options()).get("/city?embed=true").status == 200
