"""The evaluation frameworks of the atlas as index definitions."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.definition import IndexDefinition
from scoring.index.definition_checks import AGGREGATE, COLUMNS

ROOT = "index"
EVERY_UNIT = "every_unit"
# Each framework of a few readings of the tables.
_KEPT = 28


@lru_cache(_KEPT)
def framework_tree(catalogue: Catalogue, framework: str) -> IndexDefinition:
    """Return a framework's tree as the tables of a catalogue have it, see `framework_definition`.

    Kept, for every address that names a choice is read against it.
    """
    return framework_definition(
        framework, catalogue.frameworks, catalogue.framework_map, catalogue.indicators
    )


def framework_definition(
    framework: str,
    frameworks: pd.DataFrame,
    framework_map: pd.DataFrame,
    indicators: pd.DataFrame,
) -> IndexDefinition:
    """Return the tree of one of the atlas's evaluation frameworks.

    Headings without indicators stay in the tree, not measured, with the weight
    they would carry. A heading may have headings below it. The root is called "index".

    Parameters
    ----------
    framework : str
        Code in the framework column of both framework tables.
    frameworks, framework_map, indicators : DataFrame
        The catalogue's tables of the same names.

    Raises
    ------
    DataError
        If the framework is unknown, or its rows do not form a tree.
    """
    headings = frameworks[frameworks["framework"] == framework]
    if headings.empty:
        raise DataError(
            f"frameworks.csv: framework is unknown: {framework[:40]!r}",
            "unknown",
            name="framework",
            value=framework[:40],
        )
    mapped = framework_map[framework_map["framework"] == framework]
    leaves = mapped.merge(indicators, on="indicator", how="left", validate="many_to_one")
    root = pd.DataFrame([(ROOT, "", 1, 1.0, AGGREGATE)], columns=list(COLUMNS))
    above = headings.rename(columns={"heading": "code"}).assign(
        parent=headings["parent"].fillna(ROOT), direction=1, kind=AGGREGATE
    )
    below = leaves.rename(columns={"indicator": "code", "heading": "parent"})
    tables = [table[list(COLUMNS)] for table in (root, above, below)]
    return IndexDefinition.from_table(pd.concat(tables, ignore_index=True))


def framework_basis(framework: str, frameworks: pd.DataFrame, cities: pd.DataFrame) -> pd.Index:
    """Return the units that a framework scores, and whose figures set its scale.

    Parameters
    ----------
    framework : str
    frameworks : DataFrame, the catalogue's table
    cities : DataFrame, rows of the catalogue's table, indexed by `city_code`

    Raises
    ------
    DataError
        If the rows of the framework name more than one basis.
    """
    basis = frameworks.loc[frameworks["framework"] == framework, "basis"].unique()
    if len(basis) != 1:
        raise DataError(f"frameworks.csv: column basis differs within {framework[:40]!r}")
    covered = (cities["in_city_yearbook"] == 1) | (basis[0] == EVERY_UNIT)
    units: pd.Index = cities.index[covered]
    return units
