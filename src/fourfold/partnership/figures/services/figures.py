"""Records figures, corrects and approves them."""

from datetime import date
from decimal import Decimal
from typing import Any, Unpack
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures import policies
from fourfold.partnership.figures.models import Correction, Figure

from .checking import Said, check

LONGEST_OWN_NAME = 60


@transaction.atomic
def record_figure(*, by: Actor, name: str = "", **said: Unpack[Said]) -> Figure:
    """Record a figure. It awaits the approval of another person.

    name : what texts refer to it by; made of its words if none is given

    Raises RefusedError for a name that another has, or a share that is not what its
    numbers come to.
    """
    if not policies.may_record(by) or by.person_id is None:
        raise PermissionDenied
    check(said)
    figure = Figure.objects.create(
        **said,
        name=_free_name(name) if name else _name_of(said["what"]),
        recorded_by_id=by.person_id,
        recorded_at=timezone.now(),
    )
    record(by=by, action="figures.figure_recorded", target=figure, as_at=figure.as_at)
    return figure


@transaction.atomic
def approve_figure(*, by: Actor, figure_id: int) -> Figure:
    """Say that a figure is right, as another person than who recorded it.

    Raises PermissionDenied for them, and RefusedError if it is approved already.
    """
    figure = Figure.objects.select_for_update().get(pk=figure_id)
    if not policies.may_approve(by, figure):
        raise PermissionDenied
    if figure.state == Figure.State.APPROVED:
        raise RefusedError("This figure is approved already.")
    figure.state = Figure.State.APPROVED
    figure.approved_by_id = by.person_id
    figure.approved_at = timezone.now()
    figure.save(update_fields=["state", "approved_by", "approved_at"])
    record(by=by, action="figures.figure_approved", target=figure)
    return figure


@transaction.atomic
def correct_figure(
    *, by: Actor, figure_id: int, reason: str, **said: Unpack[Said]
) -> Figure:
    """Change what a figure says; what it said before stays, with the reason.

    It awaits approval anew, of another person than who corrected it. Raises
    RefusedError if nothing would change, or a share is not what its numbers come to.
    """
    if not policies.may_record(by) or by.person_id is None:
        raise PermissionDenied
    check(said)
    figure = Figure.objects.select_for_update().get(pk=figure_id)
    before = {name: getattr(figure, name) for name in said}
    changed = sorted(name for name, new in said.items() if before[name] != new)
    if not changed:
        raise RefusedError("Nothing was changed, so there is nothing to correct.")
    Correction.objects.create(
        figure=figure,
        old=_told(before, changed),
        new=_told(dict(said), changed),
        reason=reason,
        was_approved=figure.state == Figure.State.APPROVED,
        by_id=by.person_id,
    )
    for name, new in said.items():
        setattr(figure, name, new)
    figure.state = Figure.State.RECORDED
    figure.recorded_by_id, figure.recorded_at = by.person_id, timezone.now()
    figure.approved_by_id, figure.approved_at = None, None
    figure.save()
    fields = " ".join(changed)
    record(by=by, action="figures.figure_corrected", target=figure, fields=fields)
    return figure


@transaction.atomic
def note_export(*, by: Actor, count: int) -> None:
    """Note that somebody takes a copy of figures away."""
    if not policies.may_see_figures(by):
        raise PermissionDenied
    record(by=by, action="figures.figures_exported", count=count)


def _free_name(name: str) -> str:
    if slugify(name) != name:
        raise RefusedError(
            "A name has only small letters, digits and hyphens: life-skills-children."
        )
    if Figure.objects.filter(name=name).exists():
        raise RefusedError("Another figure has this name.")
    return name


def _name_of(what: str) -> str:
    """Its words, and something that no other figure has."""
    return f"{slugify(what)[:LONGEST_OWN_NAME]}-{uuid4().hex[:8]}".lstrip("-")


def _told(said: dict[str, Any], names: list[str]) -> dict[str, str | int | None]:
    """What goes into a correction: an area by its code, which outlives its row."""
    told = {name: _plain(said[name]) for name in names if name != "place_id"}
    if "place_id" in names:
        place = CoveredArea.objects.filter(pk=said["place_id"]).first()
        told["place"] = place.code if place else None
    return told


def _plain(value: Any) -> str | int | None:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
