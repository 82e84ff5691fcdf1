"""Writes the invented borough as files in the publishers' own formats."""

from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.definitions import settings

from . import outlines, tables
from .deprivation import write_deprivation
from .editions import write_edition
from .findings import truth_of
from .timeline import Timeline, timeline_to
from .truth import FileTruth, Truth
from .world import World, invent_world

_README = """\
INVENTED FILES

Everything in this folder was made up by Fourfold for demonstration and tests:
the borough, its neighbours, streets, residents, police force and crimes. Nothing
here is about a real place or person, and the codes are of no real area. The map
puts the borough in the North Sea, so that nobody mistakes it for a place.

The files are laid out as their publishers lay theirs out:

police/       data.police.uk: two editions of the archive of three years
boundaries/   Office for National Statistics: wards, authorities and LSOAs
lookups/      Office for National Statistics: LSOA to ward, LSOA 2011 to 2021
population/   Office for National Statistics: Census 2021 by age
deprivation/  English Indices of Deprivation 2025, File 7

Seed {seed}, last month {last_month}. The same seed and month give the same files.
"""


@dataclass(frozen=True, slots=True)
class InventedFiles:
    """Where the invented files are, and the truth behind them."""

    directory: Path
    readme: Path
    wards: Path
    authorities: Path
    lsoas: Path
    lsoa_to_ward: Path
    lsoa_changes: Path
    census: Path
    deprivation: Path
    earlier_archive: Path
    later_archive: Path
    truth: Truth

    @property
    def areas(self) -> tuple[Path, ...]:
        """What must be loaded to know areas and people."""
        return (
            self.wards,
            self.authorities,
            self.lsoas,
            self.lsoa_to_ward,
            self.lsoa_changes,
            self.census,
            self.deprivation,
        )

    @property
    def archives(self) -> tuple[Path, Path]:
        """The police files in the order of their publication."""
        return self.earlier_archive, self.later_archive


def write_sources(
    directory: Path, *, seed: int = 2026, last_month: str = "2026-06"
) -> InventedFiles:
    """Write the borough of a seed into a folder, which is made if need be.

    The same seed and last month give the same bytes. Raises ValueError if
    `last_month` is not YYYY-MM.
    """
    plan = settings("demo.toml")
    timeline = timeline_to(last_month, plan["time"])
    world = invent_world(seed, timeline, plan)
    paths = _paths(directory, timeline)
    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    readme = _README.format(seed=seed, last_month=last_month)
    paths["readme"].write_bytes(readme.encode())
    _write_areas(paths, world)
    files = _write_archives(paths, world)
    return InventedFiles(
        directory=directory, **paths, truth=truth_of(world, seed, files)
    )


def _paths(directory: Path, timeline: Timeline) -> dict[str, Path]:
    earlier, later = timeline.months[timeline.earlier], timeline.months[timeline.later]
    names = {
        "readme": "README.txt",
        "wards": "boundaries/invented_wards_2025.geojson",
        "authorities": "boundaries/invented_authorities_2025.geojson",
        "lsoas": "boundaries/invented_lsoa_2021.shp",
        "lsoa_to_ward": "lookups/invented_LSOA21_WD24_LAD24.csv",
        "lsoa_changes": "lookups/invented_LSOA11_LSOA21_LAD22.csv",
        "census": "population/invented_census_2021_lsoa_age_6.csv",
        "deprivation": "deprivation/invented_IoD2025_File_7.csv",
        "earlier_archive": f"police/{earlier}.zip",
        "later_archive": f"police/{later}.zip",
    }
    return {name: directory / place for name, place in names.items()}


def _write_areas(paths: dict[str, Path], world: World) -> None:
    outlines.write_wards(paths["wards"], world.borough)
    outlines.write_authorities(paths["authorities"], world.borough)
    outlines.write_lsoas(paths["lsoas"], world.borough)
    tables.write_lsoa_to_ward(paths["lsoa_to_ward"], world.borough)
    tables.write_lsoa_changes(paths["lsoa_changes"], world.borough)
    bands = world.plan["people"]["bands"]
    tables.write_census(paths["census"], world.borough, world.residents, bands=bands)
    write_deprivation(paths["deprivation"], world.borough, world.deprived)


def _write_archives(
    paths: dict[str, Path], world: World
) -> dict[tuple[str, str], FileTruth]:
    """Write both editions; returns what is in each file."""
    editions = (
        (paths["earlier_archive"], world.earlier, world.timeline.earlier),
        (paths["later_archive"], world.later, world.timeline.later),
    )
    return {
        (path.stem, member): truth
        for path, crimes, edition in editions
        for member, truth in write_edition(path, world, crimes, edition=edition).items()
    }
