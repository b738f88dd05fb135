"""What hinders who cannot see a page, or sees it badly: the rules of axe-core, run on any page."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

# Of its four degrees these keep somebody from using the page.
_HINDERS = ("serious", "critical")
# What a rule finds is of the rule's own degree: those of the other two are not asked at all.
_RUN = """hinders => {
  const idle = axe._audit.rules.filter(rule => rule.impact && !hinders.includes(rule.impact));
  const rules = Object.fromEntries(idle.map(({ id }) => [id, { enabled: false }]));
  return axe.run(document, { resultTypes: ['violations'], rules }); }"""
_MOST_SHOWN = 4


def hindrances(page: Page) -> list[str]:
    """Return what keeps somebody from using a page or a frame in it, one line a rule.

    Parameters
    ----------
    page : of the atlas, or a published one opened from disk; whatever it shows now is looked at
    """
    for frame in page.frames:
        if _is_ours(frame):
            # Through the debugger, so that the page's own policy on scripts stays as it is.
            frame.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, _HINDERS)
    return [_said(one) for one in found["violations"] if one["impact"] in _HINDERS]


def _is_ours(frame: Frame) -> bool:
    return not frame.is_detached()


def _said(violation: dict[str, object]) -> str:
    nodes: list[dict[str, object]] = violation["nodes"]  # type: ignore[assignment]
    places = "; ".join(
        f"{node['target']} {str(node['html'])[:120]}" for node in nodes[:_MOST_SHOWN]
    )
    return f"{violation['id']} ({violation['impact']}, {len(nodes)}×): {places}"
