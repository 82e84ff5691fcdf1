"""The months of a ward beside what is usual for it."""

from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.change.signals import signals_paragraph
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.cube.reader import Area

MONTHS = "months"
NO_SERIES = "The months of wards are counted for violence, and it is not in these data."


def months_block(found: Found, ward: Area) -> Block:
    measure = drawn_measure(found.scope)
    if measure is None:
        return Block(MONTHS, "Month by month", (Paragraph(NO_SERIES),))
    said = signals_paragraph(found, measure, ward)
    return Block(MONTHS, f"{measure.short_title}, month by month", (said,))
