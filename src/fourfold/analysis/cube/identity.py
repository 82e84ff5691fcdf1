"""What a build is made from, as fingerprints: equal ones mean equal content."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version

from fourfold.analysis import definitions
from fourfold.analysis.events.areas import area_fingerprint
from fourfold.analysis.events.releases import Release
from fourfold.analysis.events.standing import StandingPart
from fourfold.analysis.offences.crime_types import crime_types

from . import gaps, indicators, tables
from .steps import query

BOUNDARIES = "ons_boundaries"


@dataclass(frozen=True)
class Identity:
    """What a build, and what two halves of it, depend on.

    build : everything; it is the build's name
    placing : points, places and counts of a part
    people : areas, outlines and populations
    """

    build: str
    placing: str
    people: str


def identify(
    parts: Sequence[StandingPart],
    found: Sequence[Release],
    *,
    stops: Sequence[StandingPart] = (),
) -> Identity:
    """The same for the same parts, areas, rules and version, on any machine."""
    version_and_tables = (version("fourfold"), layout())
    outlines = [
        part.path
        for release in found
        for part in release.parts
        if part.dataset == BOUNDARIES
    ]
    placing = _hash(version_and_tables, query(), outlines)
    people = _hash(
        version_and_tables,
        area_fingerprint(found),
        last_year(parts),
        definitions.settings("sources/ons_population.toml")["bands"],
        list(definitions.settings(indicators.DEFINITIONS)),
        indicators.OF_AUTHORITIES,
    )
    rules = (
        definitions.table("offences/police_uk_crime_types.csv"),
        definitions.settings("quality.toml"),
        [sql for sql, _ in gaps.STEPS],
    )
    return Identity(
        build="b"
        + _hash(placing, people, rules, _standing(parts), _standing(stops))[:11],
        placing=placing,
        people=people,
    )


def layout() -> str:
    """Changes when a cube has other tables or offences, so that it reads otherwise."""
    return _hash(tables.SCHEMA, [crime_type.id for crime_type in crime_types()])


def last_year(parts: Sequence[StandingPart]) -> int:
    """The year of the last month, which populations should be near to."""
    return int(max(standing.part.month for standing in parts)[:4])


def _standing(parts: Sequence[StandingPart]) -> list[tuple[object, ...]]:
    # Of the age only the order matters: it decides which rows are superseded.
    ages = sorted({standing.age for standing in parts})
    return [
        (s.part.path, s.part.covers, s.release.invented, ages.index(s.age))
        for s in parts
    ]


def _hash(*content: object) -> str:
    text = json.dumps(content, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()
