"""The assessment in two pages, for whoever reads no more."""

from collections.abc import Sequence

from fourfold.analysis.assessment.questions.about_the_data import (
    left_out_paragraphs,
)
from fourfold.analysis.assessment.section_ids import (
    CAUSES,
    CHANGE,
    COMPARE,
    HARM,
    RESPONSE,
    WHAT,
    WHERE,
)
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.charts.narrow import narrow
from fourfold.analysis.documents.printing import Json, Ties, about, cards, said
from fourfold.analysis.documents.typesetting import (
    TooLongError,
    shown_chart,
    typeset,
)
from fourfold.analysis.publication.publish import PublishedAssessment

PAGES = 2
SECTIONS = (WHAT, HARM, WHERE, CHANGE, COMPARE, CAUSES, RESPONSE)

# How many of the first things that a section says, and how many charts: the next
# where these do not fit.
LENGTHS = ((2, 4), (1, 4), (1, 2), (1, 0))

# By what a reader with two pages wants to see; as many of them as are drawn.
CHARTS = (
    "chart-map-violence",
    "chart-months-violence",
    "chart-group-violence",
    "chart-change-by-type",
)


def summary_pdf(published: PublishedAssessment, charts: Sequence[Chart]) -> bytes:
    """PDF/UA-1 of two pages at most. The same assessment gives the same bytes.

    Where all of it does not fit, each section says less, and then fewer charts are
    shown. Raises TooLongError where the least does not fit either.
    """
    by_id = {chart.id: chart for chart in charts}
    shown = [narrow(by_id[name]) for name in CHARTS if name in by_id]
    *attempts, least = LENGTHS
    for paragraphs, pictures in attempts:
        try:
            return _typeset(published, shown[:pictures], paragraphs=paragraphs)
        except TooLongError:
            continue
    paragraphs, pictures = least
    return _typeset(published, shown[:pictures], paragraphs=paragraphs)


def _typeset(
    published: PublishedAssessment, shown: Sequence[Chart], *, paragraphs: int
) -> bytes:
    data = {
        **about(published, published.assessment.title),
        "headlines": cards(published),
        "left_out": [
            paragraph.text
            for paragraph in left_out_paragraphs(published.assessment.scope)
        ],
        "sections": _sections(published, paragraphs),
        "charts": [shown_chart(chart, half=True) for chart in shown],
    }
    return typeset(
        "summary.typ",
        data,
        charts=shown,
        made_at=published.assessment.record.build.built_at,
        pages=PAGES,
    )


def _sections(published: PublishedAssessment, paragraphs: int) -> list[Json]:
    ties = Ties()
    return [
        {
            "title": section.title,
            "paragraphs": [
                said(paragraph, ties) for paragraph in section.paragraphs[:paragraphs]
            ],
        }
        for section in published.assessment.sections
        if section.id in SECTIONS and section.paragraphs
    ]
