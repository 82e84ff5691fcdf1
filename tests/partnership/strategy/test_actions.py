"""Actions: their days, who does them, how far they are."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, Change, Evidence
from tests.people import actor_of, make_person
from tests.strategies import evidence, make_action, make_strategy

DUE = date(2027, 3, 12)


def fields_of(action):
    names = ("title", "text", "lead_agency_id", "owner_post", "weight")
    told = {name: getattr(action, name) for name in names}
    supporting = [each.agency_id for each in action.supports.all()]
    return told | {"supporting_ids": supporting}


def set_status(action, by, status, **said):
    return services.set_status(by=by, action_id=action.pk, status=status, **said)


def test_day_comes_from_approval_and_horizon(action):
    assert (action.first_due_on, action.due_on) == (DUE, DUE)
    assert (action.counts_from, action.months) == (date(2026, 3, 12), 12)
    assert action.status == "not-started"


def test_version_and_horizon_must_fit(manager, recommendation, council):
    other = make_strategy(manager).versions.get()
    with pytest.raises(RefusedError, match="another strategy"):
        make_action(manager, recommendation, council, version_id=other.pk)
    with pytest.raises(RefusedError, match="no such horizon"):
        make_action(manager, recommendation, council, horizon="someday")


def test_moved_day_needs_a_reason_and_leaves_the_first(action, by):
    later = date(2027, 9, 1)
    with pytest.raises(RefusedError, match="why"):
        services.move_due_date(by=by, action_id=action.pk, due_on=later, reason=" ")
    services.move_due_date(by=by, action_id=action.pk, due_on=later, reason="Strike")

    action.refresh_from_db()
    assert (action.first_due_on, action.due_on) == (DUE, later)
    moved = queries.history(action.public_id)[0]
    assert (moved.old, moved.new, moved.reason) == (
        "2027-03-12",
        "2027-09-01",
        "Strike",
    )


@pytest.mark.parametrize(
    ("day", "why"), [(DUE, "Nothing was changed"), (date(2026, 3, 11), "approved")]
)
def test_day_moves_to_another_after_the_approval(action, by, day, why):
    with pytest.raises(RefusedError, match=why):
        services.move_due_date(by=by, action_id=action.pk, due_on=day, reason="x")


def test_day_of_a_settled_action_does_not_move(action, by):
    set_status(action, by, "done", **evidence())

    with pytest.raises(RefusedError, match="no longer counts"):
        services.move_due_date(
            by=by, action_id=action.pk, due_on=date(2028, 1, 1), reason="x"
        )


@pytest.mark.parametrize("field", ["first_due_on", "counts_from"])
def test_the_database_keeps_the_first_day(action, field):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Action.objects.update(**{field: date(2030, 1, 1)})


def test_the_database_keeps_history_and_evidence(action, by):
    set_status(action, by, "done", **evidence())

    for model, field in ((Change, "reason"), (Evidence, "text")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            model.objects.update(**{field: "Other"})


def test_done_needs_evidence_with_a_date(action, by):
    with pytest.raises(RefusedError, match="shows that it is done"):
        set_status(action, by, "done")
    with pytest.raises(RefusedError, match="a date"):
        set_status(action, by, "done", **evidence() | {"dated_on": None})
    with pytest.raises(RefusedError, match="link"):
        set_status(action, by, "done", **evidence() | {"document": ""})
    with pytest.raises(RefusedError, match="future"):
        set_status(action, by, "done", **evidence(date(2026, 5, 2)))
    assert not Evidence.objects.exists()

    done = set_status(action, by, "done", **evidence())

    assert (done.status, done.settled_on) == ("done", date(2026, 5, 1))
    assert [each.text for each in done.evidence.all()] == ["The lessons were held"]


def test_earlier_evidence_is_enough(action, by):
    services.add_evidence(by=by, action_id=action.pk, **evidence())

    assert set_status(action, by, "done").status == "done"


def test_what_was_not_enough_is_not_enough_again(action, by):
    set_status(action, by, "done", **evidence())
    set_status(action, by, "on-track", reason="Half was missing")

    with pytest.raises(RefusedError, match="shows that it is done"):
        set_status(action, by, "done")

    services.add_evidence(by=by, action_id=action.pk, **evidence())
    assert set_status(action, by, "done").status == "done"


def test_only_addresses_of_the_web_are_links(action, by):
    with pytest.raises(RefusedError, match="begins with https"):
        set_status(action, by, "done", **evidence() | {"link": "javascript:alert(1)"})

    given = evidence() | {"link": "http://marshgate.example/"}
    assert set_status(action, by, "done", **given).evidence.get().link == given["link"]


def test_an_edit_needs_a_reason(action, by):
    with pytest.raises(RefusedError, match="Say why"):
        services.edit_action(
            by=by,
            action_id=action.pk,
            reason=" ",
            **fields_of(action) | {"owner_post": "Head of youth"},
        )


def test_the_database_refuses_evidence_that_cannot_be_found(action, by):
    services.add_evidence(by=by, action_id=action.pk, **evidence())
    copy = Evidence.objects.get()
    copy.pk, copy.document = None, ""

    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_stopped_needs_a_reason_and_a_body(action, by):
    for said in ({}, {"reason": "No money"}, {"body": "Board"}):
        with pytest.raises(RefusedError, match="which body"):
            set_status(action, by, "stopped", **said)

    set_status(action, by, "stopped", reason="No money", body="Board")

    stopped = queries.history(action.public_id)[0]
    assert (stopped.new, stopped.reason, stopped.body) == (
        "stopped",
        "No money",
        "Board",
    )


def test_at_risk_says_what_stands_in_the_way(action, by):
    with pytest.raises(RefusedError, match="in the way"):
        set_status(action, by, "at-risk")

    assert set_status(action, by, "at-risk", reason="Nobody hired").status == "at-risk"


def test_settled_action_is_opened_again_with_a_reason(action, by):
    set_status(action, by, "done", **evidence())
    with pytest.raises(RefusedError, match="opened again"):
        set_status(action, by, "on-track")

    opened = set_status(action, by, "on-track", reason="Half was missing")

    assert (opened.status, opened.settled_on) == ("on-track", None)
    assert opened.evidence.count() == 1


def test_the_same_again_needs_news(action, by):
    set_status(action, by, "on-track")
    with pytest.raises(RefusedError, match="on track already"):
        set_status(action, by, "on-track")

    set_status(action, by, "on-track", reason="Two schools so far")

    assert queries.history(action.public_id)[0].reason == "Two schools so far"


def test_settled_cannot_be_said_again(action, by):
    set_status(action, by, "done", **evidence())

    with pytest.raises(RefusedError, match="done already"):
        set_status(action, by, "done", reason="Really")


def test_edit_is_told_field_by_field(action, by, police, council):
    services.edit_action(
        by=by,
        action_id=action.pk,
        reason="Shared",
        **fields_of(action)
        | {
            "supporting_ids": [police.pk, council.pk],
            "weight": Decimal(1),
            "owner_post": "Head of youth",
        },
    )

    told = {
        each.field: (each.old, each.new) for each in queries.history(action.public_id)
    }
    assert told["supporting"] == ("", "Invented Constabulary")
    assert told["weight"] == ("", "1")
    assert told["owner_post"] == ("Head of schools", "Head of youth")


def test_only_supporters_can_change(action, by, police):
    services.edit_action(
        by=by,
        action_id=action.pk,
        reason="Shared",
        **fields_of(action) | {"supporting_ids": [police.pk]},
    )

    assert [each.agency for each in action.supports.all()] == [police]


def test_edit_that_changes_nothing_is_refused(action, by):
    with pytest.raises(RefusedError, match="Nothing"):
        services.edit_action(
            by=by, action_id=action.pk, reason="x", **fields_of(action)
        )


def test_history_names_the_agency_and_the_role_and_no_person(action, council, manager):
    officer = make_person("Asbel Officer", council, "asb-officer")
    set_status(action, actor_of(officer), "on-track")

    change = queries.history(action.public_id)[0]
    assert (change.role, change.agency) == ("Anti-social behaviour officer", council)
    assert change.by == officer
    assert Entry.objects.filter(action="strategy.status_set").count() == 1


def test_who_may_say_how_far_an_action_is(action, council, police, by, governance):
    ours = actor_of(make_person("Our Officer", council, "asb-officer"))
    theirs = actor_of(make_person("Their Sergeant", police, "neighbourhood-sergeant"))

    set_status(action, ours, "on-track")
    with pytest.raises(PermissionDenied):
        set_status(action, theirs, "on-track", reason="x")
    with pytest.raises(PermissionDenied):
        set_status(action, ours, "stopped", reason="x", body="Board")
    with pytest.raises(PermissionDenied):
        set_status(action, actor_of(governance), "on-track", reason="x")
    with pytest.raises(PermissionDenied):
        services.move_due_date(by=ours, action_id=action.pk, due_on=DUE, reason="x")


def test_supporters_add_steps_and_evidence(manager, recommendation, council, police):
    theirs = actor_of(make_person("Their Sergeant", police, "neighbourhood-sergeant"))
    alone = make_action(manager, recommendation, council)
    shared = make_action(manager, recommendation, council, supporting_ids=[police.pk])

    services.add_evidence(by=theirs, action_id=shared.pk, **evidence())
    with pytest.raises(PermissionDenied):
        services.add_evidence(by=theirs, action_id=alone.pk, **evidence())
    assert shared.evidence.get().agency == police
