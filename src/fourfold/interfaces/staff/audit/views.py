from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.partnership.audit.policies import may_read_trail
from fourfold.partnership.audit.queries import is_as_written
from fourfold.partnership.audit.services import export_trail, read_entry, read_trail
from fourfold.partnership.audit.services.reading import MOST_EXPORTED
from fourfold.partnership.errors import RefusedError

from .exporting import as_csv, as_json
from .forms import EntryFilter
from .showing import lines_of, table_of
from .state import state_lines

FORMS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}
MOST_DIGITS = 18


@for_staff(may_read_trail)
@require_safe
def entries(request: Request) -> HttpResponse:
    form = EntryFilter(request.GET)
    context = {"form": form, "most": f"{MOST_EXPORTED:,}"}
    if not form.is_valid():
        # With a filter that is wrong, nothing is shown rather than everything.
        return render(request, "staff/audit/entries.html", context)
    page = read_trail(
        by=request.actor,
        filters=form.filters(),
        before=_number(request, "before"),
        after=_number(request, "after"),
    )
    context |= {"page": page, "table": table_of(page.entries)}
    context |= {"clear": request.path if form.is_used else ""}
    return render(request, "staff/audit/entries.html", context)


@for_staff(may_read_trail)
@require_safe
def entry(request: Request, seq: int) -> HttpResponse:
    found = read_entry(by=request.actor, seq=seq)
    if found is None:
        raise Http404
    context = {
        "entry": found,
        "rows": lines_of(found),
        "is_as_written": is_as_written(found),
        "trail": [("Audit trail", reverse("staff:audit-entries"))],
    }
    return render(request, "staff/audit/entry.html", context)


@for_staff(may_read_trail, fresh=True)
@require_safe
def export(request: Request, form: str) -> HttpResponseBase:
    """A copy of what the filters show, recorded with its filters and its size."""
    asked = EntryFilter(request.GET)
    back = f"{reverse('staff:audit-entries')}?{request.GET.urlencode()}"
    if form not in FORMS:
        raise Http404
    if not asked.is_valid():
        return redirect(back)
    try:
        found = export_trail(by=request.actor, filters=asked.filters(), form=form)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(back)
    write, kind = FORMS[form]
    response = StreamingHttpResponse(
        write(found), content_type=f"{kind}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="audit-trail.{form}"'
    return response


@for_staff(may_read_trail)
@require_safe
def state(request: Request) -> HttpResponse:
    context = {
        **state_lines(),
        "trail": [("Audit trail", reverse("staff:audit-entries"))],
    }
    return render(request, "staff/audit/state.html", context)


def _number(request: Request, name: str) -> int | None:
    """The number of an entry in the address; None for what is none."""
    text = request.GET.get(name, "")
    is_number = text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
