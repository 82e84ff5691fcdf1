"""What the board needs to see, as it is now; frozen for the minutes by a button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.board_packs import shown_pack
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.addresses import ROOT
from fourfold.interfaces.staff.strategy.tree_forms import MeetingForm
from fourfold.partnership.strategy import policies, queries, services

WHERE = "staff:strategy-board"


@for_staff(policies.may_read_board)
def board(request: Request) -> HttpResponse:
    last = queries.last_pack()
    context = {
        "pack": shown_pack(
            queries.pack_now(last.at if last else None), page=page_named
        ),
        "may_manage": policies.may_manage(request.actor),
    }
    return render(request, "staff/strategy/board.html", context)


@for_staff(policies.may_manage)
def freeze(request: Request) -> HttpResponse:
    form = bound(MeetingForm, request, initial={"meeting_on": timezone.localdate()})
    if done(form, services.freeze_board_pack, by=request.actor):
        messages.success(request, "It is frozen. Its page keeps this address.")
        return redirect("public:pack", number=form.result.number)
    return form_page(
        request,
        form,
        title="Freeze the pack for the minutes",
        intro="What the pack says now is kept as it is, at an address of its own that "
        "everybody can read. It cannot be changed or taken away.",
        button="Freeze it",
        trail=[(ROOT[0], reverse(ROOT[1])), ("For the board", reverse(WHERE))],
        back=reverse(WHERE),
    )
