"""How often somebody is reminded of what was promised: each chooses for themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.reminder_forms import FrequencyForm
from fourfold.partnership.reminders.queries import frequency_of
from fourfold.partnership.reminders.services import choose_frequency
from fourfold.partnership.strategy.policies import may_read_board


@for_staff(may_read_board)
def reminders(request: Request) -> HttpResponse:
    now = frequency_of(request.actor.person_id or 0)
    form = bound(FrequencyForm, request, initial={"frequency": now})
    if done(form, choose_frequency, by=request.actor):
        messages.success(request, "Your choice is saved.")
        return redirect("staff:strategy-reminders")
    return form_page(
        request,
        form,
        title="How often you are reminded",
        intro="Of what was promised and what residents asked, as far as it is yours to "
        "see to. A message says how much there is, and never what.",
        button="Save your choice",
        back=reverse("staff:home"),
    )
