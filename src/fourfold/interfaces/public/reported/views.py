"""The register of reported figures, and a page for each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.public.record.telling import documents_of
from fourfold.partnership.figures import queries
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import amount, in_words

from . import telling
from .forms import ReportedFilter


@open_to_anyone
def reported(request: Request) -> HttpResponse:
    form = ReportedFilter(request.GET)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    page = page_of(request.GET, queries.approved_like(text))
    conflicts = [] if text else list(queries.conflicts_to_tell())
    context = {
        "form": form,
        "clear": reverse("public:reported") if text else "",
        "page": page,
        "table": telling.register(page.rows, is_narrowed=bool(text)),
        "conflicts": [telling.side_by_side(each) for each in conflicts],
    }
    return render(request, "public/reported/reported.html", context)


@open_to_anyone
def reported_figure(request: Request, name: str) -> HttpResponse:
    found = queries.figure_named(name)
    if found is None:
        raise Http404
    is_checked = found.state == Figure.State.APPROVED
    corrections = [each for each in queries.corrections_of(found) if each.was_approved]
    # What the public was never told is not theirs to see yet.
    if not is_checked and not corrections:
        raise Http404
    context = {
        "trail": telling.trail(),
        "figure": found,
        "is_checked": is_checked,
        "words": in_words(found) if is_checked else "",
        "amount": amount(found) if is_checked else "",
        "lines": telling.lines(found) if is_checked else [],
        "conflicts": [
            telling.side_by_side(each)
            for each in queries.conflicts_to_tell(found)
            if is_checked
        ],
        "documents": documents_of(found) if is_checked else [],
        "corrections": telling.corrections(corrections, is_checked=is_checked),
    }
    return render(request, "public/reported/figure.html", context)
