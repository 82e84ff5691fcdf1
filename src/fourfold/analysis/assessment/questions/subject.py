"""What a figure that is worked out is of, and the two ways it can come out."""

from dataclasses import dataclass

from fourfold.analysis.assessment.deriving import derived, not_derived
from fourfold.analysis.assessment.findings import NO_ESTIMATE, Estimate, Finding
from fourfold.analysis.assessment.sentences import subject_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of figure of a measure in an area."""

    found: Found
    measure: Measure
    kind: str
    area: Area

    def known(
        self,
        words: str,
        *,
        estimate: Estimate = NO_ESTIMATE,
        numbers: str = "",
        inputs: tuple[str, ...] = (),
    ) -> Finding:
        """The figure, as `derived` takes it."""
        return derived(
            self.found,
            measure=self.measure,
            kind=self.kind,
            area=self.area,
            words=words,
            estimate=estimate,
            numbers=numbers,
            inputs=inputs,
        )

    def not_known(self, reason: str, inputs: tuple[str, ...] = ()) -> Finding:
        """The figure without a value; the reason begins 'not known'."""
        return not_derived(
            self.found,
            measure=self.measure,
            kind=self.kind,
            area=self.area,
            reason=reason,
            inputs=inputs,
        )


def words_of(finding: Finding) -> str:
    """What a figure says after the name of what it is of, with its full stop."""
    return finding.sentence.removeprefix(f"{subject_of(finding.draft)}: ")
