"""Files of deprivation for the small country, in the publisher's layout."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from fourfold.analysis.definitions import settings
from tests.analysis.cube.small_country import LSOAS

DEFINITION = settings("sources/iod.toml")
HEADERS = {column["name"]: column["header"] for column in DEFINITION["columns"]}
RANKS = tuple(name for name in HEADERS if name.endswith("_rank"))
# Every score that a test says nothing of.
USUAL = 0.5


def write_deprivation(
    folder: Path,
    scores: Mapping[str, float] | Iterable[str] = LSOAS,
    *,
    year: int = 2021,
    with_ranks: bool = True,
) -> Path:
    """The index of some LSOAs, by code; ranks are those of a middling area."""
    index = scores if isinstance(scores, Mapping) else dict.fromkeys(scores, USUAL)
    names = [name for name in HEADERS if with_ranks or name not in RANKS]
    path = folder / f"File_7_of_{year}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS[name].format(year=year) for name in names)
        for lsoa, score in index.items():
            known = {"lsoa": lsoa, "imd": score, **dict.fromkeys(RANKS, 16_000)}
            writer.writerow(known.get(name, USUAL) for name in names)
    return path
