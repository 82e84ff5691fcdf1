"""Looking afterwards at who opened what in an emergency."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.sharing.forms import ReviewFilter, ReviewForm
from fourfold.interfaces.staff.sharing.showing import (
    glass_page,
    glass_table,
    kind_in_words,
)
from fourfold.partnership.sharing import policies, queries, services


@for_staff(policies.may_review_break_glass)
def reviews(request: Request) -> HttpResponse:
    form = ReviewFilter(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = queries.glasses(request.actor, state=state or "awaiting")
    page = page_of(request.GET, found)
    table = glass_table(
        page.rows,
        caption="Reviewed" if state == "reviewed" else "Awaiting review",
        empty="None has been reviewed yet."
        if state == "reviewed"
        else "No use of emergency access awaits review.",
    )
    context = {"form": form, "table": table, "page": page}
    return render(request, "staff/sharing/reviews.html", context)


@for_staff(policies.may_review_break_glass)
def review(request: Request, public_id: str) -> HttpResponse:
    found = queries.glass_for(request.actor, public_id)
    if found is None:
        raise Http404
    form = bound(ReviewForm, request)
    if done(form, services.review_break_glass, by=request.actor, glass_id=found.pk):
        messages.success(request, "Your review is recorded.")
        return redirect("staff:glass-reviews")
    return form_page(
        request,
        form,
        trail=[("Emergency access", reverse("staff:glass-reviews"))],
        title=f"Review what {found.person} did",
        intro=f"{kind_in_words(found.record_kind)} of {found.owner}. The reason they "
        f"gave: {found.reason}",
        button="Record the review",
        back=glass_page(found),
    )
