"""Writes docs/reference/coverage.md from what looks for each thing: ./run docs."""

from itertools import groupby

from tests.architecture.tree import ROOT
from tests.seeds.found import finders, rows

PAGE = ROOT / "docs" / "reference" / "coverage.md"
INTRO = """# What of one borough's published pages the site can show

Made by `./run docs`; do not edit. The pages of one borough's partnership
speak of things that this site should be able to hold and show: numbers,
pledges, duties, services. Each has a number. `manage.py load_example waltham-
forest` puts what there is of them into an empty database, and `tests/seeds/`
looks for each through the running site.

*Found*: all that is asked of it is there. *In part*: what is named is there,
and something that is asked for waits for a part of the site that is not built
or not filled. *Waits*: nothing looks for it yet.
"""


def page() -> str:
    found = {each.number: each for each in finders()}
    all_rows = rows()
    whole = sum(each.is_whole for each in found.values())
    part, waits = len(found) - whole, len(all_rows) - len(found)
    counted = f"{whole} are found, {part} in part, and {waits} wait"
    lines = [INTRO, f"Of {len(all_rows)} things {counted}."]
    for title, group in groupby(all_rows, key=lambda row: row["part"]):
        lines += [f"\n## {title}\n", "| # | thing | stands | belongs to |"]
        lines.append("|---|---|---|---|")
        lines += [_line(row, found.get(row["number"])) for row in group]
    return "\n".join([*lines, ""])


def _line(row, finder) -> str:
    stands = "waits"
    if finder is not None:
        stands = "found" if finder.is_whole else "in part"
    thing = row["thing"].replace("|", "\\|")
    return f"| {row['number']} | {thing} | {stands} | {row['needs']} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
