"""What a load tells of its rows, as plain values that pages show and rows keep.

A month that is not there is a gap, and never a month without crime.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.definitions import settings
from fourfold.analysis.events.releases import Fault, Part, PartReport, Release
from fourfold.analysis.events.standing import standing

MOST_TOLD = 50
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one data set and force.

    missing : months between first and last
    short : months with so few rows beside the usual that files were cut short, with
        their rows
    usual : rows of a usual month
    """

    dataset: str
    force: str
    first: str
    last: str
    missing: tuple[str, ...]
    read: int
    kept: int
    refused: int
    unplaced: int
    repeated: int
    short: tuple[tuple[str, int], ...] = ()
    usual: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months of one data set and force, whichever release has them."""

    dataset: str
    force: str
    first: str
    last: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows by what is wrong with them. where : a file and the first lines of it"""

    kind: str
    reason: str
    rows: int
    where: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A month that stood before: rows then and now, and what became of them.

    added, removed, moved, reclassified : by Crime ID; None where it was not compared
    """

    dataset: str
    force: str
    month: str
    before: int
    after: int
    added: int | None = None
    removed: int | None = None
    moved: int | None = None
    reclassified: int | None = None

    @property
    def is_large(self) -> bool:
        return is_large(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Report:
    """tables : data set, file and rows of tables of areas and people"""

    groups: tuple[Group, ...]
    tables: tuple[tuple[str, str, int], ...]
    lost: tuple[Lost, ...]
    revised: tuple[Revised, ...]
    passed_over: tuple[str, ...]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def is_large(before: int, after: int) -> bool:
    """Whether a month changed by more than is usual; the rule is in `quality.toml`."""
    rule = settings("quality.toml")["revision"]
    change = abs(after - before)
    return bool(change >= rule["rows"] and change >= rule["share"] * before)


def report_of(release: Release) -> Report:
    """What a release holds, its faults by reason, and what it revised."""
    return _report(release, tuple(map(_revised, _revising(release.parts))))


def report_before_loading(release: Release, stand: Iterable[Release]) -> Report:
    """The same of files that were only checked, beside what stands at present."""
    before = {
        _key(each.part): each.part.report.kept
        for dataset in {part.dataset for part in release.parts if part.month}
        for each in standing(stand, dataset)
    }
    revised = tuple(
        Revised(*_key(part), before[_key(part)], part.report.kept)
        for part in release.parts
        if part.month and before.get(_key(part), part.report.kept) != part.report.kept
    )
    return _report(release, revised)


def stretches(groups: Iterable[Group]) -> list[Stretch]:
    """All that is there together: a month that one release lacks another may have."""
    there: dict[tuple[str, str], set[str]] = defaultdict(set)
    for group in groups:
        months = set(Period(group.first, group.last).months) - set(group.missing)
        there[group.dataset, group.force] |= months
    return [_stretch(*key, months=there[key]) for key in sorted(there)]


def _stretch(dataset: str, force: str, *, months: set[str]) -> Stretch:
    first, last = min(months), max(months)
    missing = (m for m in Period(first, last).months if m not in months)
    return Stretch(dataset, force, first, last, tuple(missing))


def report_in(content: Mapping[str, Any]) -> Report:
    """Of its JSON."""
    return Report(
        groups=tuple(map(_group_in, content["groups"])),
        tables=tuple((name, file, rows) for name, file, rows in content["tables"]),
        lost=tuple(Lost(**each) for each in content["lost"]),
        revised=tuple(Revised(**each) for each in content["revised"]),
        passed_over=tuple(content["passed_over"]),
        notes=tuple(content["notes"]),
    )


def _group_in(content: Mapping[str, Any]) -> Group:
    """Of its JSON; reports from before short months were told have none."""
    short = tuple((month, rows) for month, rows in content.get("short", ()))
    return Group(**{**content, "missing": tuple(content["missing"]), "short": short})


def _report(release: Release, revised: tuple[Revised, ...]) -> Report:
    events = [part for part in release.parts if part.month]
    tables = [part for part in release.parts if not part.month]
    return Report(
        groups=_groups(events),
        tables=tuple((part.dataset, part.file, part.report.kept) for part in tables),
        lost=(
            *_lost("Refused", events, lambda report: report.refused),
            *_lost("Kept without a place", events, lambda report: report.unplaced),
            *_lost("Kept with an unknown label", events, lambda r: r.unknown),
        ),
        revised=revised,
        passed_over=release.passed_over[:MOST_TOLD],
        notes=release.notes,
    )


def _groups(events: Iterable[Part]) -> tuple[Group, ...]:
    found: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in events:
        found[part.dataset, part.force].append(part)
    return tuple(_group(*key, found[key]) for key in sorted(found))


def _group(dataset: str, force: str, parts: Sequence[Part]) -> Group:
    months = {part.month for part in parts}
    first, last = min(months), max(months)
    reports = [part.report for part in parts]
    return Group(
        dataset=dataset,
        force=force,
        first=first,
        last=last,
        missing=tuple(m for m in Period(first, last).months if m not in months),
        read=sum(report.read for report in reports),
        kept=sum(report.kept for report in reports),
        refused=sum(fault.rows for report in reports for fault in report.refused),
        unplaced=sum(fault.rows for report in reports for fault in report.unplaced),
        repeated=sum(report.repeated for report in reports),
        **_shortness(parts),
    )


def _shortness(parts: Sequence[Part]) -> dict[str, Any]:
    """Months of which files hold far less than of others, by the rule of `gap`."""
    rows: Counter[str] = Counter()
    for part in parts:
        rows[part.month] += part.report.kept
    usual = median(rows.values())
    least = settings("quality.toml")["gap"]["share_of_median"] * usual
    short = tuple((month, rows[month]) for month in sorted(rows) if rows[month] < least)
    return {"short": short, "usual": round(usual)}


def _lost(
    kind: str,
    parts: Iterable[Part],
    chosen: Callable[[PartReport], Sequence[Fault]],
) -> list[Lost]:
    rows: Counter[str] = Counter()
    where: dict[str, str] = {}
    for part in parts:
        for fault in chosen(part.report):
            rows[fault.reason] += fault.rows
            if fault.first_lines:
                lines = ", ".join(f"{line:,}" for line in fault.first_lines)
                where.setdefault(fault.reason, f"{part.file}, line {lines}")
    return [
        Lost(kind, reason, number, where.get(reason, ""))
        for reason, number in rows.most_common(MOST_TOLD)
    ]


def _revising(parts: Iterable[Part]) -> list[Part]:
    return sorted((part for part in parts if part.revision), key=_key)


def _revised(part: Part) -> Revised:
    change, after = part.revision, part.report.kept
    if change is None:
        raise ValueError(f"{part.path} revises nothing")
    more = change.added - change.removed + change.without_id
    return Revised(
        *_key(part),
        before=after - more,
        after=after,
        added=change.added,
        removed=change.removed,
        moved=change.moved,
        reclassified=change.reclassified,
    )


def _key(part: Part) -> Key:
    return part.dataset, part.force, part.month
