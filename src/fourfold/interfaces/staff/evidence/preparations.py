"""Assessments as they are prepared: begun, drafted, and what is still to do."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.months import period_words
from fourfold.partnership.assessments import policies, queries, services
from fourfold.partnership.assessments.models import Preparation
from fourfold.partnership.assessments.tasks import draft_edition
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.queries import last_run, latest_month
from fourfold.partnership.datasets.services import ask_for_work

from .editions import trail_to
from .preparation_forms import ChoicesForm, PreparationForm
from .preparation_showing import (
    drafts_table,
    preparation_lines,
    preparations_table,
    section_tasks,
)
from .work_showing import state_of

DRAFT = WorkRun.Kind.DRAFT


@for_staff(policies.may_comment)
def preparations(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.preparations())
    return render(
        request,
        "staff/evidence/preparations.html",
        {
            "trail": trail_to(),
            "table": preparations_table(page.rows),
            "page": page,
            "may_draft": policies.may_draft(request.actor),
        },
    )


@for_staff(policies.may_draft)
def begin(request: Request) -> HttpResponse:
    initial = {"signed_as": request.actor.name, "last_month": latest_month()}
    form = bound(PreparationForm, request, initial=initial)
    if done(form, services.begin_preparation, by=request.actor):
        return _drafting(request, form.result)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [*trail_to(), _to_all()],
            "title": "Begin an assessment",
            "intro": "It is drafted from the current build right away. Then you write"
            " what its sections say, others comment, and you draft it again.",
            "form": form,
            "button": "Begin and draft it",
            "back": reverse("staff:preparations"),
        },
    )


@for_staff(policies.may_comment)
def preparation(request: Request, public_id: UUID) -> HttpResponse:
    found = found_preparation(public_id)
    texts, drafts = queries.texts_now(found), queries.drafts_of(found)
    run = last_run(DRAFT, str(found.public_id))
    newest = max((text.pk for text in texts.values()), default=0)
    return render(
        request,
        "staff/evidence/preparation.html",
        {
            "trail": [*trail_to(), _to_all()],
            "preparation": found,
            "title": title_of_preparation(found),
            "lines": preparation_lines(found),
            "tasks": section_tasks(
                found, texts, queries.open_comments_by_section(found)
            ),
            "drafts": drafts_table(drafts),
            "is_overtaken": bool(drafts) and drafts[0].texts_until < newest,
            "run": run,
            "run_state": state_of(run, timezone.now())[0].lower() if run else "",
            "may_draft": policies.may_draft(request.actor),
        },
    )


@for_staff(policies.may_draft)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = found_preparation(public_id)
    now = {"compare_with": found.compare_with, "signed_as": found.signed_as}
    form = bound(ChoicesForm, request, initial=now)
    given = {"by": request.actor, "preparation_id": found.pk}
    if done(form, services.change_preparation, **given):
        messages.success(request, "The next draft is made so.")
        return redirect("staff:preparation", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": trail_to_preparation(found),
            "title": "Change what it is prepared with",
            "form": form,
            "button": "Save",
            "back": reverse("staff:preparation", args=[public_id]),
        },
    )


@for_staff(policies.may_draft)
@require_POST
def draft(request: Request, public_id: UUID) -> HttpResponse:
    return _drafting(request, found_preparation(public_id))


def _drafting(request: Request, found: Preparation) -> HttpResponse:
    run = ask_for_work(
        by=request.actor,
        kind=DRAFT,
        task=draft_edition,
        about=str(found.public_id),
        order={"title": title_of_preparation(found)},
    )
    return redirect("staff:work-run", run.public_id)


def found_preparation(public_id: UUID) -> Preparation:
    found = queries.preparation(public_id)
    if found is None:
        raise Http404
    return found


def title_of_preparation(found: Preparation) -> str:
    return f"{found.area}, {period_words(found.first_month, found.last_month)}"


def trail_to_preparation(found: Preparation) -> list[tuple[str, str]]:
    here = reverse("staff:preparation", args=[found.public_id])
    return [*trail_to(), _to_all(), (title_of_preparation(found), here)]


def _to_all() -> tuple[str, str]:
    return "In preparation", reverse("staff:preparations")
