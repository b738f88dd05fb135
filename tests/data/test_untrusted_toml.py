"""A hostile TOML text costs nothing, and what we write ourselves is read back."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import untrusted_toml
from data.untrusted_toml import MOST_DEPTH, RefusedFile, read_untrusted, refuse_nested

MOST = 256 * 1024
MANY, ENOUGH = 60_000, 15_000
DOTTED = ".".join("a" * MANY)
QUOTED = ".".join(['"a"'] * (MANY // 2))
HOSTILE = {
    "key": f"{DOTTED} = 1",
    "table": f"[{DOTTED}]",
    "array of tables": f"[[{DOTTED}]]",
    "quoted key": f"{QUOTED} = 1",
    "literal quotes": f"{QUOTED} = 1".replace('"', "'"),
    "inside an inline table": f"x = {{ {DOTTED} = 1 }}",
    "inside an array": f"x = [1, {{ {DOTTED} = 1 }}]",
    "whitespace around dots": f"{' . '.join('a' * MANY)} = 1",
    "after a string that hides a bracket": f'x = """ ]] \\""" # """\n{DOTTED} = 1',
    "after a string of five quotes": f'x = """a"""""\n{DOTTED} = 1',
    "after a literal string": f"x = '''it's \\''' \n{DOTTED} = 1",
    "after a backslash in a literal": f"x = 'a\\'\n{DOTTED} = 1",
    "after a comment with a quote": f'# it\'s """\n{DOTTED} = 1',
    "after a line of Windows": f'x = "a"\r\n{DOTTED} = 1',
    "brackets": "x = " + "[" * 200_000,
    "inline tables": "x = " + "{a=" * 60_000,
    "brackets after a string": f'x = ["]]]]]]", {"[" * 200_000}',
}
VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_nested_text_never_reaches_a_parser(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused by the look at the text alone, whatever hides the dots and brackets."""
    monkeypatch.setattr(untrusted_toml, "_parsed_apart", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(RefusedFile) as refused:
        read_untrusted(content, MOST)
    assert refused.value.reason == "too_deep"


def test_the_child_ends_where_the_look_has_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a text handed straight to the child costs it its life, and the caller a sentence."""
    # As long as takes too much memory: a longer one takes seconds before it does.
    content = f"{'.'.join('a' * ENOUGH)} = 1"
    with pytest.raises(RefusedFile, match="nested"):
        read_untrusted(content, MOST)
    monkeypatch.setattr(untrusted_toml, "refuse_nested", lambda _: None)
    with pytest.raises(RefusedFile) as refused:
        read_untrusted(content, MOST)
    assert refused.value.reason == "too_costly"


def test_the_clock_ends_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system sets no limits, the caller's deadline does."""
    monkeypatch.setattr(untrusted_toml, "SECONDS", 0)
    with pytest.raises(RefusedFile) as refused:
        read_untrusted("x = 1", MOST)
    assert refused.value.reason == "too_costly"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak of memory")
@pytest.mark.parametrize("kind", ["key", "brackets"])
def test_refusing_takes_no_memory(kind: str) -> None:
    """The process that reads grows by less than 16 MB, the file's own size many times over."""
    script = """
import resource, sys
from data.untrusted_toml import RefusedFile, read_untrusted
content = sys.stdin.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_untrusted(content, 256 * 1024)
except RefusedFile:
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(grown // (1024 if sys.platform == "linux" else 1024**2))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=HOSTILE[kind],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 16


def test_a_text_too_long_is_refused_before_it_is_looked_at() -> None:
    """The length counts in bytes: a Chinese character takes three."""
    with pytest.raises(RefusedFile, match="larger"):
        read_untrusted("#" + "长" * (MOST // 3 + 1), MOST)


@pytest.mark.parametrize("content", ["import os", "x = \ud800", "x = 1\nx = 2", 'x = "' * 9])
def test_what_is_no_toml_is_said_to_be_damaged(content: str) -> None:
    """With what the parser found, at a bounded length."""
    with pytest.raises(RefusedFile) as refused:
        read_untrusted(content, MOST)
    assert refused.value.reason == "damaged"
    assert len(refused.value.detail) <= 120


def test_what_json_has_no_word_for_comes_through() -> None:
    """Infinite and missing numbers as numbers, a date as its text."""
    read = read_untrusted("a = nan\nb = -inf\nc = 2023-01-02\nd = 0x10", MOST)
    assert math.isnan(read["a"])
    assert read | {"a": 0} == {"a": 0, "b": -math.inf, "c": "2023-01-02", "d": 16}


def test_dots_and_brackets_in_texts_count_for_nothing() -> None:
    """A note may hold any number of them, in each kind of string."""
    text = "." * 50 + "[" * 50
    content = f"a = \"{text}\"\nb = '{text}'\nc = '''\n{text}'''\n# {text}\nd = [1.5, 2.5]"
    assert read_untrusted(content, MOST) == tomllib.loads(content)


@settings(max_examples=25)
@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), VALUES, min_size=8, max_size=16)
)
def test_ordinary_values_are_read_as_by_the_parser_itself(table: dict[str, object]) -> None:
    """The way through the child changes nothing; JSON's strings, lists and numbers are TOML's.

    Each child is handed many values: to start it is dearer than to read them.
    """
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    content = "\n".join(lines).replace("\x7f", "\\u007f")
    try:
        refuse_nested(content)
    except RefusedFile:
        assert any(line.count("[") > MOST_DEPTH for line in lines)
        return
    assert read_untrusted(content, MOST) == tomllib.loads(content)
