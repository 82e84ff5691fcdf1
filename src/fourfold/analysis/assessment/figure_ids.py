"""The name of a figure: short enough to read out, exact enough to count again."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.errors import UnknownLabelError

EXAMPLE = "violence.rate.E05013882.2017-07..2018-06"

_SHAPE = re.compile(
    r"(?P<measure>[a-z0-9-]+)\.(?P<kind>[a-z0-9-]+)\.(?P<area>[A-Za-z0-9]+)"
    r"\.(?P<first>\d{4}-\d{2})\.\.(?P<last>\d{4}-\d{2})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class FigureId:
    """Which measure, which kind of figure of it, of which area, over which months."""

    measure: str
    kind: str
    area: str
    period: Period

    def __str__(self) -> str:
        months = f"{self.period.first}..{self.period.last}"
        return f"{self.measure}.{self.kind}.{self.area}.{months}"

    @property
    def is_counted(self) -> bool:
        """Whether it is counted in the cube; else it is worked out from others."""
        return kinds()[self.kind].counted


def parse_figure_id(text: str) -> FigureId:
    """Read a figure's id back. Raises UnknownLabelError that shows a right one."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise _unknown(text, "it does not have the shape of a figure's id")
    if found["kind"] not in kinds():
        raise _unknown(text, _kind_problem(found["kind"]))
    try:
        period = Period(found["first"], found["last"])
    except ValueError as problem:
        raise _unknown(text, str(problem)) from problem
    return FigureId(found["measure"], found["kind"], found["area"], period)


def _kind_problem(kind: str) -> str:
    near = get_close_matches(kind, kinds(), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{kind!r} is not one of {', '.join(kinds())}{hint}"


def _unknown(text: str, problem: str) -> UnknownLabelError:
    return UnknownLabelError(
        f"{text!r} names no figure: {problem}. "
        f"A figure's id is MEASURE.KIND.AREA.FIRST..LAST, for example {EXAMPLE}"
    )
