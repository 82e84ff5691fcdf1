"""Which functions find which thing, read from the modules beside this one."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NAME = re.compile(r"^def (check|part)_t(\d{3})\(", re.MULTILINE)


@dataclass(frozen=True)
class Finder:
    """is_whole : whether it finds all that the row asks for"""

    module: str
    function: str
    number: str
    is_whole: bool


def rows() -> list[dict[str, str]]:
    with (HERE / "rows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def finders() -> Iterator[Finder]:
    for path in sorted(HERE.glob("*.py")):
        for how, digits in NAME.findall(path.read_text(encoding="utf-8")):
            name = f"{how}_t{digits}"
            yield Finder(path.stem, name, f"T{digits}", how == "check")
