from fourfold.analysis.assessment.estimates import worked_out
from tests.analysis.assessment.drafts import ASH, YEAR, draft


def test_a_finding_says_what_it_is_of():
    (found,) = worked_out([draft("count", numerator=12)])

    assert found.id == "violence.count.E05000901.2023-07..2024-06"
    assert (found.measure.id, found.kind) == ("violence", "count")
    assert (found.area, found.period) == (ASH, YEAR)
    assert found.parts.numerator == 12
    assert found.known
    assert not found.withheld
    assert found.reason == ""


def test_a_withheld_finding_is_not_known_and_says_why():
    (found,) = worked_out([draft("count", reason="withheld, so few", withheld=True)])

    assert found.withheld
    assert not found.known
    assert found.reason == "withheld, so few"
