from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.accounts.models import Person, RoleHolding
from fourfold.partnership.accounts.services import (
    add_team,
    arrange_cover,
    join_team,
    suspend_person,
)
from tests.people import LONG_AGO, SET_UP, make_person

PEOPLE = reverse("staff:people")
# Session, device, person, cover, roles, partnership; page, count, roles shown; filters.
MOST_QUERIES = 14


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def test_people_are_found_by_parts_of_name_or_address(desk, officer, sergeant):
    found = desk.get(PEOPLE, {"text": "asb off"}).text

    assert "Asbel Officer" in found
    assert "Serge Ant" not in found


def test_people_are_found_by_agency_and_role(desk, officer, sergeant, police):
    by_agency = desk.get(PEOPLE, {"agency": str(police.public_id)}).text
    by_role = desk.get(PEOPLE, {"role": "asb-officer"}).text

    assert "Serge Ant" in by_agency
    assert officer.email not in by_agency
    assert officer.email in by_role
    assert sergeant.email not in by_role


def test_only_active_people_are_shown_unless_others_are_asked_for(desk, officer):
    suspend_person(by=SET_UP, person_id=officer.pk, reason="absence")

    assert officer.email not in desk.get(PEOPLE).text
    assert officer.email in desk.get(PEOPLE, {"status": "suspended"}).text
    assert officer.email in desk.get(PEOPLE, {"status": "all"}).text


def test_a_filter_that_makes_no_sense_shows_everybody_active(desk, officer):
    found = desk.get(PEOPLE, {"role": "wizard", "page": "-7", "order": "'; --"})

    assert found.status_code == 200
    assert officer.email in found.text


def test_nobody_found_says_what_to_do(desk):
    assert "Try fewer words" in desk.get(PEOPLE, {"text": "Zebedee"}).text


def test_a_list_of_many_costs_as_many_queries_as_one_of_few(
    desk, council, django_assert_max_num_queries
):
    people = Person.objects.bulk_create(
        Person(name=f"Person {n:03}", email=f"p{n}@example.org") for n in range(120)
    )
    RoleHolding.objects.bulk_create(
        RoleHolding(person=p, agency=council, role="analyst", starts_on=LONG_AGO)
        for p in people
    )

    desk.get(PEOPLE)  # the first request of a session notes the device

    with django_assert_max_num_queries(MOST_QUERIES):
        page = desk.get(PEOPLE, {"page": "2"}).text

    assert "Page 2 of 3" in page
    assert "Analyst, Marshgate Council" in page


def test_a_page_tells_roles_teams_and_cover(desk, officer, council):
    today = timezone.localdate()
    other = make_person("Otto Other", council, "asb-officer")
    team = add_team(by=SET_UP, agency_id=council.pk, name="East")
    join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today, is_lead=True)
    arrange_cover(
        by=SET_UP,
        absent_id=officer.pk,
        by_id=other.pk,
        agency_id=council.pk,
        starts_on=today,
        ends_on=today + timedelta(days=1),
    )

    page = desk.get(reverse("staff:person", args=[officer.public_id])).text

    assert "Anti-social behaviour officer" in page
    assert "From 1 April 2020" in page
    assert "East" in page
    assert "leads it" in page
    assert "Otto Other for Asbel Officer" in page


def test_somebody_who_is_not_there_is_not_found(desk):
    unknown = reverse("staff:person", args=["00000000-0000-4000-8000-000000000000"])

    assert desk.get(unknown).status_code == 404


def test_acts_are_offered_to_administrators_only(sign_in, administrator, officer):
    address = reverse("staff:person", args=[officer.public_id])

    assert "Suspend" in sign_in(administrator).get(address).text
    assert "Suspend" not in sign_in(officer).get(address).text


def test_a_hostile_name_is_shown_as_text(desk, officer):
    Person.objects.filter(pk=officer.pk).update(name="<script>alert(1)</script>")

    page = desk.get(PEOPLE, {"text": "script"}).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
