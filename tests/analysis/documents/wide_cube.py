"""An authority of 22 wards with numbers as uneven as real ones."""

import random

from fourfold.analysis.cube.reader import Area
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube

WARDS = tuple(
    Area(f"E050019{number:02d}", f"Ward {number:02d}", "ward", AUTHORITY.code)
    for number in range(1, 23)
)
USUAL = {
    "violent-crime": 22,
    "robbery": 3,
    "possession-of-weapons": 1,
    "public-order": 5,
    "burglary": 8,
    "theft-from-the-person": 3,
    "vehicle-crime": 12,
    "bicycle-theft": 1,
    "shoplifting": 4,
    "other-theft": 9,
    "criminal-damage-arson": 6,
    "drugs": 3,
    "other-crime": 1,
    "anti-social-behaviour": 24,
}


def wide_cube(**settings) -> SmallCube:
    """The same every time: the numbers come from a seed."""
    chance = random.Random(2)
    changed = {
        (ward.code, month, offence): round(chance.uniform(0.5, 1.5) * usual)
        for ward in WARDS
        for month in MONTHS
        for offence, usual in USUAL.items()
    }
    residents = {ward.code: chance.randrange(9_000, 15_000) for ward in WARDS}
    return SmallCube(
        **{"wards": WARDS, "changed": changed, "residents": residents, **settings}
    )
