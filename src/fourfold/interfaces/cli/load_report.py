"""The report of a load, for a person: what came in and every fault of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import click

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.events.releases import (
    Fault,
    Part,
    PartReport,
    Release,
    Revision,
)

from .telling import print_table

MOST_TOLD = 12


def print_report(release: Release) -> None:
    """Print what a release holds, its faults by reason and what it revised."""
    click.secho(f"Release {release.id}", bold=True, nl=False)
    label = ", invented data" if release.invented else ""
    click.echo(f" (edition {release.edition}{label})")
    events = [part for part in release.parts if part.month]
    tables = [part for part in release.parts if not part.month]
    if events:
        _print_events(events)
    if tables:
        rows = [(part.dataset, part.file, part.report.kept) for part in tables]
        print_table("", ("source", "file", "rows"), rows)
    _print_faults("Refused rows: not counted", events, lambda r: r.refused)
    _print_faults("Rows without a usable point", events, lambda r: r.unplaced)
    _print_faults("Labels not in the definitions", events, lambda r: r.unknown)
    _print_revisions(events)
    _print_passed_over(release.passed_over)
    for note in release.notes:
        click.secho(f"Note: {note}", fg="yellow")


def months_missing(parts: Iterable[Part]) -> tuple[str, ...]:
    """Months between the first and the last that no part holds."""
    held = {part.month for part in parts}
    span = Period(min(held), max(held)).months
    return tuple(month for month in span if month not in held)


def _print_events(parts: Sequence[Part]) -> None:
    groups: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in parts:
        groups[part.dataset, part.force].append(part)
    rows = [
        (
            dataset,
            force,
            f"{min(p.month for p in group)} to {max(p.month for p in group)}",
            sum(p.report.read for p in group),
            sum(p.report.kept for p in group),
            _total(group, lambda r: r.refused),
            _total(group, lambda r: r.unplaced),
            sum(p.report.repeated for p in group),
        )
        for (dataset, force), group in sorted(groups.items())
    ]
    headings = (
        "source",
        "force",
        "months",
        "read",
        "kept",
        "refused",
        "no point",
        "repeated",
    )
    print_table("", headings, rows)
    for (dataset, force), group in sorted(groups.items()):
        if missing := months_missing(group):
            click.secho(
                f"Months missing: {dataset}, {force}: {', '.join(missing)}."
                " They are gaps, not months without crime.",
                fg="yellow",
            )


def _print_faults(
    title: str,
    parts: Sequence[Part],
    chosen: Callable[[PartReport], Sequence[Fault]],
) -> None:
    found = [(part, fault) for part in parts for fault in chosen(part.report)]
    if not found:
        return
    by_reason: Counter[str] = Counter()
    where: dict[str, str] = {}
    for part, fault in found:
        by_reason[fault.reason] += fault.rows
        if fault.first_lines:
            lines = ", ".join(f"{line:,}" for line in fault.first_lines)
            where.setdefault(fault.reason, f"{part.file}, line {lines}")
    rows = [(n, reason, where.get(reason)) for reason, n in by_reason.most_common()]
    print_table(f"\n{title}", ("rows", "reason", "for example"), rows[:MOST_TOLD])


def _print_revisions(parts: Sequence[Part]) -> None:
    """One row a force and source; every month of it is in the JSON."""
    groups: dict[tuple[str, str], list[tuple[str, Revision]]] = defaultdict(list)
    for part in parts:
        if part.revision:
            groups[part.dataset, part.force].append((part.month, part.revision))
    rows = [
        (
            *key,
            f"{min(month for month, _ in found)} to {max(m for m, _ in found)}",
            *(
                sum(getattr(revision, count) for _, revision in found)
                for count in ("added", "removed", "moved", "reclassified", "without_id")
            ),
        )
        for key, found in sorted(groups.items())
    ]
    if rows:
        counts = ("added", "removed", "moved", "reclassified", "without ID")
        headings = ("source", "force", "months", *counts)
        print_table("\nRevised against the last release", headings, rows)


def _print_passed_over(names: Sequence[str]) -> None:
    if names:
        click.echo(f"\nPassed over, not a kind that Fourfold reads: {len(names)}")
        for name in names[:MOST_TOLD]:
            click.echo(f"  {name}")


def _total(
    parts: Iterable[Part], chosen: Callable[[PartReport], Sequence[Fault]]
) -> int:
    return sum(fault.rows for part in parts for fault in chosen(part.report))
