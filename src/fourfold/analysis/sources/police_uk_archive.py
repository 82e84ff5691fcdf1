"""Where the bulk archive of data.police.uk lies.

One zip a month, each with the three years up to that month, for all forces:
`YYYY-MM/YYYY-MM-<force>-{street,outcomes,stop-and-search}.csv`.

Source: data.police.uk, "About", Data Download; see docs/sources.
"""

import re
from dataclasses import dataclass

from fourfold.analysis.definitions import settings

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """What to ask the publisher for, and what to say if it is not there."""

    url: str
    name: str
    if_missing: str


def addresses(month: str | None = None) -> tuple[Address, ...]:
    """The archives to fetch for the three years up to a month.

    Parameters
    ----------
    month : 'YYYY-MM' or None
        Last month wanted. None is the latest that the publisher has.

    Returns
    -------
    tuple of Address
        One: the publisher puts all forces and all three data sets in one zip.

    Raises
    ------
    ValueError
        If the month is not 'YYYY-MM', or before the first archive.

    Notes
    -----
    An archive is a picture of its month: later corrections are in later archives
    only, so the same months differ between two archives.

    Source: data.police.uk, "About", Data Download.
    """
    archive = settings("sources/police_uk_street.toml")["archive"]
    first = archive["first_month"]
    if month is None:
        return (
            Address(
                url=archive["latest"],
                name="police-uk-latest.zip",
                if_missing=f"See {archive['index']} for the archives there are.",
            ),
        )
    if not MONTH.fullmatch(month):
        raise ValueError(f"month must be YYYY-MM, for example 2026-08, not {month!r}")
    if month < first:
        raise ValueError(
            f"month must be {first} or later, not {month}: the first archive"
        )
    return (
        Address(
            url=archive["month"].format(month=month),
            name=f"police-uk-{month}.zip",
            if_missing=f"There is no archive of {month} yet, or no longer: the "
            "publisher is one to two months behind. Ask for an earlier month, or for "
            f"the latest. {archive['index']} lists them.",
        ),
    )
