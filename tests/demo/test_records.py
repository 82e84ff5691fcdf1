import pytest
from django.core.management import CommandError, call_command

from fourfold.analysis.definitions import settings as definition
from fourfold.demo.confidential import make_records
from fourfold.demo.records import make_people
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE, set_partnership_up
from fourfold.partnership.accounts.models import Invitation, Person, RoleHolding
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.sharing.models import AgreementParty, SharingAgreement

PLAN = definition("demo_people.toml")


@pytest.fixture
def people(db):
    configuration = read_configuration(EXAMPLE)
    set_partnership_up(by=command("tests"), configuration=configuration)
    return make_people()


def test_every_role_that_signs_in_is_held_by_somebody(people):
    held = set(RoleHolding.objects.values_list("role", flat=True))

    assert held == {role.name for role in all_roles().values() if role.signs_in}


def test_what_needs_a_second_person_was_approved_by_the_second(people):
    needing = {role.name for role in all_roles().values() if role.needs_approval}
    rows = RoleHolding.objects.filter(role__in=needing, granted_by__isnull=False)

    assert rows.exclude(approved_by=None).exists()
    assert {row.approved_by_id for row in rows} == {people[1].pk, None}
    assert [row.role for row in rows if row.awaits_approval] == ["enforcement-officer"]


def test_everybody_can_sign_in_but_who_left_or_is_suspended(people):
    closed = [person.name for person in Person.objects.filter(is_active=False)]

    assert closed == ["Colin Frost", "Vera Holt"]
    assert Person.objects.get(name="Asha Patel").check_password(PLAN["password"])


def test_cover_confers_what_it_should(people):
    tom = Person.objects.get(name="Tom Underhill")

    assert actor_for(tom).covers == {Person.objects.get(name="Zofia Nowak").pk}


def test_an_agreement_is_in_force_and_a_request_open_to_two(people):
    make_records()

    signed = [p.agreement.title for p in AgreementParty.objects.exclude(signed_on=None)]
    assert signed.count("Preventing serious violence in Marshgate") == 2
    seen = {
        person.name: SubjectAccessRequest.objects.visible_to(actor_for(person)).count()
        for person in Person.objects.filter(is_active=True)
    }
    assert {name for name, count in seen.items() if count} == {
        "Gwen Bright",
        "Imran Shah",
    }


def test_all_of_it_stands_in_the_trail(people):
    joined = Entry.objects.filter(action="accounts.person_joined")

    assert joined.count() == len(people)
    assert Invitation.objects.filter(accepted_at=None).count() == len(PLAN["invited"])


def test_the_command_fills_an_empty_database_once(db, settings, capsys):
    settings.DEMO = True

    call_command("demo")
    first = capsys.readouterr().out
    call_command("demo")

    assert SharingAgreement.objects.count() == len(PLAN["agreements"])
    assert "Made an invented partnership of 26 people." in first
    assert PLAN["password"] in first
    assert "is there already" in capsys.readouterr().out


def test_the_command_publishes_the_assessment_of_its_evidence_once(
    db, demo, settings, tmp_path, capsys, client
):
    settings.DEMO = True
    settings.DATA_FOLDER = tmp_path
    settings.EVIDENCE_FOLDER = demo / "data"

    call_command("demo")
    call_command("demo")

    edition = Edition.objects.get()
    people = {edition.made_by, edition.signed_off_by, edition.published_by}
    assert {person.name for person in people} == {
        "Mei Chen",
        "Nadia Rahman",
        "Ada Okafor",
    }
    assert capsys.readouterr().out.count(f"Published {edition.slug}.") == 1
    assert edition.title in client.get("/").text


def test_the_command_refuses_a_site_that_is_no_demonstration(db):
    with pytest.raises(CommandError, match="FOURFOLD_DEMO=yes"):
        call_command("demo")
