"""Brings what is over to its end."""

from collections import Counter
from datetime import datetime

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection, transaction
from django.utils import timezone

from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.audit.services.recording import wait_for_turn
from fourfold.partnership.information_rights import policies
from fourfold.partnership.information_rights.every_row import Rows, every_row
from fourfold.partnership.information_rights.models import RetentionRun
from fourfold.partnership.information_rights.queries import moment_at
from fourfold.partnership.information_rights.retention.ending import end_owned, end_rows
from fourfold.partnership.information_rights.retention.held import (
    held,
    needed,
    owned_needed,
)
from fourfold.partnership.information_rights.retention.order import in_order, owned_by
from fourfold.partnership.information_rights.retention.report import Moment, lines_at
from fourfold.partnership.personal_data.declarations import Keep, Then
from fourfold.partnership.personal_data.reading import Model, declaration_of

# Rows that come to their end in one transaction: a second or so, and no lock for long.
AT_A_TIME = 200


def apply_retention(*, by: Doer, now: datetime, dry_run: bool = False) -> RetentionRun:
    """Delete or anonymise everything whose time is over; or only say what that is.

    Each batch is a transaction of its own that asks anew what is due and what is held.
    Broken off half way, what is done is done, and the next run ends in the same state.
    A second run finds nothing left.

    Raises PermissionDenied if `by` does not decide how long things are kept.
    """
    require(by, policies.may_manage_retention)
    run = RetentionRun.objects.create(
        as_of=now, is_dry=dry_run, started_by=by.audit_name
    )
    lines = lines_at(moment_at(now))
    if not dry_run:
        done = _end_everything(by, now)
        left = {line.kind: line.needed for line in lines_at(moment_at(now))}
        for line in lines:
            line.done = done[line.kind]
            line.needed = min(left[line.kind], line.due)
    with transaction.atomic():
        for line in lines:
            line.run = run
            line.save(force_insert=True)
        run.ended_at = timezone.now()
        run.save(update_fields=["ended_at"])
        total = sum(line.done for line in lines)
        record(
            by=by,
            action="information_rights.retention_applied",
            target=run,
            preview=dry_run,
            count=total,
        )
    return run


def _end_everything(by: Doer, now: datetime) -> "Counter[str]":
    done: Counter[str] = Counter()
    for model in in_order():
        rule = declaration_of(model).keep
        if isinstance(rule, Keep):
            while ended := _end_some(by, model, rule=rule, now=now):
                done += ended
    _forget_what_is_stale(now)
    return done


@transaction.atomic
def _end_some(by: Doer, model: Model, *, rule: Keep, now: datetime) -> "Counter[str]":
    """The next few rows of a model; an empty count if there are none."""
    # So that no hold is placed between the question what is held and the end.
    wait_for_turn()
    moment = moment_at(now)
    ended: Counter[str] = Counter()
    if keys := _next(_ripe(model, rule, moment)):
        ended = end_rows(model, keys, then=rule.then, now=now)
    elif rule.then is Then.ANONYMISE and (keys := _next(_stragglers(model, moment))):
        ended = end_owned(model, keys, now=now)
    for kind, count in sorted(ended.items()):
        record(
            by=by,
            action=f"information_rights.rows_{_past(kind, model, rule)}",
            kind=kind,
            count=count,
        )
    return ended


def _ripe(model: Model, rule: Keep, moment: Moment) -> Rows | None:
    due = moment.due(model, rule)
    if due is None:
        return None
    stays = needed(model) if rule.then is Then.DELETE else owned_needed(model)
    return due.exclude(held(model, moment.holds)).exclude(stays)


def _stragglers(model: Model, moment: Moment) -> Rows:
    """What has come to belong to a row since it was anonymised."""
    rows = every_row(model).none()
    for other, key in owned_by(model):
        owners = every_row(other).exclude(**{f"{key.name}__anonymised_at": None})
        rows = rows | every_row(model).filter(pk__in=owners.values(key.name))
    return rows.exclude(held(model, moment.holds)).exclude(owned_needed(model))


def _next(rows: Rows | None) -> list[object]:
    if rows is None:
        return []
    some = rows.order_by("pk").select_for_update(of=("self",))
    return list(some.values_list("pk", flat=True)[:AT_A_TIME])


def _past(kind: str, model: Model, rule: Keep) -> str:
    is_itself = kind == model._meta.label_lower
    return "anonymised" if is_itself and rule.then is Then.ANONYMISE else "deleted"


def _forget_what_is_stale(now: datetime) -> None:
    """Entries of the cache that have run out: it removes them only when it is full."""
    for cache in caches.all(initialized_only=False):
        if isinstance(cache, DatabaseCache):
            table = connection.ops.quote_name(cache._table)  # type: ignore[attr-defined]
            limit = connection.ops.adapt_datetimefield_value(now)
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [limit])
