"""Everything behind one figure, for whoever wants to check it."""

from collections.abc import Callable
from dataclasses import dataclass

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.counting import RESIDENTS, UNDER_25, Ledger
from fourfold.analysis.assessment.drafting import ALL_CRIME, draft_of
from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.figure_ids import FigureId, parse_figure_id
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.formulas import Formula, formula_of, worked_numbers
from fourfold.analysis.assessment.left_out import (
    left_out_sentence,
    told,
    types_left_out,
)
from fourfold.analysis.assessment.limits import LIMITS_OF_ALL
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.cube.reader import Area, BuildInfo, PartCount, Population
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.offences.measures import (
    Measure,
    measure,
    measures_by_type,
)

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


def finding_of(
    cube: EvidenceCube,
    figure_id: str,
    *,
    comparison: Callable[[Area], Comparison | None] = lambda _authority: None,
) -> Finding:
    """The figure of that id, counted again.

    One that is worked out from others is found by making its assessment again,
    beside the group that `comparison` gives for the authority.

    Raises UnknownLabelError for an id of the wrong shape, or whose measure or
    area is not known, that no assessment has, or that counts what the files loaded
    have no row of.
    """
    figure = parse_figure_id(figure_id)
    asked = measure(figure.measure)
    area = cube.area(figure.area)
    authority = cube.area(area.authority) if area.authority else area
    if not figure.is_counted:
        return _worked_out_again(cube, figure, authority, beside=comparison(authority))
    left_out = types_left_out(measures_by_type(), cube.forces(authority))
    if not told((asked,), left_out):
        reason = left_out_sentence(left_out, measure(ALL_CRIME))
        raise UnknownLabelError(f"there is no figure {figure}. {reason}")
    ledger = Ledger(cube, authority=authority, within=(area,))
    return worked_out([draft_of(ledger, figure)])[0]


def _worked_out_again(
    cube: EvidenceCube,
    figure: FigureId,
    authority: Area,
    *,
    beside: Comparison | None,
) -> Finding:
    period = figure.period
    found = assess(
        cube,
        authority=authority.code,
        last_month=period.last,
        months=len(period),
        comparison=beside,
    ).findings
    if str(figure) not in found:
        raise UnknownLabelError(
            f"the assessment of {authority.name} has no figure {figure}"
        )
    return found[str(figure)]


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
        caveats=(*_breaks(cube, finding), *finding.measure.caveats, *LIMITS_OF_ALL),
    )


def _breaks(cube: EvidenceCube, finding: Finding) -> tuple[str, ...]:
    if finding.kind != "change":
        return ()
    forces = [force.force for force in cube.forces(finding.area)]
    found = breaks_across(finding.measure, finding.period, forces)
    return tuple(break_sentence(each) for each in found)


def _counted(cube: EvidenceCube, finding: Finding) -> tuple[Counted, ...]:
    if not finding.draft.figure.is_counted:
        return ()
    own = _Number("count", finding.area, finding.period, finding.parts.numerator)
    return tuple(
        Counted(
            number.name,
            number.area,
            number.period,
            number.count,
            cube.working(
                number.area,
                months=_held(cube, number.period),
                offences=(number.of or finding.measure).offences,
            ),
        )
        for number in (own, *_other_numbers(finding))
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A count that a figure is made of; of its own measure unless told."""

    name: str
    area: Area
    period: Period
    count: int | None
    of: Measure | None = None


def _other_numbers(finding: Finding) -> tuple[_Number, ...]:
    parts, area, period = finding.parts, finding.area, finding.period
    match finding.kind:
        case "change":
            return (_Number("count before", area, period.before(), parts.before),)
        case "share":
            crime = measure(ALL_CRIME)
            name = "all recorded crime"
            return (_Number(name, area, period, parts.denominator, crime),)
        case "against-rest":
            whole = _whole(parts.rest, parts.numerator)
            name = "count of the whole authority"
            return (_Number(name, finding.draft.authority, period, whole),)
    return ()


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
