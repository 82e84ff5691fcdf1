"""Kinds of wards: which are alike in violence, deprivation and young residents."""

import numpy as np

from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.tables import Cell, FigureTable
from fourfold.analysis.assessment.ward_features import WardFeatures
from fourfold.analysis.assessment.wording import listed, percentages, plural, rate
from fourfold.analysis.statistics.typology import Typology, typology

# More kinds than a partnership would plan by.
MOST_KINDS = 4

# More are no sentence: the table says which they are.
MOST_NAMES = 4

# Below this, groups are hardly more than a heap cut in pieces.
APART = 0.25


def wards_block(found: Found, wards: WardFeatures) -> Block:
    """What kinds there are, in a sentence, and which ward is of which."""
    kinds = typology(wards.values, most=MOST_KINDS)
    return Block(
        "kinds-of-wards",
        "Kinds of wards",
        (Paragraph(_kinds_sentence(wards, kinds)),),
        tables=(_wards_table(found, wards, kinds),),
    )


def _kinds_sentence(wards: WardFeatures, kinds: Typology) -> str:
    if np.isnan(kinds.silhouette) or kinds.silhouette < APART:
        return (
            "By violence, deprivation and young residents together, the wards do not "
            "fall into kinds that are clearly apart."
        )
    parts = []
    for group, means in enumerate(kinds.means):
        names = [
            a.name for a, g in zip(wards.areas, kinds.groups, strict=True) if g == group
        ]
        which = f" ({listed(names)})" if len(names) <= MOST_NAMES else ""
        parts.append(
            f"kind {group + 1}, {plural(len(names), 'ward', 'wards')}{which}, on "
            f"average {rate(means[0])} for every 1,000 "
            f"residents, deprivation {means[1]:.0f}, "
            f"{percentages(means[2])[0]} under 25"
        )
    return (
        "By violence, deprivation and young residents together, the wards fall into "
        f"{len(parts)} kinds: {'; '.join(parts)}."
    )


def _wards_table(found: Found, wards: WardFeatures, kinds: Typology) -> FigureTable:
    rows = [
        (
            area.name,
            (
                Cell(str(kind + 1)),
                Cell(rate(values[0])),
                Cell(f"{values[1]:.1f}"),
                Cell(percentages(values[2])[0]),
            ),
        )
        for area, kind, values in zip(
            wards.areas, kinds.groups, wards.values, strict=True
        )
    ]
    return FigureTable(
        id="table-kinds-of-wards",
        caption=f"The wards of {found.scope.authority.name} by kind",
        columns=(
            "Ward",
            "Kind",
            "Violence per 1,000 residents",
            "Deprivation without crime",
            "Residents under 25",
        ),
        rows=tuple(sorted(rows, key=lambda row: (row[1][0].text, row[0]))),
    )
