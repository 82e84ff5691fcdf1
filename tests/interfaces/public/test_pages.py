import pytest
from django.apps import apps
from django.urls import reverse

from fourfold.interfaces.public.personal_data import held_about_people
from fourfold.partnership.personal_data.periods import known_periods
from tests.partnerships import make_partnership

NAMES = ["home", "privacy", "accessibility", "contact", "help"]
CONTACTS = {
    "enquiries": "safety@marshgate.example",
    "data_protection": "privacy@marshgate.example",
    "accessibility": "access@marshgate.example",
    "phone": "01632 960000",
    "postal": "1 Quay Street\nMarshgate",
}
RETENTION = dict.fromkeys(known_periods(), "18 months")


@pytest.fixture
def set_up(db):
    return make_partnership


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_open_before_and_after_set_up(client, set_up, name):
    before = client.get(reverse(f"public:{name}"))
    set_up(contacts=CONTACTS)
    after = client.get(reverse(f"public:{name}"))

    assert (before.status_code, after.status_code) == (200, 200)


@pytest.mark.parametrize("name", NAMES)
def test_pages_cost_few_queries(client, set_up, django_assert_max_num_queries, name):
    set_up(contacts=CONTACTS)

    with django_assert_max_num_queries(3):
        client.get(reverse(f"public:{name}"))


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_a_stranger_set_no_cookie(client, set_up, name):
    set_up(contacts=CONTACTS)

    assert not client.get(reverse(f"public:{name}")).cookies


def test_home_says_which_command_sets_the_site_up(client, db):
    assert "manage.py setup partnership.toml" in client.get("/").text


def test_home_names_the_partnership_and_where_help_is(client, set_up):
    set_up()

    page = client.get("/").text

    assert "<h1>Marshgate Violence Reduction Partnership</h1>" in page
    assert 'href="tel:999"' in page


def test_contact_shows_the_addresses_of_the_partnership(client, set_up):
    set_up(contacts=CONTACTS)

    page = client.get(reverse("public:contact")).text

    assert "mailto:safety@marshgate.example" in page
    assert "1 Quay Street<br>Marshgate" in page
    assert "01632 960000" in page


@pytest.mark.parametrize("name", ["privacy", "accessibility", "contact"])
def test_a_page_without_addresses_says_who_sets_them(client, set_up, name):
    set_up()

    page = client.get(reverse(f"public:{name}")).text

    assert "sets" in page
    assert "partnership.toml, under [contacts]" in page


def test_who_needs_another_form_can_write_to_somebody(client, set_up):
    set_up(contacts={"enquiries": "safety@marshgate.example"})

    page = client.get(reverse("public:accessibility")).text

    assert "mailto:safety@marshgate.example" in page


def test_privacy_lists_every_record_of_ours_that_is_personal(client, db):
    personal = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("fourfold.") and model.Privacy.personal
    ]

    whys = {held.why.casefold() for held in held_about_people({})}

    assert personal
    assert {model.Privacy.why.casefold() for model in personal} <= whys


def test_privacy_says_how_long_as_the_partnership_decided(client, set_up):
    set_up(retention=RETENTION)

    page = client.get(reverse("public:privacy")).text

    assert "18 months (people who left), then made anonymous" in page
    assert "18 months (invitations), then deleted" in page
    assert "Not decided yet" not in page


def test_privacy_does_not_pretend_where_nothing_is_decided():
    (person,) = [held for held in held_about_people({}) if held.what == "Person"]

    assert person.kept == "Not decided yet, so nothing is deleted"
    assert "work e-mail address" in person.details


def test_privacy_speaks_no_words_of_programs():
    said = " ".join(held.details for held in held_about_people(RETENTION))

    assert "_" not in said
    assert "user agent" not in said
