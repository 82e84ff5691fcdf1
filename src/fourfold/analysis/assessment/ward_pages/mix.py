"""Which types of crime make up what is recorded in a ward."""

from fourfold.analysis.assessment.directions import allows_percentage
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.plan import is_share_of_crime
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    change_cell,
    count_text,
    number_cell,
    unknown_cell,
)
from fourfold.analysis.assessment.wording import (
    listed,
    percentages,
    period_name,
    plural,
    whole,
)
from fourfold.analysis.cube.reader import Area

MIX = "types-of-crime"
MOST = 3
NOT_ADDED = "Anti-social behaviour is not a crime and is not counted among them."


def mix_block(found: Found, ward: Area) -> Block:
    counts = [
        found.of(each, "count", ward.code)
        for each in found.scope.types
        if is_share_of_crime(each)
    ]
    ranked = sorted(counts, key=lambda count: (-(count.value or 0), count.id))
    return Block(
        MIX,
        "What kinds of crime",
        (_sentence(ranked), Paragraph(NOT_ADDED)),
        tables=(_table(found, ward, ranked),),
    )


def _sentence(ranked: list[Finding]) -> Paragraph:
    total = _total(ranked)
    if total is None:
        unknown = next((each for each in ranked if each.value is None), None)
        why = unknown.reason if unknown else "not known, because no type was loaded"
        return Paragraph(f"The most common types: {why}.")
    if not total:
        return Paragraph("No crime was recorded.")
    top = [each for each in ranked if each.value][:MOST]
    names = [f"{_name(each)} ({_part(each, total)})" for each in top]
    return Paragraph(
        f"Of {plural(total, 'crime', 'crimes')}, most were {listed(names)}.",
        tuple(each.id for each in top),
    )


def _name(count: Finding) -> str:
    title = count.measure.short_title
    return f"{title[:1].lower()}{title[1:]}"


def _part(count: Finding, total: int) -> str:
    number = count.value or 0
    if not allows_percentage(total):
        return whole(number)
    return f"{whole(number)}, {percentages(number / total)[0]}"


def _total(counts: list[Finding]) -> int | None:
    """None where a type is not known or withheld: a share of the rest would mislead."""
    if not counts or any(each.value is None for each in counts):
        return None
    return round(sum(each.value or 0 for each in counts))


def _table(found: Found, ward: Area, ranked: list[Finding]) -> FigureTable:
    total = _total(ranked)
    return FigureTable(
        id=f"table-mix-{ward.code}",
        caption=f"Crime in {ward.name} by type, {period_name(found.scope.period)}",
        columns=("Type", "Recorded", "Share of crime", "What changed (95% interval)"),
        rows=tuple(
            (
                count.measure.short_title,
                (
                    number_cell(count, count_text),
                    _share(count, total),
                    change_cell(found.of(count.measure, "change", ward.code)),
                ),
            )
            for count in ranked
        ),
    )


def _share(count: Finding, total: int | None) -> Cell:
    if count.value is None:
        return unknown_cell(count)
    if total is None:
        return Cell("not known", count.id)
    if not allows_percentage(total):
        return Cell("too few", count.id)
    return Cell(percentages(count.value / total)[0], count.id)
