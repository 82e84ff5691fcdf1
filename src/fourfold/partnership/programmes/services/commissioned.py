"""Writes services that are paid for, and what they answer for."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.models import Kpi, Service
from fourfold.partnership.programmes.terms import (
    first_day_of_rules,
    frequency_titles,
)
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.services.asking import require

from .noting import change, note

OVER = "The contract is over. Returns for it stay due; write a new one down."


@transaction.atomic
def add_service(
    *,
    by: Actor,
    programme_id: int,
    starts_on: date,
    ends_on: date | None,
    provider_id: int | None,
    provider_name: str,
    **said: Any,
) -> Service:
    """Write down what somebody is paid to do.

    said : `title`, `text`, `for_whom`, `referral`, `commissioner_id`, `value`

    Raises RefusedError for no provider or two, and days in the wrong order.
    """
    require(policies.may_manage(by))
    _check(provider_id, provider_name, said)
    if ends_on is not None and ends_on < starts_on:
        raise RefusedError("The last day must not be before the first.")
    service = Service.objects.create(
        programme_id=programme_id,
        starts_on=starts_on,
        ends_on=ends_on,
        provider_id=provider_id,
        provider_name=provider_name,
        **said,
    )
    note(by, service, new=service.title)
    record(by=by, action="programmes.service_added", target=service)
    return service


@transaction.atomic
def edit_service(
    *,
    by: Actor,
    service_id: int,
    reason: str,
    provider_id: int | None,
    provider_name: str,
    **said: Any,
) -> Service:
    """Change what is told of a service, with the reason; as `add_service` takes it."""
    require(policies.may_manage(by))
    _check(provider_id, provider_name, said)
    service = Service.objects.select_for_update().get(pk=service_id)
    values = {"provider_id": provider_id, "provider_name": provider_name, **said}
    fields = " ".join(change(by, service, values, reason=reason))
    record(by=by, action="programmes.service_edited", target=service, fields=fields)
    return service


@transaction.atomic
def move_end(*, by: Actor, service_id: int, ends_on: date, reason: str) -> Service:
    """Let a contract end on another day, today or later.

    Periods that are over stay as they are, so that no return stops being due: for that
    reason a contract that is over has the end it had. Raises RefusedError for either.
    """
    require(policies.may_manage(by))
    service = Service.objects.select_for_update().get(pk=service_id)
    today = timezone.localdate()
    if service.ends_on is not None and service.ends_on < today:
        raise RefusedError(OVER)
    if ends_on < max(today, service.starts_on):
        raise RefusedError("A contract cannot be made to have ended in the past.")
    change(by, service, {"ends_on": ends_on}, reason=reason)
    record(by=by, action="programmes.end_moved", target=service, new=ends_on)
    return service


@transaction.atomic
def add_kpi(
    *,
    by: Actor,
    service_id: int,
    title: str,
    unit: str,
    is_people: bool,
    target: Decimal | None,
    direction: str,
    every: str,
    counts_from: date,
) -> Kpi:
    """Say what number a service answers for, and how often a return is due.

    Raises RefusedError for a day outside the contract.
    """
    require(policies.may_manage(by))
    service = Service.objects.select_for_update().get(pk=service_id)
    if every not in frequency_titles():
        raise RefusedError("Returns cannot be asked for so often.")
    _check_start(service, counts_from)
    kpi = Kpi.objects.create(
        service=service,
        title=title,
        unit=unit,
        is_people=is_people,
        target=target,
        direction=direction,
        every=every,
        counts_from=counts_from,
    )
    note(by, service, field="kpi", new=_words(kpi))
    record(by=by, action="programmes.kpi_added", target=kpi, every=every)
    return kpi


@transaction.atomic
def edit_kpi(
    *, by: Actor, kpi_id: int, reason: str, title: str, target: Decimal | None
) -> Kpi:
    """Change what a measure is called, or its target, with the reason."""
    require(policies.may_manage(by))
    kpi = Kpi.objects.select_for_update().get(pk=kpi_id)
    old = _words(kpi)
    fields = change(by, kpi, {"title": title, "target": target}, reason=reason)
    note(by, kpi.service, field="kpi", old=old, new=_words(kpi), reason=reason)
    record(by=by, action="programmes.kpi_edited", target=kpi, fields=" ".join(fields))
    return kpi


@transaction.atomic
def stop_kpi(*, by: Actor, kpi_id: int, reason: str, body: str) -> Kpi:
    """Ask for no more returns after today. Those that were due before stay due.

    Raises RefusedError without the body that decided so, or if it was stopped before.
    """
    require(policies.may_manage(by))
    kpi = Kpi.objects.select_for_update().get(pk=kpi_id)
    if kpi.stopped_on is not None:
        raise RefusedError("It is no longer asked for.")
    if not body.strip():
        raise RefusedError("Say which body decided so.")
    stopped = {"stopped_on": timezone.localdate(), "stopped_by_body": body}
    change(by, kpi, stopped, reason=reason, body=body)
    said = {"field": "kpi", "old": _words(kpi), "reason": reason, "body": body}
    note(by, kpi.service, **said)
    record(by=by, action="programmes.kpi_stopped", target=kpi)
    return kpi


def _words(kpi: Kpi) -> str:
    """A measure as the history of its service tells it."""
    if kpi.target is None:
        return f"{kpi.title}, without a target"
    return f"{kpi.title}, {kpi.get_direction_display().lower()} {number(kpi.target)}"


def _check(provider_id: int | None, provider_name: str, said: dict[str, Any]) -> None:
    refuse_unknown_figures(said["text"])
    if (provider_id is None) == (not provider_name):
        raise RefusedError("Choose an agency, or name an organisation: one of both.")
    if said["value"] is not None and said["value"] < 0:
        raise RefusedError("The value of a contract is 0 or more.")


def _check_start(service: Service, counts_from: date) -> None:
    ends_on = service.ends_on or date.max
    if not service.starts_on <= counts_from <= ends_on:
        raise RefusedError("Returns count from a day within the contract.")
    if counts_from < first_day_of_rules():
        raise RefusedError("No rule says when returns of that time were due.")
