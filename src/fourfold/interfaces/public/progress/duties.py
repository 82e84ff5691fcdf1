"""What the law requires of the partnership, and what shows that it is done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.duties import duty_lines, duty_table
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.duties import Duty, duty_named, shown

from .addresses import home
from .finding import there


@open_to_anyone
def duties(request: Request) -> HttpResponse:
    found = queries.duties(timezone.localdate())
    context = {
        "trail": home(),
        "table": duty_table(found, page=_page),
        "short": sum(each.is_short for _, each in found),
        "count": len(found),
    }
    return render(request, "public/progress/duties.html", context)


@open_to_anyone
def duty(request: Request, name: str) -> HttpResponse:
    today = timezone.localdate()
    found = there(duty_named(name, today))
    notes = queries.duty_notes(name)
    context = {
        "trail": [*home(), (gettext("Duties of the law"), reverse("public:duties"))],
        "duty": found,
        "lines": duty_lines(found, shown(found, notes, today)),
        "notes": notes,
    }
    return render(request, "public/progress/duty.html", context)


def _page(duty: Duty) -> str:
    return reverse("public:duty", args=[duty.id])
