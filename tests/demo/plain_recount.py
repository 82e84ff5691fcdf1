"""Reads the invented police files again, row by row, with nothing but `csv`.

It shares no code with the generator: what it finds must be what was meant.
"""

import csv
import io
import math
import re
import zipfile
from collections import Counter

import shapely

from fourfold.demo.truth import FileTruth

STREET = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
]
OUTCOMES = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Outcome type",
]
SEARCHES = [
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
]
TYPES = {
    "Anti-social behaviour": "anti-social-behaviour",
    "Bicycle theft": "bicycle-theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "criminal-damage-arson",
    "Drugs": "drugs",
    "Other crime": "other-crime",
    "Other theft": "other-theft",
    "Possession of weapons": "possession-of-weapons",
    "Public order": "public-order",
    "Robbery": "robbery",
    "Shoplifting": "shoplifting",
    "Theft from the person": "theft-from-the-person",
    "Vehicle crime": "vehicle-crime",
    "Violence and sexual offences": "violent-crime",
}


def files_in(archive):
    """Name → bytes of every file in an archive."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rows_of(content):
    """The header and rows of a file; a row is a list of cells."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return header, rows


def fault_of(row):
    """Why a street row cannot be an event, or None."""
    if len(row) != len(STREET):
        return "has too few cells"
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", row[1]):
        return "month is not YYYY-MM"
    return None


def point_of(longitude, latitude):
    """A point, or the reason why there is none."""
    if not longitude and not latitude:
        return "no coordinates"
    x, y = float(longitude), float(latitude)
    if not (math.isfinite(x) and math.isfinite(y)):
        return "coordinates are not numbers"
    if not (-9 <= x <= 2.1 and 49.8 <= y <= 61):
        return "coordinates outside the country"
    return x, y


def recount_street(content, *, retired, authorities, own):
    """The truth of a street file, found by reading it."""
    _, rows = rows_of(content)
    good = [row for row in rows if fault_of(row) is None]
    points = [point_of(row[4], row[5]) for row in good]
    ids = [row[0] for row in good if row[0]]
    return FileTruth(
        rows=len(rows),
        refused=Counter(fault_of(row) for row in rows if fault_of(row)),
        unplaced=Counter(point for point in points if isinstance(point, str)),
        repeated=len(ids) - len(set(ids)),
        blank_ids=sum(not r[0] and r[9] != "Anti-social behaviour" for r in good),
        unknown_types=sum(row[9] not in TYPES for row in good),
        retired_codes=sum(row[7] in retired for row in good),
        outside=_outside(points, authorities, own),
        quoted=sum(b'"' in line for line in content.splitlines()),
        windows_line_ends=b"\r\n" in content,
        byte_order_mark=content.startswith(b"\xef\xbb\xbf"),
    )


def _outside(points, authorities, own):
    """Authority code, or "" for none → rows whose point is not in the borough."""
    found = Counter()
    for point, rows in Counter(p for p in points if not isinstance(p, str)).items():
        codes = [c for c, a in authorities.items() if a.covers(shapely.Point(point))]
        found[codes[0] if codes else ""] += rows
    del found[own]
    return found


def recount_events(street_files):
    """(month, type, point) → events, a Crime ID counting once in a file.

    Takes month → bytes; a point is (longitude, latitude), or None for no usable one.
    """
    counts = Counter()
    for month, content in street_files.items():
        seen = set()
        for row in rows_of(content)[1]:
            if fault_of(row) or row[9] not in TYPES or row[0] in seen - {""}:
                continue
            seen.add(row[0])
            point = point_of(row[4], row[5])
            place = None if isinstance(point, str) else point
            counts[month, TYPES[row[9]], place] += 1
    return counts
