"""Fills a site with an edition and a plan of 2,000 actions and 20 years of history.

Prints a page of each kind, and how many queries it costs to make it anew:
name, address and number, a line a page. python -m benchmarks.strategy.filling
"""

import sys
from datetime import date, datetime, timedelta

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from fourfold.interfaces.public.progress.addresses import page  # noqa: E402
from fourfold.partnership.accounts.models import Agency, Person  # noqa: E402
from fourfold.partnership.strategy.models import (  # noqa: E402
    Action,
    Change,
    Objective,
    Recommendation,
    Support,
)
from fourfold.partnership.strategy.states import SETTLED, Status  # noqa: E402
from tests.analysis.assessment.small_cube import WARDS  # noqa: E402
from tests.people import make_agency, make_person  # noqa: E402
from tests.site_editions import make_borough, make_site_edition  # noqa: E402
from tests.strategies import (  # noqa: E402
    make_domain,
    make_objective,
    make_pledge,
    make_recommendation,
    make_strategy,
)

ACTIONS, YEARS, CHANGES_EACH = 2_000, 20, 10
DOMAINS, RECOMMENDATIONS, PLEDGES = 4, 100, 40
AT_ONCE = 2_000
STATUSES = list(Status)
ANEW = "made=anew"


def main() -> None:
    agencies = [make_agency(f"Agency {number:02}") for number in range(12)]
    manager = make_person("Pro Gramme", agencies[0], "programme-manager")
    make_borough()
    make_site_edition(
        make_person("Anna Lyst", agencies[0], "analyst"),
        make_person("Ada Min", agencies[0], "administrator"),
    )
    first = timezone.localdate() - timedelta(days=YEARS * 365)
    strategy = make_strategy(manager, title="Safer together", approved_on=first)
    domains = [make_domain(manager) for _ in range(DOMAINS)]
    objectives = [
        make_objective(manager, strategy, each, agencies[0]) for each in domains
    ]
    answers = [
        make_recommendation(
            manager,
            strategy,
            domains[n % DOMAINS],
            number=n + 1,
            objective_id=objectives[n % DOMAINS].pk,
        )
        for n in range(RECOMMENDATIONS)
    ]
    for n in range(PLEDGES):
        make_pledge(manager, strategy, domains[n % DOMAINS], agencies[n % 12])
    actions = _actions(first, answers, agencies)
    _history(actions, manager, agencies[0])
    _tell(strategy, objectives[0], answers[0], actions[ACTIONS // 2])


def _actions(
    first: date, answers: list[Recommendation], agencies: list[Agency]
) -> list[Action]:
    """Rows as services leave them, made at once: what is measured is the reading."""
    made = []
    for n in range(ACTIONS):
        due = first + timedelta(days=n * YEARS * 365 // ACTIONS + 365)
        status = STATUSES[n % len(STATUSES)]
        made.append(
            Action(
                recommendation=answers[n % RECOMMENDATIONS],
                title=f"Action {n:04} that was promised",
                text="What it says. " * 20,
                horizon="medium",
                counts_from=due - timedelta(days=365),
                months=12,
                first_due_on=due,
                due_on=due,
                lead_agency=agencies[n % len(agencies)],
                owner_post="Head of community safety",
                status=status,
                settled_on=due if status in SETTLED else None,
            )
        )
    rows = Action.objects.bulk_create(made)
    Support.objects.bulk_create(
        Support(action=row, agency=agencies[(n + 1) % len(agencies)])
        for n, row in enumerate(rows)
    )
    return rows


def _history(actions: list[Action], person: Person, agency: Agency) -> None:
    told = {"role": "Programme manager", "agency": agency, "by": person}
    changes = [
        Change(
            kind="action",
            subject=row.public_id,
            field="status" if number else "",
            new=Status.ON_TRACK if number else "",
            reason="As the board heard." if number else "",
            at=_moment(row.counts_from + timedelta(days=30 * number)),
            **told,
        )
        for number in range(CHANGES_EACH)
        for row in actions
    ]
    Change.objects.bulk_create(changes, batch_size=AT_ONCE)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001


def _tell(
    strategy: object, objective: Objective, answer: Recommendation, action: Action
) -> None:
    pages = {
        "ward": f"/wards/{WARDS[0].code}/",
        "progress": "/progress/",
        "progress, its last page": "/progress/?page=100",
        "progress, what is late": "/progress/?status=late",
        "strategy": page(strategy),
        "domain": page(objective.domain),
        "objective": page(objective),
        "recommendation": page(answer),
        "action": page(action),
    }
    client = Client(headers={"Host": "127.0.0.1", "X-Forwarded-Proto": "https"})
    for name, where in pages.items():
        # Asked once before: what a process reads once is not the page's.
        client.get(where)
        with CaptureQueriesContext(connection) as queries:
            told = client.get(f"{where}{'&' if '?' in where else '?'}{ANEW}")
        if told.status_code != 200:
            sys.exit(f"{where} answered {told.status_code}")
        print(f"{name}\t{where}\t{len(queries)}")


if __name__ == "__main__":
    main()
