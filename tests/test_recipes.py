"""The recipes of CONTRIBUTING.md: two are followed on a copy of the tables, all name what is."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from data.catalogue import FOLDER, Catalogue, read_catalogue
from data.dictionary import describe
from data.editions import as_text, compare
from data.manifest import vouch
from data.spoken import read_spoken
from scoring.index.chain import score_cities
from tests.tables import alter, copy_tables

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# Files that each screen has in its own folder.
OF_A_SCREEN = ("answer.py", "kept.py", "page.py", "text.toml", "style.css")
CITIES = ("320500", "330100", "110000", "610100", "520100", "450100")
FIGURE = {
    "sources": [
        "park_survey,公园调查,Park survey,Own office,Survey of parks,2024,2023,own,by hand"
    ],
    "units": ["ha,,0,1000000,公顷,hectares,{n}公顷,{n} ha"],
    "variables": ["park_area,公园面积,Park area,ha,"],
    "values": [f"{city},park_area,2023,{n + 7},park_survey,," for n, city in enumerate(CITIES)],
    "words": ["Own office,本单位,Own office", "Survey of parks,公园调查,Survey of parks"],
}
INDICATOR = {
    "indicators": [
        "park_area_per_resident,environment_governance,人均公园面积,Park area per resident,"
        "m2,1,park_area,resident_population,10000,ratio,1"
    ],
    "framework_map": ["{framework},environment_governance,park_area_per_resident"],
}


def _follow(folder: Path, rows: dict[str, list[str]], **names: str) -> list[str]:
    for table, added in rows.items():
        lines = "".join(f"{line.format(**names) if names else line}\n" for line in added)
        alter(folder, table, lambda text, lines=lines: text + lines)  # type: ignore[misc]
    return vouch(folder)


def test_a_figure_is_added_as_the_recipe_says(tmp_path: Path, catalogue: Catalogue) -> None:
    """Rows, manifest, dictionary, editions: the figure is there, named in both languages."""
    changes = _follow(copy_tables(tmp_path), FIGURE)
    now, spoken = read_catalogue(tmp_path), read_spoken(tmp_path)
    assert any("values.csv" in change for change in changes)
    assert len(now.values) == len(catalogue.values) + len(CITIES)
    assert "| `park_area` |" in describe(now)
    assert spoken.source("park_survey", "zh") == "公园调查"
    assert spoken.amount("ha", "en") == "{n} ha"
    assert "New variables (1): park_area" in as_text(compare(FOLDER, tmp_path))


def test_an_indicator_is_added_as_the_recipe_says(tmp_path: Path, catalogue: Catalogue) -> None:
    """A row of its own and one in a framework: the index counts it."""
    framework = score_cities(catalogue).choices.framework
    folder = copy_tables(tmp_path)
    _follow(folder, FIGURE)
    _follow(folder, INDICATOR, framework=framework)
    scored = score_cities(read_catalogue(folder))
    raw = scored.raw["park_area_per_resident"]
    assert raw.notna().sum() == len(CITIES)
    assert raw["110000"] == pytest.approx(10_000 * 9 / 21_858_000, rel=0.01)


def test_what_the_recipes_name_is_there() -> None:
    """A file, a folder or a name in code that moved is moved in the text too."""
    named = {*re.findall(r"`([\w./]+)`", TEXT), *re.findall(r"\]\(([\w./]+)\)", TEXT)}
    named = {name for name in named if "NAME" not in name and re.search(r"[./]", name)}
    assert named - set(OF_A_SCREEN)
    assert not {name for name in named - set(OF_A_SCREEN) if not _is_there(name)}


def _is_there(name: str) -> bool:
    if (ROOT / name).exists():
        return True
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), attribute) if module else False
    except ModuleNotFoundError:
        return (ROOT / name.replace(".", "/")).with_suffix(".py").exists()
