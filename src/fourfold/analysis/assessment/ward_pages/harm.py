"""How much harm the crimes of a ward stand for, beside how many they are."""

import numpy as np

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.questions.harm import (
    KIND,
    MOST,
    NOT_ALONE,
    TOTAL,
    hangs_on,
    harm_total,
    total_sentence,
)
from fourfold.analysis.assessment.questions.weighed_types import Weighed, weighed_by
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.wording import listed, percentages
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import measure

HARM = "harm"


def ward_harm(found: Found, ward: Area) -> Finding:
    return harm_total(found, weighed_by(found, found.background.harm_scales[0], ward))


def harm_block(found: Found, ward: Area) -> Block:
    total = found.of(measure(TOTAL), KIND, ward.code)
    title = "Harm beside counts"
    if not total.known:
        return Block(HARM, title, (Paragraph(f"Harm: {total.reason}.", (total.id,)),))
    weighed = weighed_by(found, found.background.harm_scales[0], ward)
    return Block(
        HARM,
        title,
        (
            Paragraph(total_sentence(found, weighed, total), (total.id,)),
            *_leading(weighed),
            Paragraph(NOT_ALONE),
        ),
    )


def _leading(weighed: Weighed) -> tuple[Paragraph, ...]:
    """The types with most of the harm, each with its share of the count."""
    harm, crimes = weighed.harm.sum(), weighed.now.sum()
    if not harm:
        return ()
    parts = []
    for at in np.argsort(-weighed.harm, kind="stable")[:MOST]:
        if not weighed.now[at]:
            continue
        of_harm, of_crimes = percentages(
            weighed.harm[at] / harm, weighed.now[at] / crimes
        )
        name = weighed.types[at].short_title.lower()
        parts.append(f"{name} ({of_harm} of the harm, {of_crimes} of the crimes)")
    said = f"Most of it: {listed(parts)}. {hangs_on(weighed)}".rstrip()
    return (Paragraph(said, weighed.figures),)
