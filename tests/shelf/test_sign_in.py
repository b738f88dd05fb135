"""What is kept of a sign-in makes a person only where all of it is right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelf import store
from shelf.database import Database
from shelf.errors import Unavailable
from shelf.people import MACHINE, NOBODY
from shelf.sign_in import Rules, by_header, by_token, read_rules
from tests.shelf.people import EDITION

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
RULES = Rules(
    client="atlas",
    issuer="https://id.example",
    editors=frozenset({"editor-role", "planning"}),
    stewards=frozenset({"chen@example.org"}),
)
CLAIMS: dict[str, Any] = {
    "iss": "https://id.example",
    "sub": "42",
    "aud": "atlas",
    "iat": (NOW - timedelta(hours=1)).timestamp(),
    "name": "李梅",
    "groups": ["water"],
}


def test_a_right_token_is_a_person() -> None:
    """With the issuer in the id, for two providers may number people alike."""
    person = by_token(CLAIMS, RULES, NOW)
    assert (person.id, person.name) == ("https://id.example|42", "李梅")
    assert (person.groups, person.role) == (frozenset({"water"}), "reader")


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another"},
        {"aud": ["another"], "azp": "atlas"},
        {"aud": None},
        {"aud": "atlas2"},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"sub": ""},
        {"sub": 42},
        {"sub": "x" * 400},
        {"sub": "a\x00"},
        {"iat": None},
        {"iat": True},
        {"iat": "yesterday"},
        {"iat": float("nan")},
        {"iat": 10**400},
        {"iat": -(10**400)},
        {"iat": (NOW - timedelta(hours=8)).timestamp()},
        {"iat": (NOW + timedelta(minutes=2)).timestamp()},
    ],
    ids=str,
)
def test_a_token_with_one_wrong_claim_is_nobody(wrong: dict[str, Any]) -> None:
    """Another's audience, another issuer, run out, or not yet made."""
    assert by_token({**CLAIMS, **wrong}, RULES, NOW) == NOBODY
    assert by_token({}, RULES, NOW) == NOBODY
    assert by_token(CLAIMS, Rules(), NOW) == NOBODY


ANYTHING = st.none() | st.booleans() | st.integers() | st.text()
NAMES = st.sampled_from([*CLAIMS, "roles", "email", "email_verified"])


@given(st.dictionaries(NAMES, ANYTHING | st.lists(ANYTHING)))
def test_whatever_a_provider_says_is_read_without_an_error(wrong: dict[str, Any]) -> None:
    """And nobody is more than the rules say."""
    person = by_token({**CLAIMS, **wrong}, RULES, NOW)
    assert person == NOBODY or person.id.startswith("https://id.example|")


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"roles": ["editor-role"]}, "editor"),
        ({"roles": "editor-role"}, "editor"),
        ({"groups": ["planning"]}, "editor"),
        ({"email": "chen@example.org", "email_verified": True}, "steward"),
        ({"email": "chen@example.org"}, "reader"),
        ({"email": "chen@example.org", "email_verified": "true"}, "reader"),
        ({"name": "chen@example.org"}, "reader"),
    ],
    ids=str,
)
def test_roles_come_from_claims_that_the_provider_vouches_for(
    claims: dict[str, Any], role: str
) -> None:
    """A name that one gives oneself is none of them."""
    assert by_token({**CLAIMS, **claims}, RULES, NOW).role == role


def test_whom_the_proxy_names_is_a_person_and_who_is_not_named_is_nobody() -> None:
    """Groups come in one line."""
    person = by_header("li", "planning, water", RULES)
    assert (person.id, person.role) == ("proxy|li", "editor")
    assert person.groups == {"planning", "water"}
    assert by_header("  ", "planning", RULES) == NOBODY
    assert by_header("machine", "", RULES).id != MACHINE.id


def test_nobody_sees_nothing_not_even_what_all_share(database: Database) -> None:
    """All are those who have signed in."""
    store.add(database, MACHINE, "view", "v", b"1", EDITION)
    assert store.items(database, NOBODY) == []


def test_rules_are_read_from_the_file_that_holds_the_sign_in(tmp_path: Path) -> None:
    """What is wrong in it is told without its secrets."""
    file = tmp_path / "sign-in.toml"
    file.write_text(
        '[auth]\nclient_id = "atlas"\nclient_secret = "hidden"\n'
        '[atlas]\nstewards = ["chen"]\nothers = "editor"\nhours = 4\n'
    )
    rules = read_rules(file)
    assert (rules.client, rules.stewards) == ("atlas", frozenset({"chen"}))
    assert (rules.others, rules.hours) == ("editor", 4)
    for wrong in (
        'others = "king"',
        "hours = 0",
        "hours = 9999",
        "unknown = 1",
        "x",
        'hours = "1"',
    ):
        file.write_text(f'[auth]\nclient_secret = "hidden"\n[atlas]\n{wrong}\n')
        with pytest.raises(Unavailable) as told:
            read_rules(file)
        assert "hidden" not in str(told.value)
    with pytest.raises(Unavailable):
        read_rules(tmp_path / "none")
