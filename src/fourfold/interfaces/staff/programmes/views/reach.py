"""Who was reached, by broad groups."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.programmes.acting import (
    asked,
    saved,
    service_for,
    there,
    to_file_for,
)
from fourfold.interfaces.staff.programmes.service_forms import (
    CountsForm,
    GroupingForm,
    ReachForm,
    counts_of,
)
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.terms import groupings

SMALL = (
    "Count each person once. Everybody sees the numbers rounded, and small ones "
    "withheld, so type them as they are."
)


@for_staff(policies.may_come_in)
def choose(request: Request, public_id: UUID) -> HttpResponse:
    found = to_file_for(request, service_for(request, public_id))
    form = bound(GroupingForm, request)
    if form.is_valid():
        grouping = form.cleaned_data["grouping"]
        return redirect("staff:programme-reach-report", found.public_id, grouping)
    return asked(
        request,
        form,
        found,
        title=f"Whom did “{found}” reach?",
        intro="One report for each way of grouping.",
        button="Go on",
    )


@for_staff(policies.may_come_in)
def report(request: Request, public_id: UUID, grouping: str) -> HttpResponse:
    found = to_file_for(request, service_for(request, public_id))
    groups = there(groupings().get(grouping))
    form = bound(ReachForm, request, grouping=groups)
    what = {"service_id": found.pk, "grouping": grouping}
    if done(form, services.report_reach, by=request.actor, **what):
        return saved(request, "Who was reached is reported.", found)
    return asked(
        request,
        form,
        found,
        title=f"Whom did “{found}” reach? {groups.title}",
        intro=SMALL,
        button="Report it",
    )


@for_staff(policies.may_come_in)
def correct(request: Request, public_id: UUID) -> HttpResponse:
    wrong = there(queries.reach_report(public_id))
    found = to_file_for(request, wrong.service)
    groups = there(groupings().get(wrong.grouping))
    form = bound(CountsForm, request, grouping=groups, initial=counts_of(wrong))
    if done(form, services.correct_reach, by=request.actor, report_id=wrong.pk):
        return saved(request, "Who was reached is corrected.", found)
    return asked(
        request,
        form,
        found,
        title=f"Correct whom “{found}” reached. {groups.title}",
        intro=SMALL,
        button="Correct it",
    )
