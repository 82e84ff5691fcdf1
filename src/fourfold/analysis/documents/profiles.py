"""A page a ward, to hand out and to pin up."""

from collections.abc import Iterator

from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.printing import Ties, about, said, table_of
from fourfold.analysis.documents.typesetting import shown_chart, typeset

PAGES = 1


def profile_pdfs(drawings: Drawings) -> Iterator[tuple[str, bytes]]:
    """The code of each ward with its page as PDF/UA-1, in the order of the wards."""
    published = drawings.published
    for code, profile in drawings.profiles.items():
        ward, charts = profile.ward, drawings.of_wards[code]
        ties = Ties()
        data = {
            **about(published, f"{ward.name}: ward profile"),
            "ward": ward.name,
            "paragraphs": [said(paragraph, ties) for paragraph in profile.paragraphs],
            "tables": [table_of(table) for table in profile.tables],
            "charts": [shown_chart(chart, half=True) for chart in charts],
        }
        yield (
            code,
            typeset(
                "profile.typ",
                data,
                charts=charts,
                made_at=published.assessment.record.build.built_at,
                pages=PAGES,
            ),
        )
