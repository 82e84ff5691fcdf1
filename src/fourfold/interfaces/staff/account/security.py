"""The page of how somebody signs in, and the one of where they are signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.sessions import person_in
from fourfold.interfaces.staff.sign_in.devices import device_words
from fourfold.interfaces.staff.sign_in.providers import configured
from fourfold.partnership.accounts.services import end_other_sessions
from fourfold.partnership.accounts.sign_ins import (
    factors_of,
    links_of,
    sessions_of,
)


def index(request: HttpRequest) -> HttpResponse:
    person = person_in(request)
    factors = factors_of(person)
    kinds = {factor.type: factor.wrap() for factor in factors}
    codes = kinds.get("recovery_codes")
    providers = [configured(link.provider) for link in links_of(person)]
    return render(
        request,
        "sign_in/security.html",
        {
            "app": next((f for f in factors if f.type == "totp"), None),
            "passkeys": [f.wrap() for f in factors if f.type == "webauthn"],
            "codes_left": len(codes.get_unused_codes()) if codes else None,
            "has_password": person.has_usable_password(),
            "providers": [provider for provider in providers if provider],
        },
    )


@for_staff()
def sessions(request: Request) -> HttpResponse:
    """Devices on which somebody is signed in; all others can be signed out at once."""
    person = person_in(request)
    here = request.session.session_key
    if request.method == "POST":
        count = end_other_sessions(person=person, but=here, because="asked")
        messages.success(request, _ended(count))
        return redirect("staff:sessions")
    found = sessions_of(person)
    rows = [
        [
            Cell(
                device_words(each.user_agent),
                hint="this one" if each.session_key == here else "",
            ),
            Cell(when=each.created_at),
            Cell(when=each.last_seen_at),
        ]
        for each in found
    ]
    table = Table(
        caption="Where you are signed in",
        columns=[Column("Device"), Column("Signed in"), Column("Last seen")],
        rows=rows,
        empty="You are signed in on this device only.",
    )
    return render(
        request, "account/sessions.html", {"table": table, "others": len(found) > 1}
    )


def _ended(count: int) -> str:
    if count == 0:
        return "You were signed in nowhere else."
    return f"You are signed out on {count} other device{'s' if count > 1 else ''}."
