"""Own figures on the shelf: who may see them holds by every door, and a digest finds them."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import URL, create_engine, text

from data.errors import DataError
from own.own_set import OwnFigure, OwnSet, OwnVariable, Seen
from own.set_file import digest, write_set
from shelf import figures, files, links, minding, store
from shelf.database import Database
from shelf.errors import NotThere, Refused
from shelf.people import MACHINE, Person
from tests.shelf.people import EDITION, LI, STRANGER, WANG


def _set(*seen_by: Seen, value: float = 85.0) -> OwnSet:
    """A set with a variable for each of those who may see it."""
    variables = tuple(
        OwnVariable(f"own_{n}", f"率{n}", f"Share {n}", "%", seen_by=seen)
        for n, seen in enumerate(seen_by)
    )
    return OwnSet(
        "Services",
        variables=variables,
        figures=tuple(OwnFigure("210200", one.code, 2023, value) for one in variables),
    )


def _added(database: Database, own: OwnSet, person: Person = LI) -> UUID:
    return store.add(database, person, "figures", own.name, write_set(own), EDITION).id


@pytest.mark.parametrize(
    ("seen_by", "most"),
    [
        (("me",), "private"),
        (("all", "group"), "group"),
        (("all",), "all"),
        (("all", "me"), "private"),
    ],
)
def test_a_set_is_shared_no_wider_than_its_narrowest_variable(
    database: Database, seen_by: tuple[Seen, ...], most: str
) -> None:
    """Neither with a group, nor with all, nor by a link."""
    item = _added(database, _set(*seen_by))
    wider = {"private": ("group", "all"), "group": ("all",), "all": ()}[most]
    for visibility in ("group", "all"):
        group = "planning" if visibility == "group" else ""
        if visibility in wider:
            with pytest.raises(Refused) as refused:
                minding.share(database, LI, item, visibility, group)
            assert refused.value.key == f"shelf_seen_{most}"
        else:
            minding.share(database, LI, item, visibility, group)
    if most != "all":
        with pytest.raises(Refused):
            links.make_link(database, LI, item)
    assert (figures.find(database, STRANGER, digest(_set(*seen_by))) is not None) == (most == "all")


def test_an_earlier_version_counts_too(database: Database) -> None:
    """Whoever sees an item sees what it was; a copy of the latest version is free of that."""
    item = _added(database, _set("me"))
    store.save(database, LI, item, write_set(_set("all")), 1, EDITION)
    with pytest.raises(Refused):
        minding.share(database, LI, item, "all")
    copy = store.duplicate(database, LI, item, "copy", EDITION)
    minding.share(database, LI, copy.id, "all")
    assert store.open_item(database, STRANGER, copy.id)


def test_what_is_shared_takes_no_figures_for_fewer(database: Database) -> None:
    """Nor is anything of them kept; those who see it go on seeing what they saw."""
    item = _added(database, _set("group"))
    minding.share(database, LI, item, "group", "planning")
    for person in (LI, WANG):
        with pytest.raises(Refused):
            store.save(database, person, item, write_set(_set("me")), 1, EDITION)
    assert store.open_item(database, WANG, item).version.number == 1
    assert figures.find(database, LI, digest(_set("me"))) is None


def test_rights_hold_where_sharing_went_round_the_rules(database: Database, url: URL) -> None:
    """A row that says "all" of what is for its owner alone is its owner's alone all the same."""
    item = _added(database, _set("me"))
    token = links.make_link(database, LI, _added(database, _set("all", value=1.0)))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE items SET visibility = 'all', widest = 'private'"))
    engine.dispose()
    with pytest.raises(NotThere):
        store.open_item(database, WANG, item)
    with pytest.raises(NotThere):
        files.export_items(database, WANG, [item], EDITION)
    with pytest.raises(NotThere):
        links.open_link(database, token)
    assert figures.find(database, WANG, digest(_set("me"))) is None
    assert store.open_item(database, LI, item)


def test_a_digest_finds_what_its_person_may_see(database: Database) -> None:
    """Every version of it; what another may not see is as what never was."""
    first, second = _set("group"), _set("group", value=86.0)
    item = _added(database, first)
    store.save(database, LI, item, write_set(second), 1, EDITION)
    assert figures.find(database, LI, digest(first)) == (item, 1)
    assert figures.find(database, LI, digest(second)) == (item, 2)
    for stranger in (WANG, STRANGER):
        assert figures.find(database, stranger, digest(second)) is None
    minding.share(database, LI, item, "group", "planning")
    assert figures.find(database, WANG, digest(first)) == (item, 1)
    assert figures.find(database, STRANGER, digest(first)) is None
    minding.share(database, LI, item, "private")
    assert figures.find(database, WANG, digest(first)) is None
    assert figures.find(database, LI, "") is None


def test_without_sign_in_all_are_one_person(database: Database) -> None:
    """The machine's figures are seen by whoever reaches it, and by nobody who signs in later."""
    own = _set("me")
    _added(database, own, MACHINE)
    assert figures.find(database, MACHINE, digest(own)) is not None
    assert figures.find(database, LI, digest(own)) is None


def test_a_set_that_is_none_is_not_kept(database: Database) -> None:
    """Damaged figures are refused before they lie there."""
    with pytest.raises(DataError):
        store.add(database, LI, "figures", "odd", b"{}", EDITION)
    assert store.items(database, LI) == []


def test_figures_kept_before_are_their_owners_alone(database: Database, url: URL) -> None:
    """The step that came later finds them, and opens them to nobody."""
    own = _set("all")
    item = _added(database, own)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE drafts"))
        connection.execute(text("DROP INDEX ix_versions_digest"))
        connection.execute(text("ALTER TABLE versions DROP COLUMN digest"))
        connection.execute(text("ALTER TABLE items DROP COLUMN widest"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.execute(text("UPDATE items SET visibility = 'all'"))
    engine.dispose()
    later = Database(url)
    assert figures.find(later, LI, digest(own)) == (item, 1)
    assert figures.find(later, WANG, digest(own)) is None
    later.close()
