"""To whom: what the published data say of people, and what they do not."""

from collections.abc import Iterator, Sequence

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
    period_name,
    plural,
    rate,
    whole,
)
from fourfold.analysis.assessment.young_residents import in_wards, shares_under_25
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
        blocks=(*_young_by_ward(found), *((_block(stops),) if stops else ())),
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


def _young_by_ward(found: Found) -> Iterator[Block]:
    """How many young residents each ward has, most first; where it is known."""
    young, shares = in_wards(found, UNDER_25), shares_under_25(found)
    if not young:
        return
    years = listed(sorted({str(people.year) for people in young.values()}))
    names = {ward.code: ward.name for ward in found.scope.wards}
    rows = tuple(
        (
            names[code],
            (Cell(whole(people.people)), _share_cell(shares.get(code))),
        )
        for code, people in sorted(
            young.items(), key=lambda pair: (-pair[1].people, names[pair[0]])
        )
    )
    yield Block(
        "young-residents",
        "Young residents, ward by ward",
        (
            Paragraph(
                f"Where most of the young people live whom help has to reach. "
                f"Residents of {years}; how they were counted is told under what we "
                f"do not know."
            ),
        ),
        tables=(
            FigureTable(
                id="table-young-residents",
                caption=f"Residents aged under 25, {found.scope.authority.name}",
                columns=("Ward", "Aged under 25", "Share of all residents"),
                rows=rows,
            ),
        ),
    )


def _share_cell(share: float | None) -> Cell:
    return Cell("not known" if share is None else percentages(share)[0])


def _searched(found: Found, stops: StopCounts) -> Paragraph:
    unplaced = percentages(stops.unplaced)[0]
    noted = [
        _commonest(name, labels)
        for name, labels in (("age", stops.by_age), ("group", stops.by_group))
    ]
    return Paragraph(
        f"{listed(list(stops.forces))} made {whole(stops.total)} searches of people "
        f"and vehicles in {found.scope.authority.name}, {months_named(stops.months)}"
        f"{_outside(found, stops)}. {' '.join(noted)} Of all searches in these files "
        f"{unplaced} have no place on the map and are in no area."
    )


def _outside(found: Found, stops: StopCounts) -> str:
    """Said where the files are of other months than the crimes."""
    period = found.scope.period
    inside = set(stops.months) & set(period.months)
    if inside == set(stops.months):
        return ""
    partly = "partly " if inside else ""
    return f", {partly}outside of {period_name(period)}"


def _commonest(name: str, labels: Labels) -> str:
    stated = [pair for pair in labels if pair[0]]
    if not stated:
        return f"No {name} was noted."
    total = _sum(labels)
    label, number = stated[0]
    return (
        f"The {name} noted most often was {label}, in {percentages(number / total)[0]} "
        f"of the searches; in {percentages(1 - _sum(stated) / total)[0]} none was."
    )


def _sum(labels: Sequence[tuple[str, int]]) -> int:
    return sum(number for _, number in labels)


def _block(stops: StopCounts) -> Block:
    return Block(
        "searched",
        "Who is searched",
        (Paragraph(CAVEATS), *_repeated(stops)),
        tables=(
            _table("table-searched-ages", "Age, as noted", stops.by_age),
            _table(
                "table-searched-groups", "Group, as the officer saw", stops.by_group
            ),
            _table("table-searched-objects", "What was looked for", stops.by_object),
            _table("table-searched-outcomes", "What came of it", stops.by_outcome),
        ),
    )


def _repeated(stops: StopCounts) -> Iterator[Paragraph]:
    if stops.repeated:
        yield Paragraph(
            f"{plural(stops.repeated, 'search agrees', 'searches agree')} with another "
            f"in every cell. Nothing tells a copy from a second search, so they are "
            f"counted, as the publisher counts them."
        )


def _table(name: str, title: str, labels: Labels) -> FigureTable:
    total = _sum(labels)
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
