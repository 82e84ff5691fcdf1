"""The page of reference, whose parts are written as they are measured."""

import re
from collections.abc import Mapping
from pathlib import Path

from .cases import CASES
from .telling import heading_of, machine

GROWING = "## How cost grows"
PART = re.compile(r"^(?=###? )", re.MULTILINE)


def page(before: str, parts: Mapping[str, str]) -> str:
    """The page with these parts anew, and the others as they were.

    parts : by heading; what was never measured is left out
    """
    known = {each.splitlines()[0]: each for each in PART.split(before) if each}
    known |= parts
    headings = [heading_of(case) for case in CASES]
    told = [known[heading].strip() for heading in headings if heading in known]
    growth = known.get(GROWING, "")
    if growth:
        table = growth[growth.index("| operation") :].strip()
        growth = _words("growth.txt").format(table=table)
    cases = "\n\n".join(told)
    filled = _words("page.txt").format(machine=machine(), cases=cases, growth=growth)
    return filled.strip() + "\n"


def _words(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
