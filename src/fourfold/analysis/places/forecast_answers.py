"""What a forecast of places says: squares, patrols, and how far to trust them."""

from dataclasses import dataclass

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import (
    month_name,
    percentage,
    percentages,
    whole,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.places.forecast_choice import (
    CHOSEN_EACH_TIME,
    NAIVE,
    Judged,
    Tried,
)
from fourfold.analysis.places.ground import Origin

SIZE, TOP, TRAVEL = 250.0, 20, 5.0
NEARLY_CERTAIN = 0.99


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    period : months to learn from, and to try forecasts on
    horizon : months from the last of them to the one that is forecast
    top : squares to name, and the ground that forecasts are judged by
    size : of a side of the squares, metres
    weights : by offence, such as days of harm; None counts each event as one
    patrol_minutes : of all patrols in a day; None plans none. travel : to each visit
    """

    authority: Area
    measure: Measure
    period: Period
    horizon: int = 1
    top: int = TOP
    size: float = SIZE
    weights: dict[str, float] | None = None
    patrol_minutes: float | None = None
    travel: float = TRAVEL


@dataclass(frozen=True, slots=True)
class Square:
    """A square in which much is to be expected.

    name : its south-west corner, metres east and north
    expected : events in the month, or days of harm
    chance : of at least one event; None where harm is weighed
    lately : events in the last 12 months, of those that are known
    visits : of patrols in a day; None where none are planned
    """

    name: str
    west: float
    south: float
    expected: float
    chance: float | None
    lately: int
    visits: int | None

    @property
    def chance_told(self) -> str | None:
        """The chance in words: what may not happen is never told as certain."""
        if self.chance is None:
            return None
        surely = self.chance >= NEARLY_CERTAIN
        return "over 99%" if surely else percentage(self.chance, digits=0)


@dataclass(frozen=True, slots=True)
class Patrols:
    """Visits planned for a day; reached : part of what is expected in the squares
    named that they take away, if the assumption of the rule holds."""

    visits: int
    visit_minutes: int
    minutes: float
    reached: float
    source: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answer: squares with the most expected, and how such forecasts have done.

    month : that is forecast; seen : the last month known to it
    total : to be expected in all squares
    last_month : the one that was forecast last and is known; its place in `judged.last`
    """

    asked: Asked
    month: str
    seen: str
    squares: tuple[Square, ...]
    places: int
    total: float
    judged: Judged
    last_month: str
    patrols: Patrols | None
    unknown: tuple[str, ...]
    origin: Origin

    @property
    def as_chosen(self) -> Tried:
        """How the choice itself did, made each month by the months before it."""
        return next(t for t in self.judged.tried if t.name == CHOSEN_EACH_TIME)

    @property
    def naive(self) -> Tried:
        return next(t for t in self.judged.tried if t.name == NAIVE)

    @property
    def calibrated(self) -> tuple[tuple[float, float, float], ...]:
        """What was said, what came, and in how many places and months; none of harm."""
        found = self.judged.calibration
        if found is None:
            return ()
        columns = (found.said.tolist(), found.came.tolist(), found.places.tolist())
        return tuple(zip(*columns, strict=True))

    @property
    def sentence(self) -> str:
        """What is expected where, with how far it can be trusted."""
        asked, held = self.asked, sum(square.expected for square in self.squares)
        weighed = ", weighed by harm," if asked.weights else ""
        unit = "days of harm" if asked.weights else "events"
        ground = percentage(len(self.squares) / self.places, digits=1)
        share = percentage(held / self.total, digits=0)
        return (
            f"{asked.measure.short_title}{weighed} in {asked.authority.name},"
            f" {month_name(self.month)}: {len(self.squares):,} of {self.places:,}"
            f" squares, {ground} of the ground, are expected to hold {share} of about"
            f" {whole(self.total)} {unit}. {self._of_trials()} {self._of_last_time()}"
        )

    def _of_trials(self) -> str:
        mine, naive = percentages(self.as_chosen.hit_rate, self.naive.hit_rate)
        months = len(self.judged.months)
        tried = (
            f"In {months} months that were each forecast from those before, so much"
            f" ground held {mine} of what came"
        )
        if self.judged.chosen == NAIVE:
            return (
                f"{tried}; nothing beat the map of the last 12 months ({naive}) beyond"
                " chance, so that is what this is."
            )
        return (
            f"{tried}, and {naive} by the map of the last 12 months; chosen now:"
            f" {self.judged.chosen}."
        )

    def _of_last_time(self) -> str:
        last = self.judged.last
        mine, naive = percentages(last.hit_rate, last.naive)
        return (
            f"The forecast for {month_name(self.last_month)} held {mine} of what came;"
            f" the map of the 12 months before it, {naive}."
        )
