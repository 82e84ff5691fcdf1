"""Keeps what must be kept although its time is over."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.audit.services.recording import wait_for_turn
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights import policies
from fourfold.partnership.information_rights.every_row import every_row
from fourfold.partnership.information_rights.models import LegalHold
from fourfold.partnership.personal_data.reading import (
    Model,
    NoDeclarationError,
    model_of,
)

Scope = LegalHold.Scope


@transaction.atomic
def place_hold(
    *,
    by: Doer,
    reason: str,
    person_id: int | None = None,
    kind: str = "",
    row: str = "",
    matter: str = "",
) -> LegalHold:
    """Keep a person and all about them, a kind of record, or one row, from now on.

    Raises RefusedError for a kind or a row that there is not, and for a hold on
    nothing, or on a person and a kind at once.
    """
    require(by, policies.may_manage_retention)
    wait_for_turn()
    if (person_id is None) == (kind == ""):
        raise RefusedError("Choose either a person or a kind of record")
    if kind:
        _check_there_is(kind, row)
    scope = Scope.PERSON if not kind else Scope.ROW if row else Scope.KIND
    hold = LegalHold.objects.create(
        scope=scope,
        person_id=person_id,
        kind=kind,
        row=row,
        reason=LegalHold.Reason(reason),
        matter=matter,
        placed_by=person_of(by),
    )
    record(
        by=by,
        action="information_rights.hold_placed",
        target=hold,
        scope=scope,
        reason=reason,
        kind=kind,
    )
    return hold


@transaction.atomic
def lift_hold(*, by: Doer, hold_id: int) -> LegalHold:
    """End a hold: what is over comes to its end at the next run.

    Raises RefusedError if it is lifted already.
    """
    require(by, policies.may_manage_retention)
    hold = LegalHold.objects.select_for_update().get(pk=hold_id)
    if hold.lifted_at is not None:
        raise RefusedError("This hold is lifted already")
    hold.lifted_at = timezone.now()
    hold.lifted_by = person_of(by)
    hold.save(update_fields=["lifted_at", "lifted_by"])
    record(by=by, action="information_rights.hold_lifted", target=hold)
    return hold


def _check_there_is(kind: str, row: str) -> None:
    try:
        model = model_of(kind)
    except NoDeclarationError:
        raise RefusedError("There is no such kind of record") from None
    if row and not _is_there(model, row):
        raise RefusedError("There is no such record")


def _is_there(model: Model, row: str) -> bool:
    try:
        return every_row(model).filter(pk=row).exists()
    except (ValueError, ValidationError):
        return False
