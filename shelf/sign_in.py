"""Who somebody is, by what the sign-in says of them.

A provider's token was checked when it came: its signature, its issuer, its time.
What is kept of it is checked here each time it is used, and more strictly: that
it was made for us, by the provider we named, not too long ago.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from shelf.bounds import tidy_group, tidy_person
from shelf.errors import Unavailable
from shelf.people import LONGEST_ID, MOST_GROUPS, NOBODY, ROLES, Person, Role

FILE, USER_HEADER, GROUPS_HEADER = (
    "ATLAS_SIGN_IN",
    "ATLAS_PROXY_USER_HEADER",
    "ATLAS_PROXY_GROUPS_HEADER",
)
_MINUTE = 60


@dataclass(frozen=True)
class Rules:
    """How a sign-in becomes a person.

    Attributes
    ----------
    client : whom a provider's token must be for; "" where no provider is asked
    issuer : who must have made it; "" for whichever the provider's own page names
    groups, roles : the claims that hold a person's groups and roles
    editors, stewards : roles, groups or ids of those who are more than `others`
    hours : how long a sign-in lasts
    """

    client: str = ""
    issuer: str = ""
    groups: str = "groups"
    roles: str = "roles"
    editors: frozenset[str] = field(default=frozenset())
    stewards: frozenset[str] = field(default=frozenset())
    others: Role = "reader"
    hours: float = 8.0


def read_rules(path: Path) -> Rules:
    """Return the rules of a file: its tables ``[auth]``, as Streamlit reads it, and ``[atlas]``.

    Raises
    ------
    Unavailable
        If the file cannot be read or says something else than rules; its content,
        which holds secrets, is not repeated.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        auth, own = told.get("auth", {}), dict(told.get("atlas", {}))
        for name in ("editors", "stewards"):
            own[name] = frozenset(map(str, _listed(own.get(name, []))))
        rules = Rules(client=str(auth.get("client_id", "")), **own)
        if rules.others not in ROLES or not 0 < rules.hours <= 24 * 31:
            raise ValueError
    except (OSError, ValueError, TypeError, AttributeError):
        raise Unavailable(
            f"{FILE}: {path} cannot be read, or its table [atlas] holds something else than "
            "issuer, groups, roles, editors, stewards, others and hours",
            "shelf_sign_in",
        ) from None
    return rules


def by_token(claims: Mapping[str, Any], rules: Rules, now: datetime) -> Person:
    """Return whom the claims of a provider's token are of; nobody, if any of them is not right."""
    subject, issuer = claims.get("sub"), claims.get("iss")
    if not (isinstance(subject, str) and subject and isinstance(issuer, str) and issuer):
        return NOBODY
    if not rules.client or rules.client not in _listed(claims.get("aud")):
        return NOBODY
    if rules.issuer and issuer != rules.issuer:
        return NOBODY
    if not _is_recent(claims.get("iat"), rules, now):
        return NOBODY
    names = (claims.get(key) for key in ("name", "preferred_username", "email"))
    name = next((name for name in names if isinstance(name, str) and name.strip()), subject)
    return _person(
        f"{issuer}|{subject}",
        name,
        _listed(claims.get(rules.groups)),
        [*_listed(claims.get(rules.roles)), subject, *_verified_address(claims)],
        rules,
    )


def by_header(user: str, groups: str, rules: Rules) -> Person:
    """Return whom the proxy names; nobody, if it names none."""
    user = user.strip()
    if not user:
        return NOBODY
    listed = [group.strip() for group in groups.split(",")]
    return _person(f"proxy|{user}", user, listed, [user], rules)


def _person(
    id_: str, name: str, groups: Iterable[object], roles: Iterable[object], rules: Rules
) -> Person:
    if len(id_) > LONGEST_ID or not id_.isprintable():
        return NOBODY
    told = [group for group in groups if isinstance(group, str)][:MOST_GROUPS]
    among = frozenset(filter(None, map(tidy_group, told)))
    known = {role for role in roles if isinstance(role, str)} | among
    role: Role = rules.others
    if known & rules.editors:
        role = "editor"
    if known & rules.stewards:
        role = "steward"
    return Person(id_, tidy_person(name) or tidy_person(id_), among, role)


def _is_recent(made: object, rules: Rules, now: datetime) -> bool:
    """Whether a sign-in lasts still and has begun; clocks may differ by a minute."""
    if isinstance(made, bool) or not isinstance(made, int | float):
        return False
    until = now.timestamp()
    # Compared, not taken from each other: a token may hold a number that no clock reaches.
    return until - rules.hours * 60 * _MINUTE < made <= until + _MINUTE


def _verified_address(claims: Mapping[str, Any]) -> list[object]:
    """A person's address is a name only where the provider has seen to it that it is theirs."""
    return [claims.get("email")] if claims.get("email_verified") is True else []


def _listed(value: object) -> list[object]:
    """A claim of one value may come bare or in a list."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None else [value]
