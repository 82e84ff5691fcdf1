"""Writes deprivation of the invented LSOAs as its publisher lays it out."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from fourfold.analysis.areas.deprivation import combined_score
from fourfold.analysis.definitions import settings

from .borough import Borough

Floats = NDArray[np.float64]

DOMAINS = {
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "barriers": "Barriers to Housing and Services",
    "environment": "Living Environment",
}
# Domains that are published as a share of people, and on the scale of a normal curve.
SHARES, NORMAL = ("income", "employment"), ("health", "crime")
RANKED = "where 1 is most deprived"


def invent_deprivation(
    rng: np.random.Generator, borough: Borough, plan: dict[str, Any]
) -> dict[str, Floats]:
    """How deprived each LSOA is in each domain, on the scale of a normal curve.

    Busier wards are a little more deprived, each domain with chance of its own.
    """
    wards = [ward for each in plan["authorities"] for ward in each["wards"]]
    # A neighbour's wards have no weight of their own.
    weights = [ward.get("weight", 1.0) for ward in wards]
    rules = plan["deprivation"]
    busy = np.log(np.array(weights, dtype=np.float64))[borough.best_fit]
    common = rules["level"] + rules["slope"] * busy
    common = common + rng.normal(0, rules["spread"], len(busy))
    return {
        domain: common + rng.normal(0, rules["spread"], len(busy)) for domain in DOMAINS
    }


def write_deprivation(
    path: Path, borough: Borough, deprived: dict[str, Floats]
) -> None:
    """The file of all scores and ranks, in the columns of File 7 of 2025."""
    source = settings("sources/iod.toml")
    most = source["editions"]["2021"]["lsoas"]
    shares = {domain: ndtr(values) for domain, values in deprived.items()}
    ranks = {
        domain: np.clip(np.round((1 - share) * most), 1, most).astype(np.int64)
        for domain, share in shares.items()
    }
    index = combined_score(
        {domain: (most + 1 - rank) / most for domain, rank in ranks.items()},
        source["weights"],
    )
    columns: dict[str, list[object]] = {
        "LSOA code (2021)": [lsoa.code for lsoa in borough.lsoas],
        "LSOA name (2021)": [lsoa.name for lsoa in borough.lsoas],
        "Index of Multiple Deprivation (IMD) Score": [f"{each:.3f}" for each in index],
    }
    for domain, title in DOMAINS.items():
        unit = " (rate)" if domain in SHARES else ""
        scores = _scores(domain, deprived[domain], shares[domain])
        columns[f"{title} Score{unit}"] = [f"{each:.3f}" for each in scores]
        columns[f"{title} Rank ({RANKED})"] = ranks[domain].tolist()
    text = io.StringIO()
    rows = zip(*columns.values(), strict=True)
    csv.writer(text, lineterminator="\r\n").writerows([columns, *rows])
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def _scores(domain: str, deprived: Floats, share: Floats) -> Floats:
    if domain in SHARES:
        return 0.02 + 0.4 * share**2
    return np.clip(deprived, -4, 4) if domain in NORMAL else 80 * share**2
