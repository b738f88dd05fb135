"""A region's printed report says what its shares are shares of."""

from __future__ import annotations

import pytest

from ui.address.view import View
from ui.figures import kept
from ui.regions.report import region_report
from ui.words.texts import LANGUAGES, Language

YUNNAN = "530000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_of_residents_and_output_rest_on_the_same_units(language: Language) -> None:
    """Both shares are of the units that have both figures, and the sentence counts them."""
    totals = kept.totals(2023)
    known = totals.residents.notna() & totals.gdp.notna()
    own = known & totals.residents.index.str.startswith(YUNNAN[:2])
    said = region_report(View(language=language, year=2023, province=(YUNNAN,))).about

    assert f"{100 * totals.residents[own].sum() / totals.residents[known].sum():.1f}%" in said
    assert f"{100 * totals.gdp[own].sum() / totals.gdp[known].sum():.1f}%" in said
    assert str(known.sum()) in said
    assert str(own.sum()) in said


def test_the_nation_has_no_share_of_itself() -> None:
    """Without a filter the report counts units and says no share."""
    assert "%" not in region_report(View(language="en", year=2023)).about
