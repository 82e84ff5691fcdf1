"""A ward beside the rest of its authority, and beside the wards most like it."""

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.group_rates import rates_among
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.compare import against_group
from fourfold.analysis.assessment.questions.subject import Subject, words_of
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.assessment.wording import (
    capitalised,
    listed,
    period_name,
    plural,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure

from .likeness import Likeness
from .standings import RANK

BESIDE = "beside-other-wards"
KIND = "against-group"
DIFFER = (
    "Wards differ for many reasons: who lives there, who comes there, and how crime is "
    "reported. A higher rate is a question, not a verdict."
)
# More are no sentence.
MOST_NAMES = 6


def against_like(
    found: Found, measure: Measure, ward: Area, *, like: Likeness
) -> Finding:
    """The rate of a ward beside that of the wards most like it together."""
    others = like.most_like(ward)
    if not others:
        return Subject(found, measure, KIND, ward).not_known(like.reason(ward))
    title = f"the {len(others)} wards most like it"
    return against_group(
        found, measure, rates_among(found, measure, (ward, *others), title=title)
    )


def beside_block(found: Found, ward: Area, like: Likeness) -> Block:
    measure = drawn_measure(found.scope)
    title = "Beside other wards"
    if measure is None:
        return Block(BESIDE, title, (Paragraph(DIFFER),))
    others = like.most_like(ward)
    said = (_of_all(found, measure, ward), _of_like(found, measure, ward, like=like))
    return Block(
        BESIDE,
        title,
        (*said, *_of_kind(ward, like), Paragraph(DIFFER)),
        tables=(_table(found, measure, ward, others=others),) if others else (),
    )


def _of_all(found: Found, measure: Measure, ward: Area) -> Paragraph:
    place = found.of(measure, RANK, ward.code)
    words = words_of(place)
    if place.known:
        words = f"its rate is {words.removeprefix('rate ')}"
    head = f"{measure.short_title}, of the wards of {found.scope.authority.name}"
    return Paragraph(f"{head}: {words}", (place.id,))


def _of_like(
    found: Found, measure: Measure, ward: Area, *, like: Likeness
) -> Paragraph:
    beside = found.of(measure, KIND, ward.code)
    others = like.most_like(ward)
    if not others:
        return Paragraph(f"Beside similar wards: {beside.reason}.", (beside.id,))
    names = listed([each.name for each in others])
    return Paragraph(
        f"By deprivation and the share of residents under 25, {names} are most like "
        f"{ward.name}. {measure.short_title}: {words_of(beside)}",
        (beside.id,),
    )


def _of_kind(ward: Area, like: Likeness) -> tuple[Paragraph, ...]:
    found = like.kind_of(ward)
    if found is None:
        return ()
    kind, others = found
    names = [each.name for each in others]
    shown = listed(names) if len(names) <= MOST_NAMES else ""
    who = f", with {shown or plural(len(names), 'other', 'others')}" if names else ""
    return (
        Paragraph(
            f"By violence, deprivation and young residents together it is of "
            f"{kind} of the wards{who}."
        ),
    )


def _table(
    found: Found, measure: Measure, ward: Area, *, others: tuple[Area, ...]
) -> FigureTable:
    return FigureTable(
        id=f"table-like-{ward.code}",
        caption=(
            f"{capitalised(measure.short_title)} in {ward.name} and the wards most "
            f"like it, {period_name(found.scope.period)}"
        ),
        columns=(
            "Ward",
            measure.unit.capitalize(),
            "Per 1,000 residents (95% interval)",
        ),
        rows=tuple(
            (each.name, _cells(found, measure, each)) for each in (ward, *others)
        ),
    )


def _cells(found: Found, measure: Measure, ward: Area) -> tuple[Cell, ...]:
    return (
        number_cell(found.of(measure, "count", ward.code), count_text),
        number_cell(found.of(measure, "rate", ward.code), rate_with_limits),
    )
