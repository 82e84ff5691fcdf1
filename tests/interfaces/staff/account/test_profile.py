from datetime import date, timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.accounts.models import Cover, RoleHolding
from fourfold.partnership.accounts.services import add_team, join_team
from tests.partnerships import make_partnership
from tests.people import SET_UP, make_person

TODAY = timezone.localdate


@pytest.fixture
def colleague(council):
    return make_person("Cole League", council, "asb-officer")


def days(first, last):
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in (("starts_on", first), ("ends_on", last))
        for part in ("day", "month", "year")
    }


def test_the_profile_shows_roles_over_time_and_teams(sign_in, officer, council):
    team = add_team(by=SET_UP, agency_id=council.pk, name="Streets")
    join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=TODAY())
    RoleHolding.objects.create(
        person=officer,
        agency=council,
        role="analyst",
        starts_on=date(2019, 1, 1),
        ends_on=date(2019, 12, 31),
    )
    RoleHolding.objects.create(
        person=officer,
        agency=council,
        role="administrator",
        starts_on=TODAY(),
        awaits_approval=True,
    )
    RoleHolding.objects.create(
        person=officer,
        agency=council,
        role="cctv-operator",
        starts_on=TODAY() + timedelta(days=3),
    )

    page = sign_in(officer).get("/staff/profile/").text

    for words in (
        "Anti-social behaviour officer",
        "over",
        "waits for approval",
        "from that day on",
        "Streets, Marshgate Council",
    ):
        assert words in page


def test_a_changed_profile_is_saved(sign_in, officer):
    client = sign_in(officer)

    page = client.post(
        "/staff/profile/", {"name": "A. Officer", "phone": "1"}, follow=True
    )

    assert "Your profile is changed" in page.text
    officer.refresh_from_db()
    assert (officer.name, officer.phone) == ("A. Officer", "1")


def test_a_profile_without_a_name_is_refused(sign_in, officer):
    page = sign_in(officer).post("/staff/profile/", {"name": ""})

    assert "There is a problem" in page.text


def test_cover_is_arranged_with_a_colleague_of_the_agency(
    sign_in, officer, colleague, council, sergeant
):
    client = sign_in(officer)

    form = client.get("/staff/profile/cover/").text
    page = client.post(
        "/staff/profile/cover/",
        {
            "colleague": f"{colleague.pk}-{council.pk}",
            **days(TODAY(), TODAY() + timedelta(days=7)),
        },
        follow=True,
    )

    assert "Cole League, Marshgate Council" in form
    assert "Serge Ant" not in form
    assert "Cole League covers for Asbel Officer" in page.text


def test_cover_that_the_rules_refuse_is_refused_in_words(
    sign_in, officer, colleague, council
):
    page = sign_in(officer).post(
        "/staff/profile/cover/",
        {
            "colleague": f"{colleague.pk}-{council.pk}",
            **days(TODAY(), TODAY() - timedelta(days=7)),
        },
    )

    assert "Cover cannot end before it begins" in page.text


def cover_for(officer, colleague, council, first=None):
    return Cover.objects.create(
        absent=officer,
        by=colleague,
        agency=council,
        starts_on=first or TODAY(),
        ends_on=TODAY() + timedelta(days=7) if first is None else first,
    )


def test_cover_is_ended_after_asking(sign_in, officer, colleague, council):
    cover = cover_for(officer, colleague, council)
    client = sign_in(officer)

    asked = client.get(f"/staff/profile/cover/{cover.pk}/end/")
    page = client.post(f"/staff/profile/cover/{cover.pk}/end/", follow=True)

    assert "it ends at once" in asked.text
    assert "The cover is ended" in page.text
    assert not Cover.objects.exists()


def test_cover_that_is_over_cannot_be_ended(sign_in, officer, colleague, council):
    cover = cover_for(officer, colleague, council, date(2021, 1, 1))

    page = sign_in(officer).post(f"/staff/profile/cover/{cover.pk}/end/", follow=True)

    assert "This cover is over already" in page.text


def test_cover_of_others_is_not_there(sign_in, officer, colleague, council, sergeant):
    cover = cover_for(officer, colleague, council)

    answer = sign_in(sergeant).post(f"/staff/profile/cover/{cover.pk}/end/")

    assert answer.status_code == 404
    assert Cover.objects.exists()


@pytest.mark.parametrize(
    ("languages", "offered"), [(["en-gb"], 0), (["en-gb", "cy"], 1)]
)
def test_a_language_is_chosen_where_the_partnership_has_several(
    sign_in, officer, languages, offered
):
    make_partnership(partnership={"languages": languages})

    page = sign_in(officer).get("/staff/profile/").text

    assert page.count("Cymraeg") == offered


def test_the_profile_asks_the_database_no_more_for_more_roles(
    sign_in, officer, council, django_assert_max_num_queries
):
    client = sign_in(officer)
    for year in range(2000, 2019):
        RoleHolding.objects.create(
            person=officer,
            agency=council,
            role="analyst",
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
        )

    with django_assert_max_num_queries(14):
        client.get("/staff/profile/")
