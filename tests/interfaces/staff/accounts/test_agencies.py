import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.accounts.models import Agency, TeamMembership
from fourfold.partnership.accounts.services import record_agency_left
from tests.interfaces.staff.accounts.test_acts import address, typed
from tests.people import SET_UP, make_agency


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def test_agencies_are_listed_with_their_people(desk, police, sergeant):
    page = desk.get(reverse("staff:agencies"), {"order": "-people"}).text

    assert "Invented Constabulary" in page
    assert "Specified authority" in page


def test_those_that_left_are_shown_on_demand(desk):
    gone = make_agency("Gone Authority")
    record_agency_left(by=SET_UP, agency_id=gone.pk, on=timezone.localdate())

    assert "Gone Authority" not in desk.get(reverse("staff:agencies")).text
    assert "Gone Authority" in desk.get(reverse("staff:agencies"), {"left": "yes"}).text


def test_adding_changing_and_leaving(desk):
    given = {"name": "Probation Service", "short_name": "Probation"}
    day = timezone.localdate()
    page = desk.post(
        reverse("staff:agency-add"),
        given | {"kind": "specified"} | typed("joined_on", day),
        follow=True,
    )
    assert "Probation Service is in the partnership." in page.text
    agency = Agency.objects.get(name="Probation Service")

    page = desk.post(
        address("agency-change", agency), given | {"kind": "relevant"}, follow=True
    )
    assert "Relevant authority" in page.text

    page = desk.post(address("agency-left", agency), typed("on", day), follow=True)
    assert "It is recorded that Probation Service leaves." in page.text


def test_a_name_that_is_taken_is_refused_and_what_was_typed_stays(desk, police):
    page = desk.post(
        reverse("staff:agency-add"),
        {"name": police.name, "short_name": "Twice", "kind": "specified"}
        | typed("joined_on", timezone.localdate()),
    )

    assert "There is already an agency called Invented Constabulary" in page.text
    assert 'value="Twice"' in page.text


def test_a_page_shows_people_and_teams(desk, police, sergeant):
    page = desk.get(address("agency", police)).text

    assert "Serge Ant" in page
    assert "There are no teams yet." in page


def test_a_team_is_added_joined_and_left(desk, council, officer):
    page = desk.post(address("team-add", council), {"name": "East"}, follow=True)
    assert "Marshgate Council has the team East." in page.text
    team = council.teams.get()
    day = timezone.localdate()

    page = desk.post(
        address("team-join", team),
        {"person_id": officer.pk, "is_lead": "on"} | typed("on", day),
        follow=True,
    )
    assert "Asbel Officer is in East." in page.text
    assert "Leads the team" in page.text

    membership = TeamMembership.objects.get()
    page = desk.post(address("team-quit", membership.pk), typed("on", day), follow=True)
    assert "Asbel Officer leaves East." in page.text


def test_people_of_other_agencies_cannot_be_chosen_for_a_team(desk, council, sergeant):
    desk.post(address("team-add", council), {"name": "East"})

    page = desk.post(
        address("team-join", council.teams.get()),
        {"person_id": sergeant.pk} | typed("on", timezone.localdate()),
    )

    assert page.status_code == 200
    assert not TeamMembership.objects.exists()
