"""A record goes to another agency whole, and once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing.models import Membership
from fourfold.partnership.sharing.services import transfer_ownership
from tests.people import SET_UP, actor_of, make_agency, make_person

from .agreeing import BASIS, agreed
from .conftest import into
from .records.models import Case

SERGEANT = "neighbourhood-sergeant"
THREADS = 16


@pytest.fixture
def agreement(council, police):
    return agreed(council, police, purposes=["prevent-crime", "support"])


@pytest.fixture
def fire():
    return make_agency("Fire and Rescue")


def transferred(case, to, receiver, agreement, *, by=SET_UP, **changed):
    return transfer_ownership(
        **{
            "by": by,
            "record": case,
            "agency_id": to.pk,
            "receiver_id": receiver.pk,
            "role": SERGEANT,
            "purpose": "prevent-crime",
            "basis": BASIS,
            "agreement_id": agreement.pk,
            **changed,
        }
    )


def sees(person, case):
    return Case.objects.visible_to(actor_of(person)).exists()


def test_its_receiver_and_their_agency_take_it_over(
    case, police, keeper, sergeant, agreement
):
    transferred(case, police, sergeant, agreement, by=actor_of(keeper))

    case.refresh_from_db()
    assert case.owner == police
    assert sees(sergeant, case)
    entry = Entry.objects.get(action="sharing.record_transferred")
    assert entry.details["to"] == str(police.public_id)
    assert (entry.details["kept"], entry.details["ended"]) == (1, 0)


def test_whoever_was_let_in_before_stays_where_an_agreement_covers_it(
    case, council, police, keeper, sergeant, agreement
):
    into(case, make_person("Other", council, "asb-officer"), council, purpose="review")

    transferred(case, police, sergeant, agreement)

    assert sees(keeper, case)
    assert Membership.objects.get(person=keeper).agreement == agreement
    other = Membership.objects.get(purpose="review")
    assert other.end_reason == "transferred"


def test_whoever_was_let_in_from_a_third_agency_goes_with_its_agreement(
    case, council, police, fire, sergeant, agreement
):
    ours = agreed(council, fire)
    all_three = agreed(council, police, fire, title="All three")
    how = {"role": "enforcement-officer", "basis": BASIS}
    out, stays = (
        make_person(name, fire, "enforcement-officer") for name in ("Out", "Stays")
    )
    into(case, out, fire, agreement_id=ours.pk, **how)
    into(case, stays, fire, agreement_id=all_three.pk, **how)

    transferred(case, police, sergeant, agreement)

    assert not sees(out, case)
    assert sees(stays, case)


def test_people_of_the_new_owner_need_no_agreement_any_more(
    case, police, sergeant, agreement
):
    how = {"role": SERGEANT, "basis": BASIS, "agreement_id": agreement.pk}
    into(case, sergeant, police, **how)

    transferred(case, police, sergeant, agreement)

    membership = Membership.objects.get(person=sergeant)
    assert membership.agreement is None
    assert membership.owner == police
    assert sees(sergeant, case)


def test_it_goes_nowhere_without_an_agreement(case, fire, keeper, agreement):
    receiver = make_person("Firea", fire, "enforcement-officer")

    with pytest.raises(RefusedError, match="No agreement"):
        transferred(case, fire, receiver, agreement, role="enforcement-officer")

    case.refresh_from_db()
    assert case.owner != fire


def test_it_goes_nowhere_by_a_power_that_the_agreement_does_not_name(
    case, police, sergeant, agreement
):
    with pytest.raises(RefusedError, match="does not rest on"):
        transferred(case, police, sergeant, agreement, basis="dpa-2018-part-3")


def test_it_does_not_go_where_it_is(case, council, keeper, agreement):
    with pytest.raises(RefusedError, match="already"):
        transferred(case, council, keeper, agreement, role="asb-officer")


def test_it_does_not_go_to_somebody_who_cannot_be_let_in(
    case, police, agreement, officer
):
    with pytest.raises(RefusedError, match="is not Neighbourhood"):
        transferred(case, police, officer, agreement)

    case.refresh_from_db()
    assert case.owner != police


def test_only_its_own_people_give_it_away(case, police, sergeant, agreement):
    how = {"role": SERGEANT, "basis": BASIS, "agreement_id": agreement.pk}
    into(case, sergeant, police, **how)

    with pytest.raises(PermissionDenied):
        transferred(case, police, sergeant, agreement, by=actor_of(sergeant))


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_who_give_it_away_at_once_one_succeeds(case, council, keeper):
    """Each to an agency of its own, so that a second success would show."""
    agencies = [make_agency(f"Agency {n}") for n in range(THREADS)]
    agreements = [agreed(council, agency) for agency in agencies]
    receivers = [make_person(f"R{n}", a, SERGEANT) for n, a in enumerate(agencies)]
    by, together = actor_of(keeper), Barrier(THREADS)

    def give(number):
        together.wait()
        try:
            transferred(
                case, agencies[number], receivers[number], agreements[number], by=by
            )
        except PermissionDenied:
            return None
        else:
            return agencies[number].pk
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(give, range(THREADS)))

    case.refresh_from_db()
    assert [answer for answer in answers if answer] == [case.owner_id]
    assert Entry.objects.filter(action="sharing.record_transferred").count() == 1
