"""What is measured of prefectures and of counties alike, so that a change of level keeps it."""

from __future__ import annotations

from data.catalogue import Catalogue
from scoring.counties.figures import MIGRANTS, measures

# Called otherwise where it is published of a prefecture.
_OTHERWISE = {"migrant_share": MIGRANTS, "gdp_per_resident": "gdp"}


def of_counties(measure: str, catalogue: Catalogue) -> str | None:
    """Return the measure of counties that a measure of prefectures stands for, None without one.

    Parameters
    ----------
    measure : as `View.measure`
    """
    _, _, code = measure.partition(".")
    known = _OTHERWISE.get(code, code)
    return known if known in measures(catalogue) else None


def of_prefectures(measure: str, catalogue: Catalogue) -> str | None:
    """Return the measure of prefectures that a measure of counties stands for, None without one.

    Parameters
    ----------
    measure : as `View.county_measure`
    """
    code = next((own for own, other in _OTHERWISE.items() if other == measure), measure)
    if code in set(catalogue.indicators["indicator"]):
        return f"indicator.{code}"
    return f"variable.{code}" if code in set(catalogue.variables["variable"]) else None
