"""A briefing's file comes back as it was, and nothing else comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import AtlasError
from exports.briefing_file import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_BYTES,
    MOST_VIEWS,
    Briefing,
    SavedView,
    read_briefing,
    write_briefing,
)
from exports.errors import BriefingError

SCREENS = ("atlas", "city")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
VIEWS = st.builds(
    SavedView,
    screen=st.sampled_from(SCREENS),
    address=st.dictionaries(TEXT, TEXT, max_size=4),
    title=TEXT,
    note=TEXT,
)
BRIEFINGS = st.builds(Briefing, title=TEXT, views=st.lists(VIEWS, max_size=4).map(tuple))
GOOD = write_briefing(Briefing("t", (SavedView("atlas", {"show": "index"}),))).decode()


@given(BRIEFINGS)
def test_a_briefing_comes_back_as_it_was(briefing: Briefing) -> None:
    """Any text in any field, line breaks, quotes and control characters included."""
    assert read_briefing(write_briefing(briefing), SCREENS) == briefing


@given(st.binary(max_size=400) | TEXT.map(str.encode))
def test_nothing_but_a_briefing_comes_in(content: bytes) -> None:
    """Any other content is refused with a short message, never with another error."""
    with pytest.raises(AtlasError) as refused:
        read_briefing(content, SCREENS)
    assert len(str(refused.value)) < 300


@given(st.integers(0, len(GOOD) - 1))
def test_a_truncated_file_is_refused_or_whole(length: int) -> None:
    """A file cut anywhere never comes in with half a view."""
    try:
        read = read_briefing(GOOD[:length].encode(), SCREENS)
    except AtlasError:
        return
    assert len(read.views) <= 1
    assert all(view.screen in SCREENS for view in read.views)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x = " + "[" * 5_000, "nested"),
        (".".join("a" * 60_000) + " = 1", "nested"),
        ("x = ", "damaged"),
        ("#" * (MOST_BYTES + 1), "larger"),
        (GOOD.replace("atlas-briefing", "atlas-other"), "not a briefing"),
        (GOOD.replace("version = 1", "version = 2"), "not a briefing"),
        (GOOD.replace('screen = "atlas"', 'screen = "../../etc/passwd"'), "no screen"),
        (GOOD.replace('screen = "atlas"', "screen = 7"), "not text"),
        (GOOD.replace('title = "t"', f'title = "{"x" * 10_000}"'), "10000 characters"),
        (GOOD.replace('note = ""', f'note = "{"x" * (LONGEST_NOTE + 1)}"'), "at most"),
        (GOOD.replace("[view.address]", "address = 3"), "address"),
        (GOOD + GOOD.partition("\n\n")[2] * 200, "at most 40"),
        (GOOD.partition("\n\n")[0] + '\nview = "all"', "list of views"),
    ],
)
def test_a_file_that_breaks_a_limit_is_refused_in_words(content: str, said: str) -> None:
    """The message says which limit."""
    with pytest.raises(AtlasError, match=said):
        read_briefing(content.encode(), SCREENS)


def test_views_are_moved_and_removed() -> None:
    """The ends of the list stay where they are."""
    one, two, three = (SavedView("atlas", {}, title) for title in "abc")
    story = Briefing("", (one, two, three))
    assert story.moved(0, 1).views == (two, one, three)
    assert story.moved(0, -1) == story
    assert story.moved(2, 1) == story
    assert story.without(1).views == (one, three)
    assert story.changed(1, "x", "y").views[1] == SavedView("atlas", {}, "x", "y")


def test_a_full_briefing_takes_no_more() -> None:
    """A deck of hundreds of slides is refused where it would begin."""
    story = Briefing("", (SavedView("atlas", {}),) * MOST_VIEWS)
    with pytest.raises(BriefingError, match=str(MOST_VIEWS)):
        story.with_view(SavedView("atlas", {}))
    assert LONGEST_TITLE < 1_000
