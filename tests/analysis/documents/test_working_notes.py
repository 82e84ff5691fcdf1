from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.documents.working_notes import note_on
from tests.analysis.assessment.drafts import draft


def test_figures_are_put_together_by_kind():
    findings = worked_out(
        [
            draft("count", numerator=3),
            draft("rate", numerator=3, denominator=1_000),
            draft("count", of="robbery", numerator=1),
        ]
    )

    note = note_on([*findings, findings[0]])

    assert [measure.id for measure in note.measures] == ["violence", "robbery"]
    assert [len(kind.figures) for kind in note.kinds] == [2, 1]
    assert note.kinds[1].figures[0].numbers == "3 ÷ 1,000 × 1,000 = 3.000"
    assert note.example == findings[0].id
