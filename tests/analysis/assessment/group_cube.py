"""Little Fold with others beside it, small areas within it, and all that is known."""

from collections.abc import Mapping

import numpy as np

from fourfold.analysis.cube.reader import Area, Indicator
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    MONTHS,
    RESIDENTS,
    WARDS,
    SmallCube,
)

OTHERS = tuple(
    Area(f"E0900091{number}", name, "authority", None)
    for number, name in enumerate(
        ("Ampleford", "Bexfold", "Coldfold", "Dunfold", "Eastfold")
    )
)
LSOAS = tuple(
    Area(f"E010009{number:02d}", f"Little Fold 0{number:02d}A", "lsoa", AUTHORITY.code)
    for number in range(1, 21)
)


def group_cube(**settings) -> SmallCube:
    """Little Fold has 6,000 residents; each other has 1,000 more than the last.

    Of the 20 small areas, each has 300 residents, and the n-th has n crimes of
    violence a month; deprivation rises with it.
    """
    people = {
        **RESIDENTS,
        **{area.code: 1_000 * n for n, area in enumerate(OTHERS, start=2)},
        **{area.code: 300 for area in LSOAS},
    }
    changed = {
        (area.code, month, "violent-crime"): place
        for place, area in enumerate(LSOAS, start=1)
        for month in MONTHS
    }
    return SmallCube(
        **{
            "others": OTHERS,
            "lsoas": LSOAS,
            "residents": people,
            "changed": changed,
            **settings,
        }
    )


def deprivation(**values: float) -> Mapping[str, Indicator]:
    """Two indicators that rise from one small area to the next, and one of crime."""
    by_area = {area.code: float(place) for place, area in enumerate(LSOAS, start=1)}
    by_area |= {area.code: 10.0 + n for n, area in enumerate((AUTHORITY, *OTHERS))}
    by_area |= values
    return {
        "imd": _indicator("imd", "the whole index", by_area, of_crime=True),
        "imd-without-crime": _indicator(
            "imd-without-crime", "deprivation, without its crime part", by_area
        ),
        "income": _indicator(
            "income", "low income", {code: -value for code, value in by_area.items()}
        ),
    }


def _indicator(
    name: str, title: str, values: Mapping[str, float], *, of_crime: bool = False
) -> Indicator:
    return Indicator(
        id=name,
        title=title,
        unit="score",
        of_crime=of_crime,
        year=2025,
        source="Indices of Fold 2025",
        values={code: value for code, value in values.items() if np.isfinite(value)},
    )


def words_of_section(section) -> str:
    """Every sentence of a section and of its blocks."""
    every = [*section.paragraphs]
    for block in section.blocks:
        every += block.paragraphs
    return " ".join(paragraph.text for paragraph in every)


__all__ = ["LSOAS", "OTHERS", "WARDS", "deprivation", "group_cube", "words_of_section"]
