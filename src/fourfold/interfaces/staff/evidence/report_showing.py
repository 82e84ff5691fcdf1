"""What a load told of its rows, as tables of a page."""

from collections.abc import Sequence

from fourfold.analysis.definitions import settings as definition
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.months import month_words, period_words
from fourfold.partnership.datasets.reports import Group, Report, Revised, Stretch

from .titles import title_of

MOST_SHOWN = 200


def report_tables(report: Report) -> list[Table]:
    """Those that have something to say: what came in, its faults, what it revised."""
    tables = [_groups(report), _areas(report), _lost(report), _revised(report)]
    notes = [[note] for note in report.notes]
    passed = [[name] for name in report.passed_over]
    tables += [
        Table("To be known of it", [Column("Note")], notes),
        Table("Passed over: no kind that is read here", [Column("File")], passed),
    ]
    return [table for table in tables if table.rows]


def stretches_table(found: Sequence[Stretch]) -> Table:
    return Table(
        caption="Months that are loaded",
        columns=[Column("Data"), Column("Months"), Column("Missing")],
        rows=[
            [
                Cell(title_of(each.dataset), hint=each.force),
                period_words(each.first, each.last),
                ", ".join(map(month_words, each.missing)) or "None",
            ]
            for each in found
        ],
    )


def revision_rule() -> str:
    """When a month is said to have changed much."""
    rule = definition("quality.toml")["revision"]
    return (
        f"A month has changed much where its rows differ by {rule['share']:.0%} or more"
        f" and by {rule['rows']} or more."
    )


def _groups(report: Report) -> Table:
    return Table(
        caption="Months and rows",
        columns=[
            Column("Data"),
            Column("Months"),
            Column("Read", numeric=True),
            Column("Kept", numeric=True),
            Column("Refused", numeric=True),
            Column("No place", numeric=True),
            Column("Repeated ID", numeric=True),
        ],
        rows=[
            [
                Cell(title_of(group.dataset), hint=group.force),
                Cell(period_words(group.first, group.last), hint=_missing(group)),
                f"{group.read:,}",
                f"{group.kept:,}",
                f"{group.refused:,}",
                f"{group.unplaced:,}",
                f"{group.repeated:,}",
            ]
            for group in report.groups
        ],
    )


def _missing(group: Group) -> str:
    said = []
    if group.missing:
        months = ", ".join(map(month_words, group.missing))
        said.append(f"Missing, and not months without crime: {months}")
    if group.short:
        short = ", ".join(
            f"{month_words(month)} ({rows:,})" for month, rows in group.short
        )
        said.append(
            f"Far fewer rows than the usual {group.usual:,}, so that something is "
            f"missing: {short}"
        )
    return ". ".join(said)


def _areas(report: Report) -> Table:
    return Table(
        caption="Tables of areas and people",
        columns=[Column("Data"), Column("File"), Column("Rows", numeric=True)],
        rows=[
            [title_of(dataset), file, f"{rows:,}"]
            for dataset, file, rows in report.tables
        ],
    )


def _lost(report: Report) -> Table:
    return Table(
        caption="Faults of rows",
        columns=[
            Column("Reason"),
            Column("What was done"),
            Column("Rows", numeric=True),
            Column("For example"),
        ],
        rows=[
            [each.reason, each.kind, f"{each.rows:,}", each.where]
            for each in report.lost
        ],
    )


def _revised(report: Report) -> Table:
    """Months that changed much come first."""
    found = sorted(report.revised, key=lambda each: not each.is_large)
    left_out = len(found) - MOST_SHOWN
    more = f"; {left_out:,} more months changed less" if left_out > 0 else ""
    return Table(
        caption=f"Revised against what stood before{more}",
        columns=[
            Column("Month"),
            Column("Data"),
            Column("Before", numeric=True),
            Column("Now", numeric=True),
            Column("Change", numeric=True),
            Column("What became of rows"),
        ],
        rows=[_revised_row(each) for each in found[:MOST_SHOWN]],
    )


def _revised_row(each: Revised) -> list[object]:
    change = each.after - each.before
    share = f" ({change / each.before:+.1%})" if each.before else ""
    return [
        Cell(month_words(each.month), hint="Changed much" if each.is_large else ""),
        Cell(title_of(each.dataset), hint=each.force),
        f"{each.before:,}",
        f"{each.after:,}",
        f"{change:+,}{share}",
        _fate(each),
    ]


def _fate(each: Revised) -> str:
    if each.added is None:
        return "Told once it is loaded"
    return (
        f"{each.added:,} added, {each.removed:,} removed, {each.moved:,} moved,"
        f" {each.reclassified:,} of another type"
    )
