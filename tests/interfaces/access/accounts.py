from django.utils import timezone

from fourfold.partnership.accounts.services import (
    add_team,
    grant_role,
    invite_person,
    join_team,
)
from tests.people import SET_UP, actor_of

from .states import staff

ADMINISTRATORS = {"administrator"}
APPROVERS = {"administrator", "governance"}


def add_to(scene):
    officer = scene.people["officer"]
    today = timezone.localdate()
    team = add_team(by=SET_UP, agency_id=scene.council.pk, name="East")
    scene.records |= {
        "somebody": officer,
        "team": team,
        "membership": join_team(
            by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today
        ),
        "holding": grant_role(
            by=actor_of(scene.people["administrator"]),
            person_id=officer.pk,
            agency_id=scene.council.pk,
            role="marac-coordinator",
            starts_on=today,
        ),
        "invited": invite_person(
            by=SET_UP,
            email="new@example.org",
            name="Nia New",
            agency_id=scene.council.pk,
            role="analyst",
        ).invitation,
    }


def person(scene):
    return [scene.somebody.public_id]


def council(scene):
    return [scene.council.public_id]


def team(scene):
    return [scene.team.public_id]


def invitation(scene):
    return [scene.invited.public_id]


def membership(scene):
    return [scene.membership.pk]


def holding(scene):
    return [scene.holding.pk]


def somewhere(scene):
    return [scene.somebody.public_id, scene.council.public_id]


def seen(name, arguments=None):
    """A page for everybody who holds a role."""
    return staff(name, only=EVERYBODY, arguments=arguments)


def form(name, arguments=None):
    """A page with a form, for administrators; an empty form is shown again."""
    return staff(name, only=ADMINISTRATORS, arguments=arguments, GET=200, POST=200)


EVERYBODY = {
    "administrator",
    "governance",
    "officer",
    "sergeant",
    "analyst",
    "provider",
    "volunteer",
}

TABLE = [
    seen("staff:people"),
    seen("staff:person", person),
    form("staff:person-suspend", person),
    form("staff:person-leaving", person),
    staff(
        "staff:person-restore",
        only=ADMINISTRATORS,
        arguments=person,
        GET=405,
        POST=302,
    ),
    staff("staff:role-agency", only=ADMINISTRATORS, arguments=person),
    form("staff:role-give", somewhere),
    form("staff:role-end", holding),
    staff("staff:roles-awaiting", only=APPROVERS),
    staff("staff:role-decide", only=APPROVERS, arguments=holding),
    staff("staff:invitations", only=ADMINISTRATORS),
    staff("staff:invite-agency", only=ADMINISTRATORS),
    form("staff:invite", council),
    staff("staff:invitation", only=ADMINISTRATORS, arguments=invitation),
    staff(
        "staff:invitation-again",
        only=ADMINISTRATORS,
        arguments=invitation,
        GET=405,
        POST=302,
    ),
    staff(
        "staff:invitation-withdraw",
        only=ADMINISTRATORS,
        arguments=invitation,
        GET=405,
        POST=302,
    ),
    seen("staff:agencies"),
    seen("staff:agency", council),
    form("staff:agency-add"),
    form("staff:agency-change", council),
    form("staff:agency-left", council),
    form("staff:team-add", council),
    seen("staff:team", team),
    form("staff:team-join", team),
    form("staff:team-quit", membership),
]
