from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.errors import FourfoldError, UnknownLabelError
from fourfold.analysis.publication import rules
from fourfold.analysis.publication.publish import WITHHELD, publish
from fourfold.analysis.publication.tables import cells_of, tables_among
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, RELEASE, SmallCube
from tests.analysis.publication.slow_recovery import determined

YEAR = "2023-07..2024-06"
FEW_ROBBERIES = {
    (ward, month, "robbery"): 0
    for ward in ("E05000901", "E05000902", "E05000903")
    for month in MONTHS[-12:]
} | {
    ("E05000901", "2024-01", "robbery"): 3,
    ("E05000902", "2024-01", "robbery"): 7,
    ("E05000903", "2024-02", "robbery"): 12,
}


def assessed(**settings):
    return assess(SmallCube(**settings), authority=AUTHORITY.code)


@pytest.fixture(scope="module")
def restricted():
    """The assessment of few robberies, from a source that is not public."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "disclosure_class", lambda source: "restricted")
        return publish(assessed(changed=FEW_ROBBERIES)).assessment


def test_open_data_is_published_as_it_was_assessed():
    assessment = assessed(unknown=("2022-02",), changed=FEW_ROBBERIES)

    assert publish(assessment).assessment == assessment


def test_small_counts_and_a_cover_for_them_are_withheld(restricted):
    found = {
        ward: restricted.findings[f"robbery.count.{ward}.{YEAR}"]
        for ward in ("E05000901", "E05000902", "E05000903")
    }

    assert found["E05000901"].withheld
    assert found["E05000901"].reason == WITHHELD
    assert found["E05000902"].withheld
    asb = restricted.findings[f"anti-social-behaviour.count.E05000903.{YEAR}"]
    assert asb.value == 240


@pytest.mark.parametrize("kind", ["rate", "change", "against-rest"])
def test_what_is_made_of_a_withheld_count_is_withheld(restricted, kind):
    found = restricted.findings[f"robbery.{kind}.E05000901.{YEAR}"]

    assert found.withheld
    assert (found.value, found.lower, found.upper, found.p_value) == (None,) * 4
    assert found.parts.numerator is None
    assert found.parts.rest is None


def test_what_is_shown_is_rounded_and_worked_out_from_the_rounded(restricted):
    whole = assessed(changed=FEW_ROBBERIES).findings
    shown = {
        name: finding
        for name, finding in restricted.findings.items()
        if finding.kind in ("count", "rate") and finding.value is not None
    }

    assert all(each.parts.numerator % 5 == 0 for each in shown.values())
    assert any(
        finding.parts.numerator != whole[name].parts.numerator
        for name, finding in shown.items()
    )
    rate = next(each for each in shown.values() if each.kind == "rate")
    people = rate.parts.denominator
    assert rate.value == pytest.approx(rate.parts.numerator / people * 1_000)


def test_nothing_withheld_can_be_worked_out_of_the_published_totals(restricted):
    drafts = [finding.draft for finding in restricted.findings.values()]
    cells = {cell for draft in drafts for cell in cells_of(draft).values()}
    shown = {
        cells_of(draft)["numerator"]
        for draft in drafts
        if draft.figure.kind == "count" and not draft.withheld
    }
    tables = tables_among(cells, restricted.scope)

    hidden = sorted(cells - shown)

    assert hidden
    assert determined(hidden, tables) == set()


def test_a_figure_that_was_not_known_keeps_its_own_reason(monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")
    assessment = assessed(unknown=("2022-09",), changed=FEW_ROBBERIES)
    named = f"robbery.change.E05000901.{YEAR}"
    alone = assess(
        SmallCube(unknown=("2022-09",), changed=FEW_ROBBERIES),
        authority=AUTHORITY.code,
        last_month="2024-06",
    )

    found = publish(alone).assessment.findings[named]

    assert assessment.scope.authority == AUTHORITY
    assert found.reason.startswith("not known")
    assert not found.withheld
    assert found.parts.numerator is None


def test_every_figure_has_its_provenance():
    published = publish(assessed())

    assert set(published.provenance) == set(published.assessment.findings)
    found = published.provenance[f"violence.rate.E05000901.{YEAR}"]
    assert (found.measure.id, found.area.name) == ("violence", "Ash")
    assert (found.build, found.releases) == ("build-0001", (RELEASE,))
    assert str(found.period.last) == "2024-06"


def test_the_licence_lines_go_with_it():
    assert publish(assessed()).licences == SmallCube().licences()


def test_open_data_needs_no_note():
    assert publish(assessed()).notes == ()


def test_what_was_done_to_restricted_counts_is_said(monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")

    (note,) = publish(assessed()).notes

    assert "counts from 1 to 4 are withheld" in note
    assert "rounded to the nearest 5" in note


def test_an_unknown_audience_is_refused():
    with pytest.raises(UnknownLabelError, match="press"):
        publish(assessed(), audience="press")


def test_areas_that_are_too_small_are_refused():
    assessment = assessed()
    streets = tuple(
        replace(ward, level="output-area") for ward in assessment.scope.wards
    )

    with pytest.raises(FourfoldError, match="output-area"):
        publish(replace(assessment, scope=replace(assessment.scope, wards=streets)))
