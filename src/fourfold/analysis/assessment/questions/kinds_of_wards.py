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

# Chance alone makes groups that lie so far apart in one draw of forty, with 8 wards, or
# of five hundred, with 22. Below, to speak of kinds would be to see faces in clouds.
APART = 0.5

TOGETHER = "By violence, deprivation and young residents together, the wards"


def wards_block(found: Found, wards: WardFeatures) -> Block:
    """What kinds there are, in a sentence, and which ward is of which."""
    kinds = typology(wards.values, most=MOST_KINDS)
    word = "kind" if kinds.silhouette >= APART else "group"
    return Block(
        "kinds-of-wards",
        "Kinds of wards",
        (Paragraph(_sentence(wards, kinds, word), wards.figures),),
        tables=(_wards_table(found, wards, kinds, word=word.capitalize()),),
    )


def _sentence(wards: WardFeatures, kinds: Typology, word: str) -> str:
    if np.isnan(kinds.silhouette):
        return "The wards are too few to fall into kinds."
    groups = _groups(wards, kinds, word)
    if word == "kind":
        return f"{TOGETHER} fall into {len(kinds.means)} kinds: {groups}."
    return (
        f"{TOGETHER} shade into each other and do not fall into kinds that are clearly "
        f"apart. These groups only say which are most alike: {groups}."
    )


def _groups(wards: WardFeatures, kinds: Typology, word: str) -> str:
    parts = []
    for group, means in enumerate(kinds.means):
        names = [
            a.name for a, g in zip(wards.areas, kinds.groups, strict=True) if g == group
        ]
        which = f" ({listed(names)})" if len(names) <= MOST_NAMES else ""
        parts.append(
            f"{word} {group + 1}, {plural(len(names), 'ward', 'wards')}{which}, on "
            f"average {rate(means[0])} for every 1,000 "
            f"residents, deprivation {means[1]:.0f}, "
            f"{percentages(means[2])[0]} under 25"
        )
    return "; ".join(parts)


def _wards_table(
    found: Found, wards: WardFeatures, kinds: Typology, *, word: str
) -> FigureTable:
    rows = [
        (
            area.name,
            (
                Cell(str(kind + 1)),
                Cell(rate(values[0]), figure),
                Cell(f"{values[1]:.1f}"),
                Cell(percentages(values[2])[0]),
            ),
        )
        for area, figure, kind, values in zip(
            wards.areas, wards.figures, kinds.groups, wards.values, strict=True
        )
    ]
    return FigureTable(
        id="table-kinds-of-wards",
        caption=f"The wards of {found.scope.authority.name} by {word.lower()}",
        columns=(
            "Ward",
            word,
            "Violence per 1,000 residents",
            "Deprivation without crime",
            "Residents under 25",
        ),
        rows=tuple(sorted(rows, key=lambda row: (row[1][0].text, row[0]))),
    )
