"""A briefing to begin with: the regional imbalance of smart-city development."""

from __future__ import annotations

from exports.briefing_file import Briefing, SavedView
from ui.address.parameters import write_view
from ui.address.view import View
from ui.words.texts import Words

# (text key, screen, fields of the View): one view of each kind
_VIEWS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("nation", "atlas", {}),
    ("clusters", "regions", {"question": "clusters"}),
    ("split", "regions", {"question": "split"}),
    ("closing", "regions", {"question": "closing"}),
    ("divide", "atlas", {"measure": "dimension.digital_technology", "against": "median"}),
    (
        "compare",
        "compare",
        {
            "compare": (
                "cluster.yangtze_river_delta",
                "cluster.pearl_river_delta",
                "cluster.beijing_tianjin_hebei",
            )
        },
    ),
    ("leader", "city", {"city": "440300"}),
    ("sure", "index_lab", {"panel": "sure"}),
    ("figures", "sources", {}),
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
