from datetime import date
from typing import Any

from django.db import transaction

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import Agency, RoleHolding
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import require

CHANGEABLE = {"name", "short_name", "kind", "email", "identity_provider"}


@transaction.atomic
def add_agency(
    *,
    by: Doer,
    name: str,
    short_name: str,
    kind: str,
    joined_on: date,
    email: str = "",
    identity_provider: str = "",
) -> Agency:
    """Let an agency into the partnership. Raises RefusedError for a name it has."""
    require(by, policies.may_manage_agencies)
    if Agency.objects.filter(name__iexact=name).exists():
        raise RefusedError(f"There is already an agency called {name}")
    agency = Agency.objects.create(
        name=name,
        short_name=short_name,
        kind=kind,
        email=email,
        identity_provider=identity_provider,
        joined_on=joined_on,
    )
    record(by=by, action="accounts.agency_added", target=agency, kind=kind)
    return agency


@transaction.atomic
def change_agency(*, by: Doer, agency_id: int, **values: Any) -> Agency:
    """Change what is said of an agency.

    Raises RefusedError for a name that another has, and for a kind in which somebody
    could not hold the role that they hold.
    """
    require(by, policies.may_manage_agencies)
    if unknown := set(values) - CHANGEABLE:
        raise ValueError(f"not to be changed: {', '.join(sorted(unknown))}")
    agency = Agency.objects.select_for_update().get(pk=agency_id)
    changed = sorted(n for n, value in values.items() if getattr(agency, n) != value)
    for name, value in values.items():
        setattr(agency, name, value)
    _check(agency, changed)
    if changed:
        agency.save(update_fields=changed)
        fields = " ".join(changed)
        record(by=by, action="accounts.agency_changed", target=agency, fields=fields)
    return agency


def _check(agency: Agency, changed: list[str]) -> None:
    others = Agency.objects.exclude(pk=agency.pk)
    if "name" in changed and others.filter(name__iexact=agency.name).exists():
        raise RefusedError(f"There is already an agency called {agency.name}")
    if "kind" in changed:
        for held in RoleHolding.objects.filter(agency=agency, ends_on=None):
            if agency.kind not in held.definition.agencies:
                raise RefusedError(
                    f"{held.person} is {held.definition.title} here, which a "
                    f"{agency.get_kind_display().lower()} cannot have. End that first."
                )


@transaction.atomic
def record_agency_left(*, by: Doer, agency_id: int, on: date) -> Agency:
    """End an agency's part in the partnership; its people's roles end that day.

    Raises RefusedError if it has left already, or would leave before it joined.
    """
    require(by, policies.may_manage_agencies)
    agency = Agency.objects.select_for_update().get(pk=agency_id)
    if agency.left_on is not None:
        raise RefusedError(f"{agency} has left already")
    if on < agency.joined_on:
        raise RefusedError(f"{agency} joined after that day")
    agency.left_on = on
    agency.save(update_fields=["left_on"])
    record(by=by, action="accounts.agency_left", target=agency, on=on)
    return agency
