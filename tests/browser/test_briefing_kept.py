"""The briefing outlives what happens to a tab: reload, links, restarts, other tabs, refusals."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, WebSocketRoute, expect

from exports.briefing_file import Briefing, SavedView, write_briefing
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, free_port, served
from ui.words.texts import Words

pytestmark = pytest.mark.browser

_ENTRY = "smart-city-atlas/briefing/1/"


def _card(page: Page) -> Locator:
    return page.locator("[class*='st-key-story_card_']")


def _add(page: Page, views: int) -> None:
    """Add what is seen until the briefing has so many views more, each of them kept."""
    for _ in range(views):
        before = _kept_views(page)
        page.locator(".st-key-add_to_briefing button").first.click()
        _wait_for_kept(page, before + 1)


def _wait_for_kept(page: Page, views: int) -> None:
    page.wait_for_function(
        "([place, count]) => (localStorage.getItem(place) || '')"
        ".split('[[view]]').length - 1 === count",
        arg=[_entry(page), views],
    )


def _entry(page: Page) -> str:
    """The entry is named after the path under which the atlas is served."""
    return f"{_ENTRY}atlas" if "/atlas/" in page.url else _ENTRY


def _kept(page: Page) -> str:
    return str(page.evaluate("place => localStorage.getItem(place) || ''", _entry(page)))


def _kept_views(page: Page) -> int:
    return _kept(page).count("[[view]]")


def _put(page: Page, entry: str) -> None:
    page.evaluate("([place, entry]) => localStorage.setItem(place, entry)", [_ENTRY, entry])


def _open(reader: Reader, path: str) -> Page:
    reader.open(path)
    reader.page.locator(".st-key-kept_briefing").wait_for(state="attached")
    return reader.page


def test_a_briefing_is_there_after_a_reload(reader: Reader) -> None:
    """Three views, a reload: they are there, this is said once, and the session has them.

    As on the briefing's own screen, at another address typed into the same tab.
    """
    page = _open(reader, "/?lang=en&show=index")
    reader.map()  # the screen has settled
    place = page.locator(".st-key-map_and_side").bounding_box()
    _add(page, 3)
    page.reload()
    said = r"Your briefing of 3 views \(saved \d\d:\d\d\) is still here\."
    expect(_card(page)).to_contain_text(re.compile(said))
    reader.map()
    assert page.locator(".st-key-map_and_side").bounding_box() == place
    reader.picture("briefing-restored-en")
    page.locator('.st-key-nav a[href^="briefing"]').click()
    expect(page.locator(".st-key-story_2")).to_be_visible()
    expect(_card(page)).to_have_count(0)
    assert _kept_views(page) == 3
    page.goto(f"{reader.address}/briefing?lang=zh&show=variable.gdp")
    expect(page.locator(".st-key-story_2")).to_be_visible()
    said = r"您的简报仍在，共3个画面（保存于\d\d:\d\d）。"
    expect(_card(page)).to_contain_text(re.compile(said))
    reader.picture("briefing-restored-zh")


def test_a_briefing_survives_a_restart_and_is_taken_from_the_shelf_elsewhere(
    reader: Reader, browser: Browser, shelf: dict[str, str]
) -> None:
    """A server is ended and started again beneath an open tab; it shares the shelf of another.

    Under a path of its own, so that atlases of one host keep their briefings apart.
    """
    _saved_in_two_versions(reader)
    port = free_port()
    address, options = f"http://127.0.0.1:{port}", ("--base-path", "atlas")
    serve = partial(served, ROOT / "app.py", *options, environment=shelf, port=port)
    with Reader.at(browser, address) as waiting:
        with serve():
            page = _open(waiting, "/atlas/?lang=en&show=index")
            _add(page, 2)
            connected = page.locator("[data-test-connection-state=CONNECTED]")
            connected.wait_for()
        connected.wait_for(state="detached")
        with serve():
            # A click before the new server has drawn the page reaches nobody.
            connected.wait_for(timeout=90_000)
            expect(_card(page)).to_contain_text("Your briefing of 2 views", timeout=90_000)
            page.locator(".st-key-add_to_briefing button").first.click()
            _wait_for_kept(page, 3)
            _add(page, 1)
            assert _kept_views(page) == 4
            assert page.evaluate(f"localStorage.getItem('{_ENTRY}')") is None
            with Reader.at(browser, address) as other:
                _restored_and_opened(other, "/atlas/shelf?lang=en")


def _saved_in_two_versions(reader: Reader) -> None:
    """With one view and with two, under one name."""
    page = reader.page
    reader.open("/?lang=en")
    for version, screen in enumerate(("atlas", "city"), start=1):
        if screen == "city":
            page.locator(".st-key-nav a", has_text="City").click()
        page.locator(".st-key-add_to_briefing button").first.click()
        page.locator(".st-key-nav a", has_text="Briefing").click()
        if version == 1:
            page.locator(".st-key-shelf_save input").fill("For the mayor")
            page.keyboard.press("Enter")
        again = ".st-key-shelf_save_again" if version > 1 else ".st-key-shelf_save_new"
        page.locator(f"{again} button").click()
        expect(page.get_by_text(f"version {version + 1}")).to_be_visible()


def _restored_and_opened(other: Reader, path: str) -> None:
    """Another process finds both versions and takes the first one back, which has one view."""
    page = other.page
    other.open(path)
    page.get_by_role("button", name="For the mayor").click()
    page.locator(".st-key-shelf_restore_1 button").click()
    expect(page.locator(".shelf-version")).to_have_count(3)
    page.locator(".st-key-shelf_open button").click()
    expect(page.get_by_role("textbox", name="Title of this view")).to_have_count(1)


def test_a_briefing_survives_a_lost_line(reader: Reader) -> None:
    """The line is cut for a while; then the next view joins the others.

    A session that the server has forgotten meanwhile is the case above.
    """
    page = reader.page = reader.another_tab()
    lines: list[WebSocketRoute] = []
    cut: list[bool] = []

    def connect(line: WebSocketRoute) -> None:
        if cut:
            line.close()
        else:
            line.connect_to_server()
            lines.append(line)

    page.route_web_socket(re.compile("/_stcore/stream"), connect)
    _open(reader, "/?lang=en&show=index")
    _add(page, 2)
    connected = page.locator("[data-test-connection-state=CONNECTED]")
    connected.wait_for()
    cut.append(True)
    lines[-1].close()
    connected.wait_for(state="detached")
    cut.clear()
    _add(page, 1)
    assert _kept_views(page) == 3


def test_a_second_tab_begins_from_the_first_and_is_followed_by_it(reader: Reader) -> None:
    """What one tab adds to the common briefing appears in the other, and can be undone there."""
    first = _open(reader, "/?lang=en&show=index")
    _add(first, 2)
    first.get_by_role("combobox", name="Find a city").focus()
    second = reader.another_tab()
    second.goto(f"{reader.address}/?lang=en&show=variable.gdp")
    expect(_card(second)).to_contain_text("Your briefing of 2 views")
    _add(second, 1)
    expect(_card(first)).to_contain_text("Changed in another window: the briefing now has 3 views.")
    expect(first.get_by_role("combobox", name="Find a city")).to_be_focused()
    _add(first, 1)
    expect(_card(second)).to_contain_text("now has 4 views")
    second.locator(".st-key-undo button").click()
    expect(_card(second)).to_have_count(0)
    expect(_card(first)).to_contain_text("now has 3 views")


def test_two_briefings_are_a_choice(reader: Reader) -> None:
    """A tab whose briefing the kept one does not follow asks, and neither is destroyed."""
    page = _open(reader, "/?lang=en&show=index")
    other_tab = reader.another_tab()
    other_tab.goto(f"{reader.address}/_stcore/health")
    _add(page, 2)
    other = _kept(page)
    page.locator('.st-key-nav a[href^="briefing"]').click()
    page.locator(".st-key-remove_1 button").click()
    expect(page.locator(".st-key-story_1")).to_have_count(0)
    _put(other_tab, _stamped(other, "another"))
    _asks_and_does(reader, "en", "keep_mine", 1)
    page.locator(".st-key-nav").get_by_text("中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    _put(other_tab, _stamped(other, "third"))
    _asks_and_does(reader, "zh", "take_other", 2)


def _stamped(entry: str, stamp: str) -> str:
    """The same briefing, as kept by somebody else."""
    return re.sub(r'"stamp":"\w+', f'"stamp":"{stamp}', entry)


def _asks_and_does(reader: Reader, language: str, choice: str, left: int) -> None:
    page = reader.page
    expect(page.locator("[class*='st-key-story_card_choice']")).to_have_count(1)
    reader.picture(f"briefing-choice-{language}")
    assert _kept_views(page) == 2
    page.locator(f".st-key-{choice} button").click()
    expect(page.locator("[class*='st-key-story_card_choice']")).to_have_count(0)
    expect(page.locator("[class*='st-key-story_actions_']")).to_have_count(left)
    _wait_for_kept(page, left)


@pytest.mark.parametrize(
    ("refusal", "language", "said"),
    [
        (
            "Storage.prototype.setItem = () => {"
            " throw new DOMException('', 'QuotaExceededError'); }",
            "en",
            "lives in this tab only",
        ),
        (
            "Object.defineProperty(window, 'localStorage',"
            " {get() { throw new DOMException('', 'SecurityError'); }})",
            "zh",
            "简报只存在于当前标签页",
        ),
    ],
)
def test_a_browser_that_keeps_nothing_is_told(
    reader: Reader, refusal: str, language: str, said: str
) -> None:
    """Where storage is full or forbidden the reader is offered the file, and once only."""
    page = reader.page = reader.another_tab()
    page.add_init_script(refusal)
    _open(reader, f"/?lang={language}&show=index")
    expect(_card(page)).to_have_count(0)
    page.locator(".st-key-add_to_briefing button").first.click()
    expect(_card(page)).to_contain_text(said)
    reader.picture(f"briefing-refused-{language}")
    with page.expect_download() as saved:
        page.locator(".st-key-download_refused button").click()
    assert saved.value.path().read_bytes().count(b"[[view]]") == 1


def test_a_damaged_copy_is_refused_and_not_deleted(reader: Reader) -> None:
    """What was changed by hand is told, can be taken away, and goes only when the reader says."""
    page = reader.page
    reader.open("/_stcore/health")  # nothing of the atlas, and its place of keeping
    for entry, language, said in (
        ("<script>alert(1)</script>", "en", "cannot be read"),
        ('{"stamp":"a:1","base":"","saved":"x","text":"format = <script>"}', "zh", "无法读取"),
        (
            '{"stamp":"a:1","base":"","saved":"","text":"' + "x" * 400_000 + '"}',
            "en",
            "cannot be read",
        ),
    ):
        _put(page, entry)
        page.goto(f"{reader.address}/?lang={language}&show=index")
        expect(_card(page)).to_contain_text(said)
        reader.picture(f"briefing-damaged-{language}")
        with page.expect_download() as saved:
            page.locator(".st-key-damaged_download button").click()
        assert saved.value.path().read_text() in (entry, *re.findall(r'"text":"(.*)"', entry))
        page.locator(".st-key-add_to_briefing button").first.click()
        expect(page.locator("[data-testid=stToast]")).to_be_visible()
        assert _kept(page) == entry
        page.locator(".st-key-damaged_discard button").click()
        _wait_for_kept(page, 1)


def test_nothing_is_lost_in_the_editor_until_the_reader_says_so(reader: Reader) -> None:
    """Loaded over, emptied, titled with anything, reloaded: all comes back, until it is erased."""
    page = _open(reader, "/?lang=en&show=index")
    _add(page, 2)
    page.locator('.st-key-nav a[href^="briefing"]').click()
    _a_loaded_file_gives_the_briefing_before_it_back(page)
    _emptied_with_a_word(reader, "en", "Emptied")
    page.locator(".st-key-nav").get_by_text("中文").click()
    _emptied_with_a_word(reader, "zh", "简报已清空")
    page.locator(".st-key-nav").get_by_text("English").click()
    _titles_with_any_text_come_back_as_they_were(page)
    _left_without_a_trace(reader)


def _a_loaded_file_gives_the_briefing_before_it_back(page: Page) -> None:
    """A file takes the place of two views, and this can be undone."""
    one = write_briefing(Briefing("", (SavedView("atlas", {"show": "index"}),)))
    page.locator(".st-key-upload_en input").set_input_files(
        {"name": "one.toml", "mimeType": "application/toml", "buffer": one}
    )
    expect(_card(page)).to_contain_text("now has 1 view. It took the place of the one before")
    page.locator(".st-key-undo button").click()
    expect(page.locator(".st-key-story_1")).to_be_visible()
    expect(_card(page)).to_have_count(0)
    _wait_for_kept(page, 2)


def _emptied_with_a_word(reader: Reader, language: str, said: str) -> None:
    """Clear empties, says so, and the way back brings every view back."""
    page = reader.page
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    page.locator(".st-key-clear_briefing button").click()
    expect(_card(page)).to_contain_text(said)
    reader.picture(f"briefing-emptied-{language}")
    _wait_for_kept(page, 0)
    # The first empty screen makes six pictures; what is clicked meanwhile waits for them.
    settled = "[data-testid=stApp][data-test-script-state=notRunning]"
    page.locator(settled).wait_for(timeout=180_000)
    page.locator(".st-key-undo button").click()
    expect(page.locator(".st-key-story_1")).to_be_visible()
    expect(_card(page)).to_have_count(0)
    _wait_for_kept(page, 2)


def _titles_with_any_text_come_back_as_they_were(page: Page) -> None:
    """Quotes, brackets, scripts and Chinese in a title pass through the browser's storage."""
    title = "\"'</script>{{7*7}} \\u0000 长三角 🏙 ]]>"
    box = page.locator(".st-key-story_0 input")
    box.fill(title)
    box.press("Enter")
    page.wait_for_function("place => localStorage.getItem(place).includes('{{7*7}}')", arg=_ENTRY)
    page.reload()
    expect(page.locator(".st-key-story_0 input")).to_have_value(title)


