"""A page a ward, to hand out and to pin up."""

from collections.abc import Iterator

from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.charts.assessment_charts import draw_profile
from fourfold.analysis.documents.printing import Ties, about, said, table_of
from fourfold.analysis.documents.typesetting import shown_chart, typeset
from fourfold.analysis.publication.publish import PublishedAssessment

PAGES = 1


def profile_pdfs(published: PublishedAssessment) -> Iterator[tuple[str, bytes]]:
    """The code of each ward with its page as PDF/UA-1, in the order of the wards."""
    assessment = published.assessment
    for ward in assessment.scope.wards:
        profile = profile_of(assessment.found, ward)
        charts = draw_profile(assessment, profile)
        ties = Ties()
        data = {
            **about(published, f"{ward.name}: ward profile"),
            "ward": ward.name,
            "paragraphs": [said(paragraph, ties) for paragraph in profile.paragraphs],
            "tables": [table_of(table) for table in profile.tables],
            "charts": [shown_chart(chart, half=True) for chart in charts],
        }
        yield (
            ward.code,
            typeset(
                "profile.typ",
                data,
                charts=charts,
                made_at=assessment.record.build.built_at,
                pages=PAGES,
            ),
        )
