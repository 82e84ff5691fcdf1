from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.desk import desk_of
from fourfold.partnership.accounts.models import Invitation, Team, TeamMembership
from tests.people import LONG_AGO, make_person


def section_of(actor, name):
    (found,) = [each for each in desk_of(actor) if each.name == name]
    return found


def titles(section):
    return [item.title for item in asked_for(section)]


def asked_for(section):
    """What people wait for; the law waits from the first day, for whoever manages."""
    return [item for item in section.items if "of the law" not in item.title]


@pytest.fixture
def invitation(council, administrator):
    def _invitation(name, *, days=3, **values):
        return Invitation.objects.create(
            email=f"{name.casefold()}@example.org",
            name=name,
            agency=council,
            role="analyst",
            invited_by=administrator,
            token_digest=name,
            expires_at=timezone.now() + timedelta(days=days),
            **values,
        )

    return _invitation


@pytest.fixture
def team(council):
    def _join(person, *, name="North", **values):
        team, _ = Team.objects.get_or_create(agency=council, name=name)
        return TeamMembership.objects.create(
            person=person, team=team, **{"starts_on": LONG_AGO, **values}
        )

    return _join


def queries_of(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("staff:home"))
    return len(queries)


def test_my_work_is_my_roles_with_their_three_jobs(officer, as_actor):
    work = section_of(as_actor(officer), "my-work")

    (item,) = work.items
    assert item.title == "Anti-social behaviour officer"
    assert item.hint == "Marshgate Council"
    assert len(item.lines) == 3
    assert item.lines[2] == "Keep victims told, and close well"


def test_who_holds_no_role_is_told_whom_to_ask(council, as_actor):
    person = make_person("No Role", council, "analyst", ends_on=LONG_AGO)

    work = section_of(as_actor(person), "my-work")

    assert (work.items, work.empty) == ([], "You hold no role at present.")


def test_my_team_is_who_else_is_in_it_now(officer, council, team, as_actor):
    gone = make_person("Gone", council, "analyst")
    gone.leaves_on = timezone.localdate() - timedelta(days=1)
    gone.save()
    for person in (officer, gone, make_person("Zoe", council, "analyst")):
        team(person)
    team(make_person("Amir", council, "analyst"), is_lead=True)
    team(make_person("Ended", council, "analyst"), ends_on=LONG_AGO)
    team(make_person("Elsewhere", council, "analyst"), name="South")

    mine = section_of(as_actor(officer), "my-team")

    assert titles(mine) == ["Amir", "Zoe"]
    assert [item.hint for item in mine.items] == ["North, leads it", "North"]


def test_who_is_in_no_team_has_an_empty_one(officer, as_actor):
    assert section_of(as_actor(officer), "my-team").items == []


def test_open_invitations_await_who_manages_people(
    administrator, officer, invitation, as_actor
):
    later, sooner = invitation("Later", days=5), invitation("Sooner", days=2)
    invitation("Over", days=-1)
    invitation("Withdrawn", withdrawn_at=timezone.now())
    invitation("Accepted", accepted_at=timezone.now())

    awaiting = section_of(as_actor(administrator), "awaits-me")
    others = section_of(as_actor(officer), "awaits-me")

    assert titles(awaiting) == [
        "Sooner has not answered yet",
        "Later has not answered yet",
    ]
    assert asked_for(awaiting)[0].href.endswith(f"{sooner.public_id}/")
    assert asked_for(awaiting)[1].when == later.expires_at
    assert titles(others) == []


def test_roles_await_another_than_who_gave_or_holds_them(
    administrator, governance, officer, as_actor
):
    officer.holdings.update(awaits_approval=True, granted_by=administrator)

    for_giver = section_of(as_actor(administrator), "awaits-me")
    for_other = section_of(as_actor(governance), "awaits-me")

    assert titles(for_giver) == []
    assert titles(for_other) == ["Approve a role of Asbel Officer"]


def test_desk_costs_the_same_however_much_is_on_it(
    client, sign_in, administrator, council, team, invitation
):
    sign_in(administrator)
    client.get(reverse("staff:home"))
    before = queries_of(client)
    for number in range(30):
        team(make_person(f"Person {number}", council, "analyst"))
        invitation(f"Guest{number}")
    team(administrator)

    after = queries_of(client)

    assert after == before
    assert after <= 16


def test_desk_shows_its_sections_by_name(client, sign_in, officer):
    sign_in(officer)

    page = client.get(reverse("staff:home")).text

    assert '<section aria-labelledby="my-work">' in page
    assert "Nothing awaits you." in page
