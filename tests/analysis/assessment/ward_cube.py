"""Little Fold with eight wards of 12,000 residents, and a small area in each."""

from fourfold.analysis.cube.reader import Area, Indicator
from tests.analysis.assessment.group_cube import deprivation
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube

NAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel")
WARDS = tuple(
    Area(f"E050009{number:02d}", name, "ward", AUTHORITY.code)
    for number, name in enumerate(NAMES, start=1)
)
LSOAS = tuple(
    Area(f"E010008{number:02d}", f"{name} 001A", "lsoa", AUTHORITY.code)
    for number, name in enumerate(NAMES, start=1)
)
# Violence for every 1,000 residents and deprivation, ward by ward: three kinds.
VIOLENCE = (50, 31, 33, 29, 20, 22, 18, 21)
SCORES = (26.0, 30.0, 28.0, 31.0, 15.0, 14.0, 17.0, 16.0)


def ward_cube(violence=VIOLENCE, scores=SCORES, **settings) -> SmallCube:
    people = dict.fromkeys([a.code for a in WARDS], 12_000)
    people |= dict.fromkeys([a.code for a in LSOAS], 300)
    # Two of it are robberies, every month in every ward.
    changed = {
        (ward.code, month, "violent-crime"): rate - 2
        for ward, rate in zip(WARDS, violence, strict=True)
        for month in MONTHS
    }
    return SmallCube(
        **{
            "wards": WARDS,
            "lsoas": LSOAS,
            "residents": people,
            "changed": changed,
            "known_indicators": scored(scores),
            **settings,
        }
    )


def scored(scores) -> dict[str, Indicator]:
    """Deprivation without crime of the small areas; None leaves one out."""
    (indicator,) = (i for i in deprivation().values() if i.id == "imd-without-crime")
    values = {
        area.code: score
        for area, score in zip(LSOAS, scores, strict=True)
        if score is not None
    }
    return {
        indicator.id: Indicator(
            id=indicator.id,
            title=indicator.title,
            unit=indicator.unit,
            of_crime=False,
            year=2025,
            source=indicator.source,
            values=values,
        )
    }
