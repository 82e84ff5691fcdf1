"""The page that the link of an invitation leads to."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fourfold.partnership.accounts.models import Invitation
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.accounts.services import join_by_invitation
from fourfold.partnership.accounts.sign_ins import open_invitation
from fourfold.partnership.errors import RefusedError

from . import forms
from .admission import JOINING
from .providers import configured


def join(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; then a form, or the way to the agency's own sign-in."""
    if request.user.is_authenticated:
        return render(request, "sign_in/join_signed_in.html", status=409)
    invitation = open_invitation(token)
    if invitation is None:
        return render(request, "sign_in/join_gone.html", status=410)
    provider = configured(invitation.agency.identity_provider)
    form = forms.Join(
        request.POST if request.method == "POST" else None,
        address=invitation.email,
        initial={"name": invitation.name},
    )
    if provider is None and form.is_valid():
        try:
            return _joined(request, token, form)
        except RefusedError as refused:
            form.add_error(None, str(refused))
    about = _about(invitation)
    return render(
        request,
        "sign_in/join.html",
        about | {"form": form, "provider": provider, "token": token},
    )


def join_at_agency(request: HttpRequest, token: str) -> HttpResponse:
    """To the sign-in of the agency; the invitation waits in the session meanwhile."""
    invitation = open_invitation(token)
    provider = configured(invitation.agency.identity_provider) if invitation else None
    if provider is None or request.user.is_authenticated:
        return redirect("sign_in_join", token=token)
    request.session[JOINING] = token
    return redirect("openid_connect_login", provider_id=provider.name)


def _joined(request: HttpRequest, token: str, form: forms.Join) -> HttpResponse:
    person = join_by_invitation(
        token=token,
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
    )
    record_authentication(request, person, "invitation")
    answer: HttpResponse = perform_login(
        request, Login(user=person, redirect_url="/sign-in/security/")
    )
    return answer


def _about(invitation: Invitation) -> dict[str, object]:
    return {
        "invitation": invitation,
        "agency": invitation.agency,
        "role": role_named(invitation.role),
    }