def _left_without_a_trace(reader: Reader) -> None:
    """Erased, asked twice: gone from the browser, from this tab and from every other."""
    page, other = reader.page, reader.another_tab()
    other.goto(f"{reader.address}/briefing?lang=en")
    expect(other.locator(".st-key-story_1")).to_be_visible()
    page.locator(".st-key-erase_popover button").first.click()
    page.locator(".st-key-erase_briefing button").click()
    for tab in (page, other):
        expect(_card(tab)).to_contain_text("erased on this computer")
        expect(tab.locator(".st-key-story_0")).to_have_count(0)
        expect(tab.locator(".st-key-undo")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{_ENTRY}')") is None
    page.locator(".st-key-nav").get_by_role("link", name="Atlas").click()
    _add(page, 1)


def test_a_briefing_in_order_costs_no_run(reader: Reader) -> None:
    """The browser reports nothing while nothing changed, on no screen, and nothing moves."""
    page = reader.page
    sent: list[bytes] = []

    def listen(line: WebSocket) -> None:
        line.on("framesent", remember)

    def remember(frame: bytes | str) -> None:
        sent.append(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", listen)
    _open(reader, "/?lang=en&show=index")
    _add(page, 1)
    for screen in ("city", "regions", "compare", "briefing", "atlas"):
        page.locator(".st-key-nav").get_by_role(
            "link", name=Words("en")(f"common.{screen}")
        ).click()
        expect(page.locator(f".st-key-nav_{screen}_current")).to_be_visible()
        expect(page.locator(".st-key-kept_briefing")).to_have_count(1)
    reader.map()
    assert sent
    assert not [
        frame
        for frame in sent
        if b"found" in (frame if isinstance(frame, bytes) else frame.encode())
    ]
