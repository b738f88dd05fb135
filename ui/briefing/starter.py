"""A briefing to begin with: the regional imbalance of smart-city development."""

from __future__ import annotations

from exports.briefing_file import Briefing, SavedView
from ui.address.parameters import write_view
from ui.address.view import View
from ui.words.texts import Words

CLUSTERS = (
    "yangtze_river_delta",
    "pearl_river_delta",
    "beijing_tianjin_hebei",
    "chengdu_chongqing",
)
# (text key, screen, fields of the View)
_VIEWS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("nation", "atlas", {}),
    ("regions", "regions", {}),
    (
        "clusters",
        "atlas",
        {
            "outline": (
                "yangtze_river_delta",
                "pearl_river_delta",
                "beijing_tianjin_hebei",
                "chengdu_chongqing",
            )
        },
    ),
    ("divide", "atlas", {"against": "median", "measure": "dimension.digital_technology"}),
    ("people", "regions", {"measure": "dimension.peoples_satisfaction"}),
    ("data", "atlas", {"measure": "dimension.data_resource_management"}),
    ("leader", "city", {"city": "440300"}),
    ("northeast", "atlas", {"region": ("northeast",), "scale": "selection"}),
)


def starter(words: Words) -> Briefing:
    """Return the starter briefing in a language; every title and note is the reader's to change."""
    views = tuple(
        SavedView(
            screen,
            write_view(View(language=words.language).but(**fields)),
            words(f"briefing.starter_{name}"),
            words(f"briefing.starter_{name}_note"),
        )
        for name, screen, fields in _VIEWS
    )
    return Briefing(words("briefing.starter"), views)
