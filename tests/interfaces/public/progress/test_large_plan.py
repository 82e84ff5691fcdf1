"""A plan of 2,000 actions over 20 years is read in as many queries as a small one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.public.progress.addresses import page as page_of
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.states import SETTLED, Status
from tests.strategies import make_domain, make_pledge, make_recommendation

MOST = 8
FIRST = date(2006, 4, 1)
STATUSES = list(Status)


def grow(recommendation, agency, person, count):
    """Rows as services leave them, made at once: what is measured is the reading."""
    made = []
    for number in range(count):
        due = FIRST + timedelta(days=number * 20 * 365 // count)
        status = STATUSES[number % len(STATUSES)]
        made.append(
            Action(
                recommendation=recommendation,
                title=f"Action {number}",
                horizon="medium",
                counts_from=due - timedelta(days=365),
                months=12,
                first_due_on=due,
                due_on=due,
                lead_agency=agency,
                owner_post="Head",
                status=status,
                settled_on=due if status in SETTLED else None,
            )
        )
    rows = Action.objects.bulk_create(made)
    Change.objects.bulk_create(
        Change(
            kind="action",
            subject=row.public_id,
            field="status",
            new=row.status,
            role="Programme manager",
            agency=agency,
            by=person,
            at=timezone.now(),
        )
        for row in rows
    )


@pytest.fixture
def pages(manager, strategy, recommendation, objective, council):
    others = [
        make_recommendation(manager, strategy, make_domain(manager)) for _ in range(3)
    ]
    pledge = make_pledge(manager, strategy, recommendation.domain, council)
    rows = (
        *(strategy, recommendation, recommendation.domain),
        *(objective, council, pledge),
    )
    named = ("progress", "progress-csv", "progress-json", "calendar", "partners")
    return others, [
        *map(page_of, rows),
        *(reverse(f"public:{name}") for name in named),
        *(f"/progress/?{asked}" for asked in ("status=late", "text=7", "page=50")),
    ]


def queries_of(client, pages):
    found = {}
    for where in pages:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200
        found[where] = len(queries)
    return found


def test_ten_times_the_plan_costs_as_many_queries(
    client, manager, recommendation, council, pages
):
    others, addresses = pages
    grow(recommendation, council, manager, 200)
    small = queries_of(client, addresses)
    for each in others:
        grow(each, council, manager, 600)

    large = queries_of(client, addresses)

    assert Action.objects.count() == 2000
    assert large == small
    assert {where: n for where, n in large.items() if n > MOST} == {}


def test_what_is_late_is_counted_alike_on_every_page(
    client, manager, recommendation, council, pages
):
    grow(recommendation, council, manager, 200)
    today = timezone.localdate()
    late = sum(
        each.status not in SETTLED and each.due_on < today
        for each in Action.objects.all()
    )

    told = client.get("/progress/actions.json").json()["actions"]

    assert sum(each["late"] for each in told) == late
    assert f"{late} of 200 actions are late." in client.get("/progress/").text
    assert f"{late} late" in client.get(page_of(recommendation.strategy)).text
    assert f"{late} late" in client.get(reverse("public:partners")).text
