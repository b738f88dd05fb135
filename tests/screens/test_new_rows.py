"""A valid new row of any table opens on every screen, in both languages, without a word of ours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
import streamlit as st

from data.catalogue import read_catalogue
from data.manifest import vouch
from data.spoken import read_spoken
from tests.screens.test_screens import html, open_screen
from tests.tables import alter, copy_tables
from ui.figures import kept
from ui.page.address import SCREENS
from ui.words import tables
from ui.words.texts import LANGUAGES

CITIES = ("320500", "330100", "110000", "610100", "520100", "450100")
ROWS = {
    "sources": ["own_survey,,,Own office,Survey of parks,2024,2023,own,by hand"],
    "units": ["ha/10^4,,0,1000000,,,,"],
    "variables": ["park_area,公园面积,Park area,ha/10^4,"],
    "values": [
        *(
            f"{city},park_area,2023,{place + 7},own_survey,own remark; of two parts,"
            for place, city in enumerate(CITIES)
        ),
        "120000,park_area,2023,,own_survey,withheld: counted twice,",
    ],
    "indicators": [
        "park_area,environment_governance,公园面积,Park area,ha/10^4,1,park_area,,1,level,1",
        "sponge,environment_governance,海绵城市,Sponge city,0/1,1,pilots:sponge,,1,binary,1",
    ],
    "framework_map": ["six_dimensions,environment_governance,park_area"],
    "pilots": ["sponge,sponge,海绵城市,Sponge city,320500,2015,as told,Ministry of Sponges"],
    "clusters": [f"own_cluster,自定城市群,Own cluster,{city},2020,plan" for city in CITIES],
}


@pytest.fixture(scope="module", autouse=True)
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The screens over a copy of the tables with new rows, none of which any text knows."""
    folder = copy_tables(tmp_path_factory.mktemp("grown"))
    for table, rows in ROWS.items():
        alter(folder, table, partial(_with, rows))
    vouch(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kept, "read_catalogue", lambda: read_catalogue(folder))
        patched.setattr(tables, "read_spoken", lambda: read_spoken(folder))
        _forget()
        yield
    _forget()


def _with(rows: list[str], text: str) -> str:
    return text + "\n".join(rows) + "\n"


def _forget() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
    tables.spoken.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_opens(name: str, language: str) -> None:
    """Source, unit, variable, indicator, programme, cluster and reason in one address."""
    app = open_screen(
        name,
        lang=language,
        show="indicator.park_area",
        city="320500",
        outline="own_cluster",
        compare="320500,120000,cluster.own_cluster",
        group="own_cluster",
    )
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_words_is_called_what_its_table_says(language: str) -> None:
    """The title of the source, the unit as it is written, the reason in its own words."""
    app = open_screen("atlas", lang=language, show="variable.park_area", city="120000")
    drawn = html(app)
    assert not app.exception
    assert "Survey of parks" in drawn
    assert "ha/10^4" in drawn
    assert "counted twice" in drawn
