"""Writes the look-ups and the census table as the statistics office lays them out."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .borough import Borough

LSOA_TO_WARD = (
    "LSOA21CD", "LSOA21NM", "LSOA21NMW", "WD24CD", "WD24NM", "WD24NMW",
    "LAD24CD", "LAD24NM", "LAD24NMW", "ObjectId",
)  # fmt: skip
LSOA_CHANGES = (
    "LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND",
    "LAD22CD", "LAD22NM", "LAD22NMW", "ObjectId",
)  # fmt: skip
CENSUS = (
    "Lower layer Super Output Areas Code",
    "Lower layer Super Output Areas",
    "Age (6 categories) Code",
    "Age (6 categories)",
    "Observation",
)


def write_lsoa_to_ward(path: Path, borough: Borough) -> None:
    rows: list[tuple[object, ...]] = []
    for number, lsoa in enumerate(borough.lsoas):
        ward = borough.wards[borough.best_fit[number]]
        home = borough.authorities[lsoa.authority]
        names = [(area.code, area.name, "") for area in (lsoa, ward, home)]
        rows.append((*chain.from_iterable(names), number + 1))
    _write(path, LSOA_TO_WARD, rows, encoding="utf-8-sig")


def write_lsoa_changes(path: Path, borough: Borough) -> None:
    rows = []
    for number, lsoa in enumerate(borough.lsoas):
        was = borough.split.get(number, (lsoa.code, lsoa.name))
        home = borough.authorities[lsoa.authority]
        change = "S" if number in borough.split else "U"
        rows.append(
            (*was, lsoa.code, lsoa.name, change, home.code, home.name, "", number + 1)
        )
    _write(path, LSOA_CHANGES, rows, encoding="utf-8-sig")


def write_census(
    path: Path,
    borough: Borough,
    residents: NDArray[np.int64],
    *,
    bands: Sequence[dict[str, Any]],
) -> None:
    rows = [
        (lsoa.code, lsoa.name, band["code"], band["label"], count)
        for lsoa, counts in zip(borough.lsoas, residents.tolist(), strict=True)
        for band, count in zip(bands, counts, strict=True)
    ]
    _write(path, CENSUS, rows, encoding="utf-8")


def _write(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    encoding: str,
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    path.write_bytes(text.getvalue().encode(encoding))
