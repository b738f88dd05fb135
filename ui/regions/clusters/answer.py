"""The city clusters and the four economic regions side by side, as a value."""

from __future__ import annotations

from collections.abc import Iterator

from exports.charts.bars import Bars, Series
from exports.charts.kinds import Chart
from exports.charts.parts import Group
from exports.charts.ranges import Dots, Ranges
from exports.content import Table
from ui.figures.among import cluster_members
from ui.figures.answer import Answer
from ui.regions import levels, map
from ui.regions.clusters.figures import REGION, REGIONS, Compared
from ui.regions.clusters.sentence import headline
from ui.regions.inputs import Inputs, rests_on, subject
from ui.regions.table import table_of
from ui.target.lines import target_line

# Of marks: clusters outlined on the map, other clusters, regions.
_GROUPS = {"outlined": "main", "cluster": "quiet", "region": "ink"}
_COLUMNS = (
    *("name", "mean", "median", "low", "low_name", "high", "high_name", "range", "gini", "why"),
    *("population_share_percent", "gdp_share_percent", "known", "members", "code"),
)
_DIGITS = {
    **dict.fromkeys(("mean", "median", "low", "high", "range"), 1),
    **dict.fromkeys(("population_share_percent", "gdp_share_percent"), 1),
    "gini": 3,
}


def answer(inputs: Inputs) -> Answer:
    """Return where each cluster and each region stands, or the one that is looked into."""
    compared, words = Compared(inputs), inputs.words
    painting = levels.painting(inputs, _outline(compared), _focus(compared))
    return Answer(
        subject=_subject(compared),
        headline=headline(compared),
        subline=rests_on(inputs, inputs.value.index),
        picture=map.picture(inputs, painting),
        charts=() if compared.known.empty else (_chart(compared),),
        tables=(_table(compared),),
        notes=(words("regions.clusters_note"),),
        sources=(
            *inputs.measured.sources,
            *inputs.totals.sources,
            "plans_urban_agglomerations",
        ),
    )


def _subject(compared: Compared) -> str:
    if compared.group is None:
        return subject(compared.inputs)
    name = str(compared.known["name"][compared.group])
    return subject(compared.inputs, "cluster", name=name)


def _outline(compared: Compared) -> tuple[str, ...]:
    chosen, group = map.outlined(compared.inputs.view), compared.inputs.view.group
    return chosen if group is None or group in REGIONS else tuple(dict.fromkeys([*chosen, group]))


def _focus(compared: Compared) -> tuple[str, ...]:
    group, catalogue = compared.inputs.view.group, compared.inputs.catalogue
    if group is None:
        return ()
    if group in REGIONS:
        return tuple(catalogue.cities["city_code"][catalogue.cities["region"] == group])
    return cluster_members((group,), catalogue)[group]


def _chart(compared: Compared) -> Chart:
    return _shares(compared) if compared.yes_or_no else _ranges(compared)


def _ranges(compared: Compared) -> Ranges:
    """From the lowest to the highest member, with mean and median."""
    inputs, known, words = compared.inputs, compared.known, compared.inputs.words
    return Ranges(
        title=words("regions.clusters_chart"),
        categories=tuple(known["name"]),
        low=tuple(known["low"]),
        high=tuple(known["high"]),
        band=words("regions.clusters_band"),
        dots=(
            Dots(words("regions.head_median"), tuple(known["median"]), tick=True),
            Dots(words("regions.head_mean"), tuple(known["mean"])),
        ),
        axis=levels.axis(inputs, known["high"]),
        reference=target_line(inputs.view),
        codes=tuple(known.index),
        groups=tuple(Group(words(f"regions.group_{name}"), role) for name, role in _GROUPS.items()),
        group=tuple(_groups(compared)),
        chosen=compared.group or "",
        language=inputs.view.language,
    )


def _shares(compared: Compared) -> Bars:
    """How many of the residents live where it exists: a range of yes and no says nothing."""
    inputs, known = compared.inputs, compared.known
    roles = tuple(_GROUPS.values())
    return Bars(
        title=inputs.words("regions.clusters_chart_with", measure=levels.title(inputs)),
        categories=tuple(known["name"]),
        series=(Series(inputs.words("regions.head_mean"), tuple(known["mean"])),),
        axis=levels.axis(inputs, known["mean"], compared.unit),
        codes=tuple(known.index),
        roles=tuple(roles[place] for place in _groups(compared)),
        chosen=compared.group or "",
        language=inputs.view.language,
    )


def _groups(compared: Compared) -> Iterator[int]:
    """The place of each row's colour: outlined, another cluster, a region."""
    chosen = map.outlined(compared.inputs.view)
    for group, kind in compared.known["kind"].items():
        yield 2 if kind == REGION else 0 if group in chosen else 1


def _table(compared: Compared) -> Table:
    words, names = compared.inputs.words, compared.inputs.names
    rows = compared.table.reset_index(names="code")
    for end in ("low", "high"):
        rows[f"{end}_name"] = [names.get(code, "") for code in rows[f"{end}_city"]]
    for share in ("population_share", "gdp_share"):
        rows[f"{share}_percent"] = 100 * rows[share]
    rows["why"] = [
        words(f"regions.withheld_{reason}", n=int(n)) if reason else ""
        for reason, n in zip(rows["gini_withheld"], rows["known"], strict=True)
    ]
    title = words(
        "regions.of_level",
        name=words("regions.clusters_table"),
        level=levels.axis(compared.inputs, [], compared.unit).title,
    )
    return table_of(
        title, rows, {name: words(f"regions.head_{name}") for name in _COLUMNS}, _DIGITS
    )
