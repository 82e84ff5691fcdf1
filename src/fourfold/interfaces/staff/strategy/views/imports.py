"""Files that were written into a plan: who did, what each did, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.acting import there
from fourfold.interfaces.staff.strategy.addresses import page, trail_into
from fourfold.interfaces.staff.strategy.import_showing import (
    import_lines,
    import_table,
    row_table,
)
from fourfold.interfaces.staff.strategy.plan_forms import TakeBackForm
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import PlanImport
from fourfold.partnership.strategy.plan_undoing import hindrances

WHAT_HAPPENS = (
    "What it changed is as it was before. What it added counts nowhere any more; its "
    "public page stays, and says that it was taken back. All of it stays in the "
    "history, with your reason."
)


@for_staff(policies.may_see_desk)
def imports(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    shown = page_of(request.GET, queries.plan_imports(found))
    context = {
        "trail": trail_into(found),
        "strategy": found,
        "page": shown,
        "table": import_table(shown.rows),
    }
    return render(request, "staff/strategy/imports.html", context)


@for_staff(policies.may_see_desk)
def plan_import(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.plan_import(public_id))
    told = queries.undoing(found)
    is_undone = hasattr(found, "undo")
    context = {
        "trail": _trail(found),
        "found": found,
        "lines": import_lines(found),
        "table": row_table(told.rows, is_undone=is_undone),
        "may_undo": policies.may_manage(request.actor) and not is_undone,
        "in_the_way": [
            (each.what, each.words, page(each.action) if each.action else "")
            for each in hindrances(told, today=timezone.localdate())
        ],
    }
    return render(request, "staff/strategy/import.html", context)


@for_staff(policies.may_manage)
def take_back(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.plan_import(public_id))
    here = reverse("staff:strategy-import", args=[public_id])
    form = bound(TakeBackForm, request)
    if done(form, services.take_plan_back, by=request.actor, import_id=found.pk):
        messages.success(request, "It is taken back.")
        return redirect(here)
    return form_page(
        request,
        form,
        title="Take back what the file wrote",
        intro=f"{found}. {WHAT_HAPPENS}",
        button="Take it back",
        kind="warning",
        trail=[*_trail(found), (str(found), here)],
        back=here,
    )


def _trail(found: PlanImport) -> list[tuple[str, str]]:
    listed = reverse("staff:strategy-imports", args=[found.strategy.public_id])
    return [*trail_into(found.strategy), ("Files", listed)]
