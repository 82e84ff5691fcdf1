"""What is held about people at all."""

from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.partnership.information_rights.policies import may_see_register
from fourfold.partnership.information_rights.queries import retention_periods
from fourfold.partnership.information_rights.register import personal_holdings


@for_staff(may_see_register)
def register(request: Request) -> HttpResponse:
    periods = retention_periods()
    text = request.GET.get("text", "").strip().casefold()
    rows = [
        (holding, periods.get(holding.period, "") if holding.period else "")
        for holding in personal_holdings()
        if text in f"{holding.title} {holding.why}".casefold()
    ]
    context = {"rows": rows, "text": request.GET.get("text", "")}
    return render(request, "staff/information_rights/register.html", context)
