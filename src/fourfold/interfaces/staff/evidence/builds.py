"""Builds of the counts: made, and made the current one again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.partnership.datasets import policies, queries, services, tasks
from fourfold.partnership.datasets.models import CubeBuild, WorkRun
from fourfold.partnership.errors import RefusedError

from .deciding import SureForm


@for_staff(policies.may_see_evidence)
def builds(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.builds())
    may_work = policies.may_work(request.actor)
    table = builds_table(page.rows, may_choose=may_work)
    return render(
        request,
        "staff/evidence/builds.html",
        {
            "trail": [("Data", reverse("staff:data"))],
            "table": table,
            "page": page,
            "may_work": may_work,
            "not_counted": queries.not_counted(),
        },
    )


@for_staff(policies.may_work)
@require_POST
def build(request: Request) -> HttpResponse:
    try:
        run = services.ask_for_work(
            by=request.actor, kind=WorkRun.Kind.BUILD, task=tasks.build_counts
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("staff:builds")
    return redirect("staff:work-run", run.public_id)


@for_staff(policies.may_work, fresh=True)
def use(request: Request, build_id: int) -> HttpResponse:
    found = get_object_or_404(queries.builds(), pk=build_id, is_there=True)
    form = bound(SureForm, request)
    given = {"by": request.actor, "build_id": found.pk, "store": tasks.evidence()}
    if done(form, services.choose_build, **given):
        messages.success(request, f"Drafts are made from {found.name} from now on.")
        return redirect("staff:builds")
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [
                ("Data", reverse("staff:data")),
                ("Builds", reverse("staff:builds")),
            ],
            "title": f"Use build {found.name}?",
            "intro": "Assessments that are drafted from now on are made from it. What"
            " is published stays as it is. The next build counts everything that is"
            " loaded, and takes its place.",
            "form": form,
            "button": "Use this build",
            "back": reverse("staff:builds"),
        },
    )


def builds_table(rows: list[CubeBuild], *, may_choose: bool = False) -> Table:
    return Table(
        caption="Builds of the counts",
        columns=[Column("Build"), Column("State"), Column("Made"), Column("Act")],
        rows=[
            [
                Cell(row.name, hint="Invented" if row.is_invented else ""),
                _state(row),
                Cell(when=row.made_at),
                _act(row, may_choose=may_choose),
            ]
            for row in rows
        ],
        empty="Nothing was counted yet.",
    )


def _state(row: CubeBuild) -> Cell:
    if row.is_current:
        return Cell("Current", tag="green")
    return Cell("Kept", tag="grey") if row.is_there else Cell("Removed", tag="grey")


def _act(row: CubeBuild, *, may_choose: bool) -> Cell:
    if row.is_current or not row.is_there or not may_choose:
        return Cell("None")
    there = reverse("staff:build-use", args=[row.pk])
    return Cell(f"Use {row.name}", href=there)
