from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Pledge, PledgeEntry
from fourfold.partnership.strategy.standing import kept
from tests.people import actor_of, make_person
from tests.strategies import make_milestone, make_pledge

OUTCOME = {
    "result": "met",
    "text": "It is open",
    "source": "Report 7",
    "dated_on": date(2026, 4, 30),
}


def record(pledge, by, amount, day=date(2026, 4, 1)):
    return services.record_entry(
        by=by,
        pledge_id=pledge.pk,
        amount=Decimal(amount),
        dated_on=day,
        source="Term report",
    )


def standing(pledge):
    return kept(queries.pledge(pledge.public_id), timezone.localdate())


def test_entries_add_up(pledge, by):
    record(pledge, by, 1_200)
    record(pledge, by, 800)

    assert standing(pledge).sentence == "2,000 of 10,000 children: 20%"


def test_wrong_entry_is_struck_out_and_stays_to_be_seen(pledge, by):
    wrong = record(pledge, by, 9_999)
    record(pledge, by, 800)
    struck = services.strike_entry(by=by, entry_id=wrong.pk, reason="Typed wrongly")

    assert standing(pledge).sentence == "800 of 10,000 children: 8%"
    assert PledgeEntry.objects.count() == 3
    for entry in (wrong, struck):
        with pytest.raises(RefusedError, match="already"):
            services.strike_entry(by=by, entry_id=entry.pk, reason="x")


def test_pledge_with_all_struck_out_has_nothing_recorded(pledge, by):
    services.strike_entry(by=by, entry_id=record(pledge, by, 5).pk, reason="x")

    assert standing(pledge).sentence == "Nothing is recorded yet."


@pytest.mark.parametrize(
    ("amount", "day", "why"),
    [
        (0, date(2026, 4, 1), "more than 0"),
        (-5, date(2026, 4, 1), "more than 0"),
        (5, date(2026, 5, 2), "future"),
        (5, date(2025, 12, 31), "outside"),
    ],
)
def test_entry_is_an_amount_within_the_time(pledge, by, amount, day, why):
    with pytest.raises(RefusedError, match=why):
        record(pledge, by, amount, day)


def test_past_its_end_without_a_number(pledge, clock):
    clock.move_to("2027-01-01T00:00Z")

    assert standing(pledge).word == "Outcome not published"


def test_milestone_is_met_when_somebody_says_so(milestone, by):
    with pytest.raises(RefusedError, match="not about a number"):
        record(milestone, by, 5)
    services.publish_outcome(
        by=by, pledge_id=milestone.pk, **OUTCOME | {"result": "partly"}
    )
    services.publish_outcome(by=by, pledge_id=milestone.pk, **OUTCOME)

    assert standing(milestone).word == "Met"
    assert milestone.outcomes.count() == 2
    said = queries.history(milestone.public_id)[0]
    assert (said.old, said.new) == ("partly", "met")


def test_outcome_of_a_number_is_worked_out(pledge, by):
    with pytest.raises(RefusedError, match="worked out"):
        services.publish_outcome(by=by, pledge_id=pledge.pk, **OUTCOME)


def test_kind_and_target_fit(manager, strategy, domain, council):
    where = (manager, strategy, domain, council)
    for said in ({"target": None}, {"target": Decimal(0)}, {"unit": ""}):
        with pytest.raises(RefusedError, match="needs the number"):
            make_pledge(*where, **said)
    with pytest.raises(RefusedError, match="Only a number"):
        make_milestone(*where, target=Decimal(5))
    with pytest.raises(RefusedError, match="last day"):
        make_pledge(*where, ends_on=date(2025, 1, 1))


def test_pledge_is_retold_and_not_shrunk(pledge, domain, by):
    services.edit_pledge(
        by=by,
        pledge_id=pledge.pk,
        reason="Clearer",
        domain_id=domain.pk,
        title="Reach children",
        text="",
    )
    assert queries.history(pledge.public_id)[0].reason == "Clearer"

    for change in ({"target": 5}, {"ends_on": date(2030, 1, 1)}):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            Pledge.objects.update(**change)


def test_an_agency_says_how_far_its_own_pledges_are(
    manager, strategy, domain, council, police
):
    theirs = actor_of(make_person("Their Sergeant", police, "neighbourhood-sergeant"))
    mine = make_pledge(manager, strategy, domain, police)

    record(mine, theirs, 5)
    with pytest.raises(PermissionDenied):
        record(make_pledge(manager, strategy, domain, council), theirs, 5)


def test_pledges_are_found_by_what_they_belong_to(pledge, milestone, council, police):
    assert set(queries.pledges(strategy="safer-together")) == {pledge, milestone}
    assert set(queries.pledges(domain="curtail-violence")) == {pledge, milestone}
    assert set(queries.pledges(partner=str(council.public_id))) == {pledge, milestone}
    assert not queries.pledges(partner=str(police.public_id))
