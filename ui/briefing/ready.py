"""A report that is ready-made: the questions asked of one province or one cluster."""

from __future__ import annotations

from exports.briefing_file import Briefing, SavedView
from exports.paper.content import Section
from ui.address.parameters import write_view
from ui.address.view import View
from ui.regions.report import region_name, region_report
from ui.words.texts import Words

# (text key, screen, fields of the View)
_VIEWS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("index", "atlas", {}),
    ("wealth", "atlas", {"measure": "indicator.gdp_per_resident"}),
    ("services", "atlas", {"measure": "dimension.peoples_satisfaction"}),
    ("digital", "atlas", {"measure": "dimension.digital_technology"}),
    ("air", "atlas", {"measure": "indicator.pm25_annual_mean"}),
    ("gap", "regions", {"question": "gap", "measure": "indicator.gdp_per_resident"}),
)


def ready(view: View) -> Briefing:
    """Return the briefing of the place that the filters name, under the View's own choices."""
    words = Words(view.language)
    place = View(language=view.language).but(choices=view.choices, **view.filters)
    views = tuple(
        SavedView(screen, write_view(place.but(**fields)), words(f"briefing.ready_{name}"))
        for name, screen, fields in _VIEWS
    )
    return Briefing(region_name(view), views)


def called_for(view: View) -> tuple[Section, ...]:
    """Return what the figures of the place call for, as a section; none where they say nothing."""
    found = tuple(group for group in region_report(view).findings if group[1])
    title = Words(view.language)("briefing.ready_called")
    return (Section(title, findings=found),) if found else ()
