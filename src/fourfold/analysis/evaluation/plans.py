"""What an evaluation will ask, written down before anybody can know the answer."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.errors import PlanError
from fourfold.analysis.offences.fields import Fields
from fourfold.analysis.offences.measures import measures

# How each method compares, in the words that a result is told in.
METHODS = {
    "difference-in-differences": "change beside the change of other areas",
    "weighted-displacement": "change beside other areas, and next door",
    "interrupted-series": "the series drawn on as it went before",
    "synthetic-control": "a mixture of other areas that went alike before",
}
SHAPES = ("level", "level-and-slope")
COMPARES = ("difference-in-differences", "weighted-displacement", "synthetic-control")
# A mixture of fewer areas can never show less than one chance in ten.
FEWEST_TO_MIX = 9


@dataclass(frozen=True, slots=True)
class Plan:
    """An evaluation as it will be done; a change of any word is another plan.

    before, after : first and last month; months between belong to neither
    treated, controls, next_door, next_door_controls : codes of areas, of one level
    chosen_because : why these areas are compared with
    hoped_for : per cent that the count shall fall by, for what could be found
    shape : of an interrupted series
    """

    title: str
    question: str
    measure: str
    method: str
    treated: tuple[str, ...]
    controls: tuple[str, ...]
    next_door: tuple[str, ...]
    next_door_controls: tuple[str, ...]
    chosen_because: str
    before: tuple[str, str]
    after: tuple[str, str]
    hoped_for: int
    shape: str

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area, in the order of its sort."""
        return self.treated + self.controls + self.next_door + self.next_door_controls

    @property
    def months(self) -> tuple[str, ...]:
        """Every month from the first before to the last after."""
        return Period(self.before[0], self.after[1]).months

    def as_data(self) -> dict[str, Any]:
        """What a file holds, and what its hash is of."""
        data = {
            name: list(each) if isinstance(each, tuple) else each
            for name, each in asdict(self).items()
        }
        # A time of one month is written once, as a person writes it.
        for name in ("before", "after"):
            data[name] = list(dict.fromkeys(data[name]))
        return data


def plan_from(content: Mapping[str, Any], *, file: str, is_whole: bool = True) -> Plan:
    """The plan that a file describes.

    content : as TOML or JSON give it
    file : its name, for messages
    is_whole : whether the areas to compare with must be there already

    Raises FourfoldError, naming the file and the field, for a field that is missing,
    unknown or of the wrong type; PlanError where the parts do not fit together.
    """
    fields = Fields(file, content, folder="")
    plan = Plan(
        title=fields.text("title"),
        question=fields.text("question"),
        measure=fields.text("measure", allowed=[each.id for each in measures()]),
        method=fields.text("method", allowed=METHODS),
        treated=fields.texts("treated"),
        controls=_optional(fields, content, "controls"),
        next_door=_optional(fields, content, "next_door"),
        next_door_controls=_optional(fields, content, "next_door_controls"),
        chosen_because=fields.text("chosen_because"),
        before=_months(fields, "before"),
        after=_months(fields, "after"),
        hoped_for=fields.number("hoped_for"),
        shape=fields.text("shape", allowed=SHAPES) if "shape" in content else SHAPES[0],
    )
    fields.refuse_others()
    _check_months(plan)
    _check_areas(plan, is_whole=is_whole)
    if not 1 <= plan.hoped_for <= 99:
        raise PlanError(f"{file}, hoped_for: must be 1 to 99 per cent.")
    return plan


def _optional(fields: Fields, content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    # A frozen plan says of a list that it is empty; a file written by hand need not.
    if content.get(name, ()):
        return fields.texts(name)
    fields.tables(name)
    return ()


def _months(fields: Fields, name: str) -> tuple[str, str]:
    both = fields.texts(name)
    try:
        Period(both[0], both[-1])
    except ValueError as error:
        raise PlanError(
            f"{name}: {error}. Write the first and the last month."
        ) from None
    return both[0], both[-1]


def _check_months(plan: Plan) -> None:
    if plan.before[1] >= plan.after[0]:
        raise PlanError(
            f"after: begins in {plan.after[0]}, and before ends in {plan.before[1]}."
            " The time after must follow upon the time before."
        )


def _check_areas(plan: Plan, *, is_whole: bool) -> None:
    if len(set(plan.areas)) < len(plan.areas):
        raise PlanError("An area stands in two lists, or twice in one. Keep it in one.")
    if not is_whole:
        return
    if plan.method in COMPARES and not plan.controls:
        raise PlanError(f"controls: {plan.method} needs areas to compare with.")
    if bool(plan.next_door) != bool(plan.next_door_controls):
        raise PlanError(
            "next_door and next_door_controls go together: what moved next door is"
            " told beside areas that are like it."
        )
    if plan.next_door and plan.method != "weighted-displacement":
        raise PlanError("next_door: only weighted-displacement looks there.")
    if plan.method == "synthetic-control":
        _check_mixture(plan.treated, plan.controls)


def _check_mixture(treated: Collection[str], controls: Collection[str]) -> None:
    if len(treated) != 1:
        raise PlanError("treated: synthetic-control is of one area.")
    if len(controls) < FEWEST_TO_MIX:
        raise PlanError(
            f"controls: a mixture needs {FEWEST_TO_MIX} areas or more, else chance"
            " cannot be told from an effect."
        )
