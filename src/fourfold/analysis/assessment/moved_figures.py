"""Which figures moved between two builds, by how much and why.

A figure that is out in the world must not change without anybody being told. The
reasons are read off the builds themselves: which files a month was counted from,
which residents a rate divides by, which version of the program did the counting.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.assessment.wording import listed, month_name, months_named
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.crime_types import crime_types

# The files that a month of an area was counted from: (release, SHA-256) each.
Files = Mapping[str, frozenset[tuple[str, str]]]

NEW = "it was not in the earlier assessment"
GONE = "it is not in the later assessment"


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is not what it was. None where the build does not have it."""

    id: str
    before: Finding | None
    after: Finding | None
    reasons: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """After less before; None where either is not known."""
        if self.before is None or self.after is None:
            return None
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class Side:
    """One build: its cube, and the assessment that was made from it."""

    cube: EvidenceCube
    assessment: Assessment


def moved_figures(before: Side, after: Side) -> tuple[Moved, ...]:
    """Every figure that differs, in the order of the later assessment.

    The two assessments are of the same authority and period.
    """
    earlier, later = before.assessment.findings, after.assessment.findings
    causes = _Causes(before, after)
    changed = [
        name
        for name in dict.fromkeys((*later, *earlier))
        if _shown(earlier.get(name)) != _shown(later.get(name))
    ]
    return tuple(
        Moved(name, earlier.get(name), later.get(name), causes.of(name, changed))
        for name in changed
    )


def _shown(finding: Finding | None) -> tuple[object, ...] | None:
    """What a reader sees of a figure; the rest may differ without a difference."""
    if finding is None:
        return None
    estimate = finding.estimate
    return (estimate.value, estimate.lower, estimate.upper, finding.reason)


class _Causes:
    """Why figures moved; what was counted from is asked once for each area."""

    def __init__(self, before: Side, after: Side) -> None:
        self._before, self._after = before, after
        self._files: dict[str, tuple[Files, Files]] = {}

    def of(self, name: str, changed: list[str]) -> tuple[str, ...]:
        earlier = self._before.assessment.findings.get(name)
        later = self._after.assessment.findings.get(name)
        if earlier is None:
            return (NEW,)
        if later is None:
            return (GONE,)
        if later.draft.inputs or earlier.draft.inputs:
            return self._of_inputs(earlier, later, changed)
        found = (*self._of_counts(earlier, later), *_of_people(earlier, later))
        return found or (self._of_program(),)

    def _of_inputs(
        self, earlier: Finding, later: Finding, changed: list[str]
    ) -> tuple[str, ...]:
        inputs = dict.fromkeys((*earlier.draft.inputs, *later.draft.inputs))
        moved = [name for name in inputs if name in changed]
        if moved:
            return (f"{len(moved)} of the figures it is made from moved: {moved[0]}",)
        return (self._of_program(),)

    def _of_counts(self, earlier: Finding, later: Finding) -> Iterator[str]:
        was, now = earlier.parts, later.parts
        periods = []
        if was.numerator != now.numerator:
            periods.append(later.period)
        if was.before != now.before:
            periods.append(later.period.before())
        months = [month for period in periods for month in period.months]
        yield from self._of_months(later.area, months)
        if (was.rest, now.rest) != (None, None) and was.rest != now.rest:
            yield from self._of_months(later.draft.authority, list(later.period.months))

    def _of_months(self, area: Area, months: list[str]) -> Iterator[str]:
        if not months:
            return
        was, now = self._files_of(area)
        added = [month for month in months if month in now and month not in was]
        gone = [month for month in months if month in was and month not in now]
        other = [
            month
            for month in months
            if month in was and month in now and was[month] != now[month]
        ]
        if added:
            yield f"{months_named(added)} came in ({_releases(now, added)})"
        if gone:
            yield f"{months_named(gone)} went ({_releases(was, gone)} no longer stands)"
        if other:
            yield (
                f"{months_named(other)} was counted from other files "
                f"({_releases(now, other)} in place of {_releases(was, other)})"
            )
        if not (added or gone or other):
            yield (
                f"the same files were counted otherwise, as far as "
                f"{month_name(months[-1])}: {self._of_program()}"
            )

    def _files_of(self, area: Area) -> tuple[Files, Files]:
        if area.code not in self._files:
            self._files[area.code] = (
                _files(self._before.cube, area),
                _files(self._after.cube, area),
            )
        return self._files[area.code]

    def _of_program(self) -> str:
        """Neither rows nor people differ: what is left is how they are put together."""
        was, now = (
            side.assessment.record.build for side in (self._before, self._after)
        )
        if was.areas != now.areas:
            return "the outlines of the areas changed"
        if was.code_version != now.code_version:
            return (
                f"Fourfold {now.code_version} works it out, and not {was.code_version}"
            )
        return "the definitions changed"


def _files(cube: EvidenceCube, area: Area) -> Files:
    offences = [crime_type.id for crime_type in crime_types()]
    found: dict[str, set[tuple[str, str]]] = {}
    for part in cube.working(area, months=cube.months, offences=offences):
        found.setdefault(part.month, set()).add((part.release, part.sha256))
    return {month: frozenset(files) for month, files in found.items()}


def _releases(files: Files, months: list[str]) -> str:
    every = {release for month in months for release, _ in files[month]}
    return f"release {listed(sorted(every))}"


def _of_people(earlier: Finding, later: Finding) -> Iterator[str]:
    if earlier.kind == "share":
        if earlier.parts.denominator != later.parts.denominator:
            yield "the count of all recorded crime moved"
    elif (earlier.parts.denominator, earlier.parts.rest_denominator) != (
        later.parts.denominator,
        later.parts.rest_denominator,
    ):
        yield "other figures of residents are used"
