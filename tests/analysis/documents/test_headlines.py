from dataclasses import replace

from fourfold.analysis.documents.headlines import headlines
from fourfold.analysis.publication import rules
from tests.analysis.assessment.small_cube import SmallCube
from tests.analysis.documents.pages import published


def of(name, forces=(), last_month="2024-06", **settings):
    assessment = published(SmallCube(**settings), last_month=last_month).assessment
    found = assessment.found
    return {each.measure.id: each for each in headlines(found, forces)}[name]


def test_a_headline_has_number_rates_and_change_with_their_ids():
    found = of("violence")

    assert (found.number.text, found.unit) == ("432", "offences")
    assert [each.text for each in found.rates] == [
        "72.0 for every 1,000 residents (95% interval 65.4 to 79.1).",
        "288.0 for every 1,000 residents under 25, whatever the age of the victim "
        "(95% interval 261.5 to 316.5).",
    ]
    assert found.change.text == (
        "No change beyond chance: 432 against 432 the year before."
    )
    assert found.change.figure == (
        "violence.change-dispersed.E09000901.2023-07..2024-06"
    )
    assert found.change.direction == "neither"


def test_a_headline_says_how_it_stands_to_recorded_crime():
    assert of("recorded-crime").relation == "All types of crime."
    assert of("robbery").relation == "Part of recorded crime."
    assert of("anti-social-behaviour").relation == (
        "Incidents are not crimes and are never added to them."
    )


def test_what_is_not_known_says_why():
    found = of("violence", unknown=("2023-09",))

    reason = "not known, because there are no figures for September 2023."
    assert (found.number.text, found.unit) == ("Not known", "")
    assert found.rates[0].text == f"For every 1,000 residents: {reason}"
    assert found.change.text == f"Change: {reason}"
    assert found.change.direction == ""


def test_what_is_withheld_says_so(monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")
    few = SmallCube().wards[:1]

    found = of(
        "robbery",
        wards=few,
        monthly={"robbery": 0},
        changed={(few[0].code, "2024-01", "robbery"): 2},
    )

    assert found.number.text == "Withheld"


def test_a_change_of_recording_is_told_for_the_forces_it_is_of():
    assert (
        of("violence", forces=["Metropolitan Police Service"])
        .breaks[0]
        .startswith("Recording changed in March 2024")
    )
    assert of("violence", forces=["kent"]).breaks == ()


def test_the_note_holds_the_figures_of_the_headline():
    note = of("violence").note

    ids = [figure.id for kind in note.kinds for figure in kind.figures]
    assert len(ids) == 4
    assert note.example == ids[0]
    assert replace(note) == note
