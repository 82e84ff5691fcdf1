"""Makes street files like the publisher's, with every fault that files have."""

from dataclasses import fields

from hypothesis import strategies as st

from tests.analysis.events.street_files import HEADER, MARSH, Row, crime_id

NAMES = HEADER.split(",")
OTHER_NAMES = {
    "Crime ID": ["crime_id", "CRIME ID", "persistent_id"],
    "Month": ["month", " Month ", "Date"],
    "Falls within": ["falls_within", "Force"],
    "Longitude": ["lng", "LON"],
    "Latitude": ["lat"],
    "Location": ["Street"],
    "LSOA code": ["LSOA21CD"],
    "Crime type": ["Category", "crime_type"],
}
# What a file need not have.
OPTIONAL = ["Crime ID", "Reported by", "Location", "LSOA code", "LSOA name", "Context"]


def mostly(usual, *others):
    """Nine times in ten the usual, else one of the others."""
    return st.integers(0, 9).flatmap(
        lambda roll: st.sampled_from(others) if roll == 9 else st.sampled_from(usual)
    )


IDS = [crime_id(number) for number in range(6)]
NUMBERS = (
    "NaN",
    "inf",
    "-Infinity",
    "1e400",
    "abc",
    "51,5",
    "--1",
    "",
    " ",
    "0",
    "5e1",
)
WORDS = st.text(st.sampled_from("aZ é’Łß🙂 \u00a0'\",;\x1f\t."), max_size=8)

ROWS = st.builds(
    Row,
    crime_id=mostly(["", *IDS], " ", f" {IDS[0]} ", IDS[1].upper(), "A-17", "x" * 64),
    month=mostly(
        ["2024-05"],
        "2024-06",
        "",
        " 2024-05 ",
        "2024-13",
        "May 2024",
        "2009-12",
        "2031-01",
        "24-05",
        "２０２４-05",
        "2024-05-01",
    ),
    reported_by=mostly([MARSH], "", "Fen Police", "  "),
    falls_within=mostly([MARSH, ""], "Fen Police", f" {MARSH}\u00a0", " "),
    longitude=mostly(["-0.012345", "0.1", "1.9999999"], "2.2", " -1.5 ", *NUMBERS),
    latitude=mostly(["51.543210", "52", "49.80000049"], "61.1", " 51.5", *NUMBERS),
    location=st.one_of(st.just("On or near Mill Lane"), WORDS),
    lsoa_code=mostly(["E01004444"], "", " "),
    crime_type=mostly(
        ["Anti-social behaviour", "Other theft", "Drugs"],
        "drugs",
        " Drugs ",
        "Piracy",
        "",
        " ",
        "Violent crime",
        "Other  theft",
    ),
    outcome=st.one_of(st.just(""), WORDS),
)


@st.composite
def lines(draw, order):
    """One line: a row with its cells in some order, or something else."""
    row = draw(ROWS)
    cells = [cell_text(draw, getattr(row, fields(Row)[at].name)) for at in order]
    line = ",".join(cells).encode()
    fault = draw(mostly(["none"], *FAULTS))
    return FAULTS.get(fault, bytes)(line)


def cell_text(draw, cell):
    """A cell as a CSV writer puts it, or with quotes it did not need."""
    if any(mark in cell for mark in ',"') or draw(st.integers(0, 30)) == 0:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def without_last_cell(line):
    return line.rpartition(b",")[0]


FAULTS = {
    "too few": without_last_cell,
    "too many": lambda line: line + b",more",
    "trailing commas": lambda line: line + b",, ",
    "open quotation": lambda line: b'"' + line,
    "text after a quotation": lambda line: b'"a"b,' + line.partition(b",")[2],
    "mark in a word": lambda line: b'a"b' + line,
    "Windows text": lambda line: line + b"\xe9",
    "half a letter": lambda line: line[:-1] + b"\xc3",
    "NUL": lambda line: line + b"\0",
    "blank": lambda _line: b"",
    "spaces": lambda _line: b"  ",
    "only commas": lambda line: b"," * line.count(b","),
    "two lines": lambda line: line.replace(b",", b"\n", 1),
    "lone return": lambda line: line.replace(b",", b"\r", 1),
    "header again": lambda _line: HEADER.encode(),
}


@st.composite
def street_files(draw):
    """The bytes of a file whose header has every column that is needed."""
    order = draw(st.permutations(range(len(NAMES))))
    dropped = draw(st.sets(st.sampled_from(OPTIONAL), max_size=2))
    order = [at for at in order if NAMES[at] not in dropped]
    header = [
        draw(mostly([NAMES[at]], *OTHER_NAMES.get(NAMES[at], [NAMES[at]])))
        for at in order
    ]
    good = ",".join(Row().cells()[at] for at in order).encode()
    start = draw(mostly([[]], [b""], [b" ", b""]))
    body = draw(st.lists(lines(order), max_size=8))
    # With enough good rows the bad ones do not refuse the whole file.
    body += [good] * draw(st.sampled_from([0, 3, 100]))
    end = draw(st.sampled_from([b"\n", b"\r\n", b"\r"]))
    text = end.join([*start, ",".join(header).encode(), *body])
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + text + draw(st.sampled_from([b"", end, end * 2]))
