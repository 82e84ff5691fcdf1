"""Whom an agency's identity provider lets in: only people we know, from that agency."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fourfold.interfaces.components.sessions import PROVIDER_FACTOR
from fourfold.partnership.accounts.identity_providers import IdentityProvider
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import (
    join_by_invitation,
    record_failed,
    record_provider_linked,
)
from fourfold.partnership.accounts.sign_ins import (
    has_link,
    open_invitation,
    person_by_address,
    providers_of,
)
from fourfold.partnership.errors import RefusedError

from . import words

JOINING = "joining"
CLOCKS_DIFFER = timedelta(seconds=30)


def admit(request: HttpRequest, login: SocialLogin) -> None:
    """Find the person behind a sign-in at a provider, and tie the two together.

    Raises ImmediateHttpResponse, with a page that says why, for somebody it must not
    let in; and for somebody who was signed in and only had to prove it again.
    """
    provider: IdentityProvider = login.provider.agency_provider
    try:
        _check_nonce(login)
        if request.user.is_authenticated:
            raise ImmediateHttpResponse(_confirmed(request, login))
        person = login.user if login.is_existing else _newcomer(request, login)
        if provider.name not in providers_of(person):
            raise RefusedError(words.NOT_KNOWN)
    except RefusedError as refused:
        raise ImmediateHttpResponse(
            refusal(request, provider, str(refused), reason="refused")
        ) from refused
    if provider.vouches_for_second_factor(login.claims):
        record_authentication(request, person, PROVIDER_FACTOR, provider=provider.name)


def refusal(
    request: HttpRequest, provider: IdentityProvider, said: object, *, reason: str
) -> HttpResponse:
    record_failed(address="", step="provider", provider=provider.name, reason=reason)
    return render(
        request,
        "sign_in/refused.html",
        {"words": str(said).format(provider=provider.title)},
        status=403,
    )


def _check_nonce(login: SocialLogin) -> None:
    """That the answer is to the question that this browser asked, and no other."""
    asked, told = login.state.get("nonce", ""), login.claims.get("nonce", "")
    if not asked or not hmac.compare_digest(str(asked), str(told)):
        raise RefusedError(words.FAILED)


def _newcomer(request: HttpRequest, login: SocialLogin) -> Person:
    """Somebody who signs in at this provider for the first time."""
    provider: IdentityProvider = login.provider.agency_provider
    address = str(login.claims.get("email", "")).strip().casefold()
    if not address or not provider.vouches_for_email(login.claims):
        raise RefusedError(words.NOT_VERIFIED)
    token = request.session.pop(JOINING, "")
    with transaction.atomic():
        person = _join(token, address, login) if token else _known(address, provider)
        login.connect(request, person)
        record_provider_linked(person=person, provider=provider.name)
    return person


def _join(token: str, address: str, login: SocialLogin) -> Person:
    provider: IdentityProvider = login.provider.agency_provider
    invitation = open_invitation(token)
    if invitation is None or invitation.agency.identity_provider != provider.name:
        raise RefusedError(words.NOT_KNOWN)
    if invitation.email != address:
        raise RefusedError(words.NOT_INVITED)
    name = str(login.claims.get("name") or invitation.name)[:120]
    return join_by_invitation(token=token, name=name, password=None)


def _known(address: str, provider: IdentityProvider) -> Person:
    person = person_by_address(address)
    if person is None or provider.name not in providers_of(person):
        raise RefusedError(words.NOT_KNOWN)
    if has_link(person, provider.name):
        # An address that was given to somebody else opens nothing.
        raise RefusedError(words.NOT_THE_SAME)
    return person


def _confirmed(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Back to what they were about to do, now that they have proved who they are."""
    if not login.is_existing or login.user.pk != request.user.pk:
        raise RefusedError(words.NOT_THE_SAME)
    if not _proved_now(login.claims, timezone.now()):
        raise RefusedError(words.NOT_AGAIN)
    record_authentication(request, login.user, "socialaccount", reauthenticated=True)
    there = login.get_redirect_url(request) or settings.LOGIN_REDIRECT_URL
    return resume_request(request) or redirect(there)


def _proved_now(claims: Mapping[str, Any], now: datetime) -> bool:
    """Whether the provider asked them just now, as it was told to."""
    at = claims.get("auth_time")
    if not isinstance(at, int | float):
        return False
    fresh_for = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    return now.timestamp() - at <= (fresh_for + CLOCKS_DIFFER).total_seconds()
