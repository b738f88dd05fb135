"""The ranking list as texts."""

from __future__ import annotations

from ui.address.view import View
from ui.atlas.ranked import ranked
from ui.figures import kept


def test_who_is_on_a_list_has_no_place() -> None:
    """A yes shared by all is no first place of each; amounts have one."""
    listed = ranked(kept.settle(View(measure="indicator.broadband_china"), "atlas")).rows
    assert all(line.split("|")[0].endswith("~·") for line in listed.splitlines())
    ordered = ranked(kept.settle(View(measure="variable.gdp", year=2023), "atlas")).rows
    assert "~·" not in ordered
