import pytest

from fourfold.partnership.areas.configuration import (
    ConfigurationError,
    checked,
    read_configuration,
)

from .configurations import LLYN_DU, MARSHGATE, marshgate


def faults(sections):
    with pytest.raises(ConfigurationError) as raised:
        checked(sections)
    return list(raised.value.faults)


@pytest.mark.parametrize("sections", [MARSHGATE, LLYN_DU], ids=["Marshgate", "Llyn Du"])
def test_what_is_right_is_taken(sections):
    configuration = checked(sections)

    assert configuration.partnership["name"] == sections["partnership"]["name"]
    assert len(configuration.wards) == len(sections["wards"])


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"partnership": {"authority": "Marshgate"}},
            "[partnership] authority: 'Marshgate' is no code of a local authority",
        ),
        (
            {"partnership": {"time_zone": "London"}},
            "[partnership] time_zone: 'London' is no time zone; Europe/London is one",
        ),
        (
            {"partnership": {"languages": []}},
            "[partnership] languages: [] must be a list with something in it",
        ),
        (
            {"partnership": {"languages": ["English"]}},
            "[partnership] languages: 'English' is no language; en-gb is one",
        ),
        ({"partnership": {"name": " "}}, "[partnership] name: ' ' must be a text"),
        (
            {"partnership": {"short_name": "x" * 61}},
            "[partnership] short_name: longer than 60 letters",
        ),
        ({"partnership": None}, "[partnership] is missing"),
        ({"contacts": 3}, "contacts is no section; begin it with [contacts]"),
        (
            {"contacts": {"operator": "nobody"}},
            "[contacts] operator: 'nobody' is no e-mail address",
        ),
        (
            {"contacts": {"fax": "1"}},
            "[contacts] fax: no such entry; there are accessibility, data_protection, "
            "enquiries, operator, phone, postal",
        ),
        ({"hopes": {}}, "[hopes]: no such section"),
        (
            {"retention": {"people": "2 weeks"}},
            "[retention] people: '2 weeks' is no period. Write a whole number of years,"
            ' or "90 days", "18 months", "6 years".',
        ),
        (
            {"thresholds": {"fewest_shown": 0}},
            "[thresholds] fewest_shown: 0 must be a whole number of 1 or more",
        ),
        (
            {"thresholds": {"fewest_shown": True}},
            "[thresholds] fewest_shown: True must be a whole number of 1 or more",
        ),
        ({"wards": []}, "[[wards]] is missing: there must be at least one"),
        (
            {"wards": [{"code": "E05990001"}]},
            "[[wards]] number 1 name is missing",
        ),
        (
            {"wards": [{"code": "E05990001", "name": "A"}] * 2},
            "[[wards]]: code 'e05990001' stands there 2 times",
        ),
        (
            {"wards": [{"code": "E09990001", "name": "A"}]},
            "[[wards]] number 1 code: 'E09990001' is no code of a ward",
        ),
        ({"colours": 3}, "colours is no section; begin it with [colours]"),
    ],
)
def test_a_fault_is_told_by_its_place(changes, fault):
    assert fault in faults(marshgate(**changes))


def test_a_partner_has_a_kind_and_a_day():
    partner = {"name": "A", "short_name": "A", "kind": "big", "joined_on": "today"}

    found = faults(marshgate(partners=[partner]))

    assert found == [
        "[[partners]] number 1 kind: 'big' must be one of specified, relevant, "
        "voluntary, commissioned",
        "[[partners]] number 1 joined_on: 'today' must be a date: 2026-04-01",
    ]


def test_a_colour_that_nobody_could_read_on_is_refused():
    found = faults(marshgate(colours={"main": "#ffee00"}))

    assert len(found) == 1
    assert found[0].startswith("[colours] main")


def test_all_faults_are_told_at_once():
    found = faults(marshgate(partnership=None, contacts={"operator": "x"}, wards=[]))

    assert len(found) == 3


def test_the_fingerprint_does_not_depend_on_the_order():
    turned = dict(reversed(list(MARSHGATE.items())))

    assert checked(turned).fingerprint == checked(MARSHGATE).fingerprint


def test_a_file_that_is_not_there_is_told_with_how_to_begin(tmp_path):
    with pytest.raises(ConfigurationError, match="setup --example"):
        read_configuration(tmp_path / "partnership.toml")


def test_a_file_that_is_no_toml_is_told_with_the_line(tmp_path):
    file = tmp_path / "partnership.toml"
    file.write_text("[partnership\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"line 1"):
        read_configuration(file)
