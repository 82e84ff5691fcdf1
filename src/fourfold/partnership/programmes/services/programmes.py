"""Writes programmes, what they serve and by which means; and publishes them."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.evidence import rating_of
from fourfold.partnership.programmes.models import Aim, Method, Programme
from fourfold.partnership.strategy.models import Objective
from fourfold.partnership.strategy.services.asking import require

from .noting import change, note

FIRST_YEAR = 1900
FUTURE = "A programme cannot have begun in the future, nor before 1900."
NO_RATIONALE = (
    "Research found “{title}” harmful. Say why it is used nevertheless, and which body"
    " decided so."
)


@transaction.atomic
def add_programme(
    *,
    by: Actor,
    title: str,
    text: str,
    for_whom: str,
    since_year: int,
    lead_agency_id: int,
    objective_ids: Collection[int] = (),
) -> Programme:
    """Write a programme down. The public sees it once it is published."""
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    _check_year(since_year)
    programme = Programme.objects.create(
        title=title,
        text=text,
        for_whom=for_whom,
        since_year=since_year,
        lead_agency_id=lead_agency_id,
    )
    for objective_id in sorted(set(objective_ids)):
        Aim.objects.create(programme=programme, objective_id=objective_id)
    note(by, programme, new=title)
    record(by=by, action="programmes.programme_added", target=programme)
    return programme


@transaction.atomic
def edit_programme(
    *,
    by: Actor,
    programme_id: int,
    reason: str,
    title: str,
    text: str,
    for_whom: str,
    since_year: int,
    lead_agency_id: int,
    objective_ids: Collection[int] = (),
) -> Programme:
    """Change how a programme is told and what it serves, with the reason."""
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    _check_year(since_year)
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    values = {
        "title": title,
        "text": text,
        "for_whom": for_whom,
        "since_year": since_year,
        "lead_agency_id": lead_agency_id,
    }
    aims = _aim(by, programme, set(objective_ids), reason=reason)
    changed = list(aims)
    if not aims or any(getattr(programme, n) != new for n, new in values.items()):
        changed += change(by, programme, values, reason=reason)
    fields = " ".join(changed)
    record(by=by, action="programmes.programme_edited", target=programme, fields=fields)
    return programme


@transaction.atomic
def choose_method(
    *, by: Actor, programme_id: int, intervention: str, rationale: str, body: str
) -> Method:
    """Say that a programme uses an intervention, or say anew why it does.

    Raises RefusedError for one that nobody rates, and in public for a harmful one
    without the reason of a body.
    """
    require(policies.may_manage(by))
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    if rating_of(intervention) is None:
        raise RefusedError("No toolkit here rates this intervention.")
    said = {"rationale": rationale, "body": body}
    method = Method(programme=programme, intervention=intervention, **said)
    if programme.is_published:
        _refuse_harmful([method])
    method, is_new = Method.objects.update_or_create(
        programme=programme, intervention=intervention, defaults=said
    )
    field = "method" if is_new else "rationale"
    note(by, programme, field=field, new=intervention, reason=rationale, body=body)
    record(by=by, action="programmes.method_chosen", target=programme)
    return method


@transaction.atomic
def drop_method(*, by: Actor, method_id: int, reason: str) -> None:
    """Say that a programme no longer uses an intervention; the history keeps it."""
    require(policies.may_manage(by))
    method = Method.objects.select_for_update().get(pk=method_id)
    if not reason.strip():
        raise RefusedError("Say why. Everybody can read it in the history.")
    programme = method.programme
    note(by, programme, field="method", old=method.intervention, reason=reason)
    method.delete()
    record(by=by, action="programmes.method_dropped", target=programme)


@transaction.atomic
def publish_programme(*, by: Actor, programme_id: int) -> Programme:
    """Show a programme to everybody, for good.

    Raises RefusedError if it is there already, or uses what was found harmful without
    the reason of a body.
    """
    require(policies.may_manage(by))
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    if programme.is_published:
        raise RefusedError("It is published already.")
    _refuse_harmful(programme.methods.all())
    programme.published_at = timezone.now()
    programme.save(update_fields=["published_at"])
    note(by, programme, field="published")
    record(by=by, action="programmes.programme_published", target=programme)
    return programme


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise RefusedError(FUTURE)


def _refuse_harmful(methods: Collection[Method]) -> None:
    for method in methods:
        rating = rating_of(method.intervention)
        if rating is None or not rating.is_harmful:
            continue
        if not (method.rationale.strip() and method.body.strip()):
            raise RefusedError(NO_RATIONALE.format(title=rating.title))


def _aim(
    by: Actor, programme: Programme, wanted: set[int], *, reason: str
) -> list[str]:
    """Serve these objectives and no others; the name of the field, if that changes."""
    now = set(programme.aims.values_list("objective_id", flat=True))
    if now == wanted:
        return []
    if not reason.strip():
        raise RefusedError("Say why. Everybody can read it in the history.")
    old = _titles(now)
    programme.aims.exclude(objective_id__in=wanted).delete()
    for objective_id in sorted(wanted - now):
        Aim.objects.create(programme=programme, objective_id=objective_id)
    said = {"field": "objectives", "old": old, "new": _titles(wanted)}
    note(by, programme, **said, reason=reason)
    return ["objectives"]


def _titles(ids: Collection[int]) -> str:
    found = Objective.objects.filter(pk__in=ids).order_by("pk")
    return "; ".join(each.text for each in found)
