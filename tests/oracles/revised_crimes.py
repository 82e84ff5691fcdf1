"""What changed between two versions of a month, by plain dictionaries."""

from collections import defaultdict


def compare(older, newer):
    """added, removed, moved, reclassified, without an ID.

    Rows are (Crime ID or "", point, type); a crime may have several.
    """
    before, after = crimes(older), crimes(newer)
    both = before.keys() & after.keys()
    return (
        sum(max(len(rows) - len(before.get(i, ())), 0) for i, rows in after.items()),
        sum(max(len(rows) - len(after.get(i, ())), 0) for i, rows in before.items()),
        sum(said(before[i], 0) != said(after[i], 0) for i in both),
        sum(said(before[i], 1) != said(after[i], 1) for i in both),
        blank(newer) - blank(older),
    )


def crimes(rows):
    found = defaultdict(list)
    for crime_id, *rest in rows:
        if crime_id:
            found[crime_id].append(tuple(rest))
    return found


def said(rows, at):
    return {row[at] for row in rows}


def blank(rows):
    return sum(not crime_id for crime_id, *_ in rows)
