"""What a street file comes to, by plain loops over its lines and cells.

Shares nothing with the code under test: not its CSV reader, its SQL or its lists.
"""

import hashlib
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

# Our column: the publisher's name, and names it has gone by elsewhere.
NAMES = {
    "crime_id": ("crime id", "persistent id"),
    "month": ("month", "date"),
    "reported_by": ("reported by",),
    "falls_within": ("falls within", "force"),
    "longitude": ("longitude", "lng", "lon", "long"),
    "latitude": ("latitude", "lat"),
    "location": ("location", "street"),
    "lsoa_code": ("lsoa code", "lsoa11cd", "lsoa21cd"),
    "crime_type": ("crime type", "category"),
    "last_outcome_category": ("last outcome category", "last outcome"),
}
BOX = {"longitude": (-9.0, 2.1), "latitude": (49.8, 61.0)}
LABELS = {
    "anti-social behaviour",
    "bicycle theft",
    "burglary",
    "criminal damage and arson",
    "drugs",
    "other crime",
    "other theft",
    "possession of weapons",
    "public disorder and weapons",
    "public order",
    "robbery",
    "shoplifting",
    "theft from the person",
    "vehicle crime",
    "violence and sexual offences",
    "violent crime",
}
WORST_SHARE = 0.10
SPACES = " \u00a0\u1680\u2000\u2003\u2009\u202f\u205f\u3000"


@dataclass(frozen=True)
class Rules:
    """The months that are believed, and the one in the file's name."""

    earliest: str
    latest: str
    of_file: str | None = None


@dataclass
class Outcome:
    """Rows kept, by line; lines refused, with the reason."""

    kept: dict[int, dict] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    @property
    def is_refused(self):
        lost = len(self.refused)
        return not self.kept or lost > WORST_SHARE * (lost + len(self.kept))

    def refusals(self):
        """Reason: how many rows, and the first five lines."""
        return first_five(self.refused)

    def groups(self):
        """The kept rows of each force and month, by line."""
        found = defaultdict(dict)
        for line, row in self.kept.items():
            found[row["force"], row["month"]][line] = row
        return dict(found)


def judge(content: bytes, rules: Rules) -> Outcome:
    """Read a file that has a header with every column that is needed."""
    outcome = Outcome()
    places, width = None, 0
    for number, raw in numbered_lines(content):
        if places is None:
            header = header_of(raw)
            places, width = places_of(header), len(header)
            continue
        cells = cells_of(raw, width)
        if isinstance(cells, str):
            outcome.refused[number] = cells
            continue
        raw_row = {name: cells[at] or None for name, at in places.items()}
        row = judged_row(defaultdict(lambda: None, raw_row), rules)
        if isinstance(row, str):
            outcome.refused[number] = row
        else:
            outcome.kept[number] = row
    return outcome


def numbered_lines(content):
    """Lines with anything on them, however lines end."""
    text = content.removeprefix(b"\xef\xbb\xbf")
    lines = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    for number, line in enumerate(lines, start=1):
        shown = line.decode("utf-8", "replace").replace("\x1f", " ")
        if shown.strip():
            yield number, line


def header_of(line):
    cells = [" ".join(cell.split()) for cell in parse(line.decode("utf-8"))]
    while not cells[-1]:
        cells.pop()
    return cells


def places_of(header):
    folded = [cell.lower().replace("_", " ") for cell in header]
    places = {}
    for column, (own, *older) in NAMES.items():
        for name in (own, *older):
            if column not in places and name in folded:
                places[column] = folded.index(name)
    return places


def cells_of(line, width):
    """The cells, or why it is no row."""
    if b"\0" in line:
        return "holds a NUL byte"
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8"
    cells = parse(text.replace("\x1f", " "))
    if cells is None:
        return "has a quotation mark out of place"
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) < width:
        return "has too few cells"
    return "has too many cells" if len(cells) > width else cells


