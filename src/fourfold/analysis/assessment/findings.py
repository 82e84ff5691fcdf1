"""A figure with all that is needed to trust it, and a sentence that says it."""

from dataclasses import dataclass

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True, slots=True)
class Parts:
    """The whole numbers a figure is worked out from; None where it has none.

    numerator : what was recorded in the period, in the area
    denominator : residents of the rate, or the whole that a share is part of
    before : what was recorded in the period before
    rest, rest_denominator : recorded in, and residents of, the rest of the authority
    """

    numerator: int | None = None
    denominator: int | None = None
    before: int | None = None
    rest: int | None = None
    rest_denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure counted but not yet worked out.

    reason : why it is not known; empty where it is
    withheld : True where it is known and not shown, to protect people
    inputs : ids of the figures that it is worked out from; empty where counted
    """

    figure: FigureId
    measure: Measure
    area: Area
    authority: Area
    parts: Parts
    reason: str = ""
    withheld: bool = False
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its limits; None where there is no such number."""

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    p_value: float | None = None


NO_ESTIMATE = Estimate()


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure worked out, or the reason why it cannot be.

    The value is in `unit`. A change is a ratio: 1.12 is a rise of 12%.

    numbers : the formula with its own numbers, of a figure worked out from others
    """

    draft: Draft
    estimate: Estimate
    unit: str
    sentence: str
    numbers: str = ""

    @property
    def id(self) -> str:
        return str(self.draft.figure)

    @property
    def measure(self) -> Measure:
        return self.draft.measure

    @property
    def kind(self) -> str:
        return self.draft.figure.kind

    @property
    def area(self) -> Area:
        return self.draft.area

    @property
    def period(self) -> Period:
        return self.draft.figure.period

    @property
    def parts(self) -> Parts:
        return self.draft.parts

    @property
    def known(self) -> bool:
        return not self.draft.reason

    @property
    def withheld(self) -> bool:
        return self.draft.withheld

    @property
    def reason(self) -> str:
        return self.draft.reason

    @property
    def value(self) -> float | None:
        return self.estimate.value

    @property
    def lower(self) -> float | None:
        return self.estimate.lower

    @property
    def upper(self) -> float | None:
        return self.estimate.upper

    @property
    def p_value(self) -> float | None:
        return self.estimate.p_value
