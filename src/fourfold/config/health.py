"""Whether the site lives, and whether it can be used: for whatever watches it.

`/health/` looks at nothing but itself. `/health/ready` answers 503 where nobody can use
the site, and 200 with "degraded" where people can but an operator should look: taking
the only server out of service because a job is late would help nobody. Neither tells a
version, a name or a number.
"""

import logging
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import open_to_anyone
from fourfold.partnership.job_log.queries import late_jobs
from fourfold.partnership.notifications.kinds import retries
from fourfold.partnership.notifications.queries import outbox

from . import maintenance

log = logging.getLogger("fourfold.health")
UNUSABLE = {
    "maintenance": {"on"},
    "database": {"no answer"},
    "migrations": {"to be applied"},
}


@open_to_anyone
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    return _answer({}, "ok", 200)


@open_to_anyone
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    found = {"maintenance": "on" if maintenance.is_on() else "off"}
    try:
        found |= _of_the_database(timezone.now())
    except DatabaseError:
        log.exception("database does not answer")
        found |= {"database": "no answer"}
    if any(found.get(name) in bad for name, bad in UNUSABLE.items()):
        return _answer(found, "not ready", 503)
    is_well = {"late", "stuck"}.isdisjoint(found.values())
    return _answer(found, "ok" if is_well else "degraded", 200)


def _of_the_database(at: datetime) -> dict[str, str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return {"database": "ok", "migrations": "to be applied"}
    return {
        "database": "ok",
        "migrations": "ok",
        "messages": "stuck" if _is_stuck(at) else "ok",
        "jobs": "late" if late_jobs(at) else "ok",
    }


def _is_stuck(at: datetime) -> bool:
    """Whether one waits longer than twice the time between two tries, or has failed."""
    waiting = outbox()
    if waiting.failed:
        return True
    oldest = waiting.oldest
    return oldest is not None and (at - oldest).total_seconds() > (
        2 * retries().wait_seconds
    )


def _answer(found: dict[str, str], status: str, code: int) -> JsonResponse:
    response = JsonResponse({"status": status, **found}, status=code)
    response.headers["Cache-Control"] = "no-store"
    return response
