"""Plans that were written from files, and what could take them back."""

from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from fourfold.partnership.strategy.models import (
    Action,
    BoardPack,
    Change,
    Dependency,
    PlanImport,
    Strategy,
)
from fourfold.partnership.strategy.plan_undoing import Undoing


def plan_imports(strategy: Strategy) -> QuerySet[PlanImport]:
    """The newest first, each with what took it back."""
    found = PlanImport.objects.filter(strategy=strategy)
    return found.select_related("agency", "undo__agency").order_by("-at", "-pk")


def plan_import(public_id: UUID) -> PlanImport | None:
    found = PlanImport.objects.select_related("strategy", "agency", "undo__agency")
    return found.filter(public_id=public_id).first()


def undoing(written: PlanImport) -> Undoing:
    """What it wrote, and what became of that since; in four queries."""
    rows = list(written.rows.select_related("action__lead_agency"))
    by_subject = {each.action.public_id: each.action_id for each in rows}
    last = Change.objects.filter(subject__in=by_subject).order_by()
    newest = last.values_list("subject").annotate(Max("pk"))
    needed = Dependency.objects.filter(needs__in=by_subject.values())
    return Undoing(
        written_on=timezone.localdate(written.at),
        rows=rows,
        newest={by_subject[subject]: key for subject, key in newest},
        needed=frozenset(needed.values_list("needs_id", flat=True)),
        frozen=BoardPack.objects.filter(at__gte=written.at).exists(),
    )


def taken_back(strategy: Strategy) -> QuerySet[Action]:
    """Actions of a file that was taken back: they count nowhere, and are not hidden."""
    found = Action.everything.filter(recommendation__strategy=strategy)
    return found.exclude(taken_back_on=None).order_by("taken_back_on", "pk")


def taken_back_action(public_id: UUID) -> Action | None:
    found = Action.everything.select_related("recommendation__strategy")
    return found.exclude(taken_back_on=None).filter(public_id=public_id).first()
