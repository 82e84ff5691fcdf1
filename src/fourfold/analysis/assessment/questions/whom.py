"""To whom: what the published data say of people, and what they do not."""

from collections.abc import Iterator

from fourfold.analysis.assessment.counting import UNDER_25
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.section_ids import WHOM
from fourfold.analysis.assessment.structure import (
    Block,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.tables import Cell, FigureTable
from fourfold.analysis.assessment.wording import (
    listed,
    months_named,
    percentages,
    rate,
    whole,
)
from fourfold.analysis.cube.stops import Labels, StopCounts
from fourfold.analysis.statistics.proportions import proportion_interval

from .question import Question, nothing_derived

TITLE = "To whom"
NO_VICTIMS = (
    "The published police data say nothing of the people who are harmed: no age, no "
    "sex, no ethnic group, and not whether they were harmed before. Partners know: "
    "ask the police, the hospital and the ambulance service for counts by age and sex."
)
NO_STOPS = (
    "No stop-and-search file is loaded. With one, this section says who is searched."
)
CAVEATS = (
    "Who is searched is not who offends: it depends on where and when officers are. "
    "The group is the one that the officer saw. Residents are not who is in the "
    "street, so no rate for residents is given; to say how unlike the groups are "
    "treated takes residents by group and more than these files."
)
BLANK = "not stated"


def plan(scope: Scope) -> Iterator[FigureId]:
    measure = drawn_measure(scope)
    if measure is not None and UNDER_25 in measure.rates:
        yield FigureId(measure.id, "rate-under-25", scope.authority.code, scope.period)


def section(found: Found) -> Section:
    stops = found.background.stops
    return Section(
        WHOM,
        TITLE,
        (
            Paragraph(NO_VICTIMS),
            *_young(found),
            *((_searched(found, stops),) if stops else (Paragraph(NO_STOPS),)),
        ),
        blocks=(_block(stops),) if stops else (),
        figures=tuple(str(figure) for figure in plan(found.scope)),
    )


def _young(found: Found) -> Iterator[Paragraph]:
    """All violence set beside young residents, which is a scale and no risk."""
    measure = drawn_measure(found.scope)
    if measure is None or UNDER_25 not in measure.rates:
        return
    area = found.scope.authority
    each = found.of(measure, "rate-under-25", area.code)
    if each.value is None or not each.parts.denominator:
        yield Paragraph(f"Young people: {each.reason}.", (each.id,))
        return
    yield Paragraph(
        f"{whole(each.parts.denominator)} residents of {area.name} are under 25. For "
        f"every 1,000 of them {rate(each.value)} {measure.unit} of "
        f"{measure.short_title.lower()} were recorded, whatever the age of the victim: "
        f"a scale to set areas beside each other by, and not the risk of a young "
        f"person.",
        (each.id,),
    )


def _searched(found: Found, stops: StopCounts) -> Paragraph:
    groups = [pair for pair in stops.by_group if pair[0]]
    ages = [pair for pair in stops.by_age if pair[0]]
    parts = []
    for name, pairs in (("age", ages), ("group", groups)):
        if pairs:
            label, number = pairs[0]
            stated = sum(count for _, count in pairs)
            share = percentages(number / stated)[0]
            parts.append(f"the commonest {name} noted was {label} ({share})")
    unplaced = percentages(stops.unplaced)[0]
    return Paragraph(
        f"{listed(list(stops.forces))} made {whole(stops.total)} searches of people "
        f"and vehicles in {found.scope.authority.name}, {months_named(stops.months)}; "
        f"{listed(parts) or 'nothing was noted of who they were'}. Of all searches in "
        f"these files {unplaced} have no place and are in no area."
    )


def _block(stops: StopCounts) -> Block:
    return Block(
        "searched",
        "Who is searched",
        (Paragraph(CAVEATS),),
        tables=(
            _table("table-searched-ages", "Age, as noted", stops.by_age),
            _table(
                "table-searched-groups", "Group, as the officer saw", stops.by_group
            ),
            _table("table-searched-objects", "What was looked for", stops.by_object),
            _table("table-searched-outcomes", "What came of it", stops.by_outcome),
        ),
    )


def _table(name: str, title: str, labels: Labels) -> FigureTable:
    total = sum(number for _, number in labels)
    return FigureTable(
        id=name,
        caption=f"{title}: searches",
        columns=(title, "Searches", "Share (95% interval)"),
        rows=tuple(
            (
                label or BLANK,
                (
                    Cell(whole(number)),
                    Cell(_share(number, total)),
                ),
            )
            for label, number in labels
        ),
    )


def _share(number: int, total: int) -> str:
    found = proportion_interval(number, total)
    value, lower, upper = percentages(
        float(found.value), float(found.lower), float(found.upper)
    )
    return f"{value} ({lower} to {upper})"


QUESTION = Question(WHOM, plan, nothing_derived, section)
