"""Makes a figure out of other figures, so that it has an id and a working too."""

from fourfold.analysis.assessment.estimates import unit_of
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import (
    NO_ESTIMATE,
    Draft,
    Estimate,
    Finding,
    Parts,
)
from fourfold.analysis.assessment.sentences import subject_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure


def derived(
    found: Found,
    *,
    measure: Measure,
    kind: str,
    area: Area,
    words: str,
    estimate: Estimate = NO_ESTIMATE,
    numbers: str = "",
    inputs: tuple[str, ...] = (),
) -> Finding:
    """A figure that is known.

    words : what it says, to follow 'Violence in Leyton, the 12 months to June 2018: '
    numbers : the formula with the numbers that went into it
    inputs : ids of the figures that it was made from
    """
    draft = _draft(found, measure=measure, kind=kind, area=area, inputs=inputs)
    sentence = f"{subject_of(draft)}: {words}."
    return Finding(draft, estimate, unit_of(draft), sentence, numbers or words)


def not_derived(
    found: Found,
    *,
    measure: Measure,
    kind: str,
    area: Area,
    reason: str,
    inputs: tuple[str, ...] = (),
) -> Finding:
    """A figure that cannot be worked out, with the reason, which begins 'not known'."""
    draft = _draft(
        found, measure=measure, kind=kind, area=area, inputs=inputs, reason=reason
    )
    sentence = f"{subject_of(draft)}: {reason}."
    return Finding(draft, NO_ESTIMATE, unit_of(draft), sentence)


def _draft(
    found: Found,
    *,
    measure: Measure,
    kind: str,
    area: Area,
    inputs: tuple[str, ...],
    reason: str = "",
) -> Draft:
    scope = found.scope
    return Draft(
        figure=FigureId(measure.id, kind, area.code, scope.period),
        measure=measure,
        area=area,
        authority=scope.authority,
        parts=Parts(),
        reason=reason,
        inputs=inputs,
    )
