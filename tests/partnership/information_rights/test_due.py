"""What is over, what something needs, and in which order it goes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.partnership.accounts.models import (
    Agency,
    Cover,
    Person,
    RoleHolding,
    Team,
    TeamMembership,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.information_rights.retention import order
from fourfold.partnership.information_rights.retention.due import due_rows
from fourfold.partnership.information_rights.retention.held import (
    needed,
    owned_needed,
)
from fourfold.partnership.information_rights.retention.order import (
    depending_on,
    in_order,
    owned_by,
)
from fourfold.partnership.information_rights.retention.report import owner_of
from fourfold.partnership.personal_data.declarations import Keep, Then
from fourfold.partnership.personal_data.periods import Period
from fourfold.partnership.personal_data.reading import declared_models

PEOPLE = Keep(since="left_at", period="people", then=Then.ANONYMISE)
COVER = Keep(since="ends_on", period="roles", then=Then.DELETE)
MOMENTS = st.datetimes(
    datetime(2015, 1, 1),  # noqa: DTZ001 hypothesis adds the zone
    datetime(2035, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUICK
@given(
    moments=st.lists(MOMENTS, min_size=1, max_size=8),
    now=MOMENTS,
    months=st.integers(1, 120),
)
def test_times_are_over_by_the_calendar(db, moments, now, months):
    period = Period(months=months)
    today = timezone.localdate(now)
    with transaction.atomic():
        for number, moment in enumerate(moments):
            Person.objects.create(
                email=f"{number}@example.org", left_at=moment, is_active=False
            )

        due = due_rows(Person, PEOPLE, now=now, periods={"people": period})
        found = sorted(due.values_list("left_at", flat=True))

        transaction.set_rollback(True)
    assert found == sorted(
        moment
        for moment in moments
        if period.after(timezone.localdate(moment)) <= today
    )


@QUICK
@given(
    days=st.lists(st.dates(date(2015, 1, 1), date(2030, 12, 31)), max_size=6),
    now=MOMENTS,
    months=st.integers(1, 60),
)
def test_days_are_over_by_the_calendar(council, officer, sergeant, days, now, months):
    period = Period(months=months)
    with transaction.atomic():
        for day in days:
            Cover.objects.create(
                absent=officer, by=sergeant, agency=council, starts_on=day, ends_on=day
            )

        due = due_rows(Cover, COVER, now=now, periods={"roles": period})
        found = sorted(due.values_list("ends_on", flat=True))

        transaction.set_rollback(True)
    today = timezone.localdate(now)
    assert found == sorted(day for day in days if period.after(day) <= today)


def test_leap_day_is_over_on_the_first_of_march(council, officer, sergeant):
    leap_day = date(2024, 2, 29)
    Cover.objects.create(
        absent=officer,
        by=sergeant,
        agency=council,
        starts_on=leap_day,
        ends_on=leap_day,
    )
    periods = {"roles": Period(months=12)}
    noon = datetime(2025, 2, 28, 12, tzinfo=UTC)

    before = due_rows(Cover, COVER, now=noon, periods=periods).count()
    after = due_rows(
        Cover, COVER, now=noon + timedelta(days=1), periods=periods
    ).count()

    assert (before, after) == (0, 1)


def test_no_period_no_answer(db):
    assert due_rows(Person, PEOPLE, now=timezone.now(), periods={}) is None


def test_a_day_at_once_is_over_when_it_is_past(council, officer, sergeant):
    today = timezone.localdate()
    for days in (0, 1):
        Cover.objects.create(
            absent=officer,
            by=sergeant,
            agency=council,
            starts_on=today - timedelta(days=days),
            ends_on=today - timedelta(days=days),
        )
    rule = Keep(since="ends_on", period="", then=Then.DELETE)

    due = due_rows(Cover, rule, now=timezone.now(), periods={})

    assert [cover.ends_on for cover in due] == [today - timedelta(days=1)]


def test_row_that_another_refers_to_is_needed(council, officer):
    team = Team.objects.create(agency=council, name="Wardens")
    empty = Team.objects.create(agency=council, name="Nobody")
    TeamMembership.objects.create(person=officer, team=team, starts_on=date(2026, 1, 1))

    assert set(Team.objects.filter(needed(Team))) == {team}
    assert set(Team.objects.exclude(needed(Team))) == {empty}
    assert set(Agency.objects.filter(needed(Agency))) == {council}
    assert not Person.objects.filter(owned_needed(Person)).exists()


def test_those_that_refer_go_before_those_they_refer_to():
    place = {model: number for number, model in enumerate(in_order())}

    for model in declared_models():
        for other, _ in (*owned_by(model), *depending_on(model)):
            assert other is model or place[other] < place[model], (other, model)
    assert set(place) == set(declared_models())


def test_models_in_a_circle_are_put_in_some_order(monkeypatch):
    circle = {Agency: {Team}, Team: {Agency}, Person: {Team}}
    monkeypatch.setattr(order, "declared_models", lambda: list(circle))
    monkeypatch.setattr(order, "_referred_to", circle.get)

    assert list(in_order.__wrapped__()) == [Person, Agency, Team]


def test_owner_is_found_through_others():
    confirmation = next(
        model
        for model in declared_models()
        if model._meta.label == "account.EmailConfirmation"
    )

    owner = owner_of(confirmation)

    assert (owner.path, owner.model) == ("email_address__user", Person)
    assert owner_of(RoleHolding).path == ""
    assert owner_of(Entry) is None
    assert owner_of(Agency) is None


@pytest.mark.parametrize("model", [Person, Team])
def test_nothing_owned_by_itself(model):
    assert model not in {other for other, _ in owned_by(model)}