def parse(text):
    """One line of CSV, mark by mark; None if a quotation does not end with a cell."""
    cells, at = [], 0
    while True:
        if text[at : at + 1] == '"':
            cell, at = quotation(text, at + 1)
            if cell is None or text[at : at + 1] not in ("", ","):
                return None
        else:
            end = text.find(",", at)
            end = len(text) if end < 0 else end
            cell, at = text[at:end], end
        cells.append(cell)
        if at >= len(text):
            return cells
        at += 1


def quotation(text, at):
    cell = ""
    while at < len(text):
        if text[at] != '"':
            cell += text[at]
            at += 1
        elif text[at : at + 2] == '""':
            cell += '"'
            at += 2
        else:
            return cell, at + 1
    return None, at


def judged_row(raw, rules):
    """The event of a row, or why it is none."""
    force = bare(raw["falls_within"] or raw["reported_by"])
    kind = bare(raw["crime_type"])
    month = bare(raw["month"])
    for is_wrong, reason in (
        (force is None, "no force"),
        (kind is None, "no crime type"),
        (month is None, "no month"),
    ):
        if is_wrong:
            return reason
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        return "month is not YYYY-MM"
    if not rules.earliest <= month <= rules.latest:
        return "month out of range"
    if rules.of_file and month != rules.of_file:
        return "month is not the file's"
    unplaced, longitude, latitude = point(raw)
    crime_id = bare(raw["crime_id"])
    return {
        "month": month,
        "force": force,
        "unplaced": unplaced,
        "crime_id": crime_id,
        "crime_key": key_of(crime_id),
        "crime_type": kind,
        "location": raw["location"],
        "lsoa_published": raw["lsoa_code"],
        "outcome": raw["last_outcome_category"],
        "lon_e6": longitude,
        "lat_e6": latitude,
    }


def bare(cell):
    return (cell or "").strip(SPACES) or None


def point(raw):
    """Why there is none, or its coordinates in millionths of a degree."""
    cells = {name: bare(raw[name]) for name in BOX}
    blank = [name for name, cell in cells.items() if cell is None]
    if blank:
        return (
            ("no coordinates" if len(blank) == 2 else "half a coordinate"),
            None,
            None,
        )
    numbers = {name: number(cell) for name, cell in cells.items()}
    if None in numbers.values():
        return "coordinates are not numbers", None, None
    if any(not low <= numbers[name] <= high for name, (low, high) in BOX.items()):
        return "coordinates outside the country", None, None
    return None, *(millionths(numbers[name]) for name in ("longitude", "latitude"))


def number(cell):
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def millionths(degrees):
    size = math.floor(abs(degrees * 1e6) + 0.5)
    return size if degrees > 0 else -size


def key_of(crime_id):
    """64 bits of the publisher's digest, or of our own of any other ID."""
    if crime_id is None:
        return None
    if len(crime_id) == 64 and re.fullmatch("[0-9a-fA-F]{16}", crime_id[:16]):
        return int(crime_id[:16], 16)
    return int(
        hashlib.md5(crime_id.encode(), usedforsecurity=False).hexdigest()[:16], 16
    )


def first_five(reasons):
    found = defaultdict(list)
    for line, reason in sorted(reasons.items()):
        found[reason].append(line)
    return {reason: (len(lines), tuple(lines[:5])) for reason, lines in found.items()}


def unplaced(rows):
    return first_five({n: r["unplaced"] for n, r in rows.items() if r["unplaced"]})


def unknown(rows):
    """Labels that are not the publisher's, whatever their case and spacing."""
    labels = {line: row["crime_type"] for line, row in rows.items()}
    return first_five(
        {
            line: label
            for line, label in labels.items()
            if " ".join(label.lower().split()) not in LABELS
        }
    )


def repeated(rows):
    """Rows beyond the first with the same Crime ID."""
    keys = Counter(row["crime_key"] for row in rows.values() if row["crime_id"])
    return sum(times - 1 for times in keys.values())
