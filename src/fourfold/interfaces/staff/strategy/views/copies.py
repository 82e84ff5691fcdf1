"""A plan is copied into a new strategy: of another year, or of another borough."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.receiving import takes_files
from fourfold.interfaces.staff.strategy.acting import saved, there
from fourfold.interfaces.staff.strategy.addresses import ROOT
from fourfold.interfaces.staff.strategy.copy_forms import CopyForm, SourceForm
from fourfold.interfaces.staff.strategy.plan_forms import MOST_BYTES
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.plan_copies import (
    CopiedPlan,
    PlanCopyError,
    read_copy,
    written_copy,
)

SOURCE, COPY = "staff/strategy/copy_source.html", "staff/strategy/copy.html"


@for_staff(policies.may_see_desk)
@require_safe
def take_away(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    content = written_copy(queries.copied_plan(found))
    answer = HttpResponse(content, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.json"'
    return answer


@for_staff(policies.may_manage)
@takes_files(MOST_BYTES)
def source(request: Request) -> HttpResponse:
    form = SourceForm()
    if request.method == "POST":
        form = SourceForm(request.POST, request.FILES)
        if form.is_valid():
            plan = form.cleaned_data["plan"]
            return _render(request, CopyForm(plan=plan), plan)
    context = {"form": form, "trail": [(ROOT[0], reverse(ROOT[1]))]}
    return render(request, SOURCE, context)


@for_staff(policies.may_manage)
@require_POST
def copy(request: Request) -> HttpResponse:
    try:
        plan = read_copy(request.POST.get("text", ""))
    except PlanCopyError:
        return redirect("staff:strategy-copy-source")
    form = bound(CopyForm, request, plan=plan)
    if done(form, services.copy_plan, by=request.actor):
        return saved(
            request, "The plan is copied. Nothing in it is started.", form.result
        )
    return _render(request, form, plan)


def _render(request: Request, form: CopyForm, plan: CopiedPlan) -> HttpResponse:
    start = ("Copy a plan", reverse("staff:strategy-copy-source"))
    trail = [(ROOT[0], reverse(ROOT[1])), start]
    return render(request, COPY, {"form": form, "plan": plan, "trail": trail})
