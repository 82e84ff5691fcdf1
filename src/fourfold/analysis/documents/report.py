"""The whole assessment as a printed report."""

from collections.abc import Sequence

from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.printing import Ties, about, cards, sections
from fourfold.analysis.documents.typesetting import typeset
from fourfold.analysis.publication.publish import PublishedAssessment


def report_pdf(published: PublishedAssessment, charts: Sequence[Chart]) -> bytes:
    """PDF/UA-1. The same assessment and charts give the same bytes."""
    ties = Ties()
    data = {
        **about(published, published.assessment.title),
        "headlines": cards(published),
        "sections": list(sections(published, charts, ties)),
        "ties": ties.listed(),
    }
    made_at = published.assessment.record.build.built_at
    return typeset("report.typ", data, charts=charts, made_at=made_at)
