"""What units and measures are called in lists, and what a unit is beside others, kept."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.city_size import district_residents, size_classes
from ui.figures import kept, measured, names
from ui.figures.editions.as_it_was import is_followed
from ui.reader.keep import keep, keep_copies
from ui.words.texts import Language, Words


@keep_copies(500)
def city_labels(language: Language) -> dict[str, str]:
    """Return city_code → what the search box shows and searches."""
    return names.city_labels(kept.catalogue(), Words(language))


@keep_copies(200)
def measure_labels(language: Language, framework: str, shown: str) -> dict[str, str]:
    """Return measure → its label in the list of all, the shown one among them in any case.

    Of an edition that another method scored those are left out that would be scored anew.
    """
    codes = measured.measure_codes(kept.catalogue(), framework)
    known = tuple(filter(is_followed, codes))
    codes = known if shown in known else (*known, shown)
    return names.measure_labels(codes, framework, kept.catalogue(), Words(language))


@keep(10)
def kinds_beside(beside: str) -> Mapping[str, str]:
    """Return city_code → its size class ("size_…"), or its commercial tier ("tier")."""
    tables = kept.catalogue()
    if beside == "tier":
        return dict(zip(tables.cities["city_code"], tables.cities["tier"], strict=True))
    classes = size_classes(district_residents(tables))
    return {str(code): f"size_{name}" for code, name in classes.items()}


@keep()
def city_rows() -> Mapping[str, Mapping[str, str]]:
    """Return city_code → its row of cities.csv."""
    rows = kept.catalogue().cities.set_index("city_code", drop=False).to_dict("index")
    return {str(code): {str(k): v for k, v in row.items()} for code, row in rows.items()}
