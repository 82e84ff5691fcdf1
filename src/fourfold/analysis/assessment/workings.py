"""Everything behind one figure, for whoever wants to check it."""

from dataclasses import dataclass

from fourfold.analysis.assessment.counting import RESIDENTS, UNDER_25, Ledger
from fourfold.analysis.assessment.drafting import ALL_CRIME, draft_of
from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.figure_ids import parse_figure_id
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.formulas import Formula, formula_of, worked_numbers
from fourfold.analysis.assessment.limits import LIMITS_OF_ALL
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import Area, BuildInfo, PartCount, Population
from fourfold.analysis.offences.measures import measure

# Which residents a kind of figure divides by.
_BANDS = {
    "rate": RESIDENTS,
    "rate-under-25": UNDER_25,
    "against-rest": RESIDENTS,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of a figure, with the rows of each source file that make it up."""

    name: str
    area: Area
    period: Period
    number: int | None
    rows: tuple[PartCount, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """A figure with its definition, its formula, its rows and their files."""

    finding: Finding
    formula: Formula
    numbers: str
    counted: tuple[Counted, ...]
    populations: tuple[Population, ...]
    build: BuildInfo
    invented: bool
    caveats: tuple[str, ...]


def finding_of(cube: EvidenceCube, figure_id: str) -> Finding:
    """The figure of that id, counted again.

    Raises UnknownLabelError for an id of the wrong shape, or whose measure or
    area is not known.
    """
    figure = parse_figure_id(figure_id)
    measure(figure.measure)
    area = cube.area(figure.area)
    authority = cube.area(area.authority) if area.authority else area
    ledger = Ledger(cube, authority=authority, within=(area,))
    return worked_out([draft_of(ledger, figure)])[0]


def working(cube: EvidenceCube, finding: Finding) -> Working:
    """The rows, files, people and build that a figure rests on."""
    return Working(
        finding=finding,
        formula=formula_of(finding),
        numbers=worked_numbers(finding),
        counted=_counted(cube, finding),
        populations=_populations(cube, finding),
        build=cube.build,
        invented=cube.invented,
        caveats=(*finding.measure.caveats, *LIMITS_OF_ALL),
    )


def _counted(cube: EvidenceCube, finding: Finding) -> tuple[Counted, ...]:
    parts, period = finding.parts, finding.period
    authority = finding.draft.authority
    offences = finding.measure.offences
    here = ("count", finding.area, period, parts.numerator, offences)
    others = {
        "change": [
            ("count before", finding.area, period.before(), parts.before, offences)
        ],
        "share": [
            (
                "all recorded crime",
                finding.area,
                period,
                parts.denominator,
                measure(ALL_CRIME).offences,
            )
        ],
        "against-rest": [
            (
                "count of the whole authority",
                authority,
                period,
                _whole(parts.rest, parts.numerator),
                offences,
            )
        ],
    }
    return tuple(
        Counted(
            name,
            area,
            months,
            number,
            cube.working(area, months=_held(cube, months), offences=chosen),
        )
        for name, area, months, number, chosen in (
            here,
            *others.get(finding.kind, []),
        )
    )


def _held(cube: EvidenceCube, period: Period) -> tuple[str, ...]:
    return tuple(month for month in period.months if month in cube.months)


def _whole(rest: int | None, part: int | None) -> int | None:
    return None if rest is None or part is None else rest + part


def _populations(cube: EvidenceCube, finding: Finding) -> tuple[Population, ...]:
    if finding.kind not in _BANDS:
        return ()
    areas = [finding.area]
    if finding.kind == "against-rest":
        areas.append(finding.draft.authority)
    band = _BANDS[finding.kind]
    # One level at a time: the areas of a figure can be of two.
    found = [cube.populations([area], band)[0] for area in areas]
    return tuple(people for people in found if people)
