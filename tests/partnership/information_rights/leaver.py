"""Somebody who left long ago, with a trace in every model that can hold one."""

from datetime import UTC, date, datetime, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.accounts.models import (
    Cover,
    Invitation,
    Person,
    RoleHolding,
    Team,
    TeamMembership,
)
from fourfold.partnership.areas.models import Partnership

PERIODS = {
    "people": 6,
    "roles": "7 years",
    "invitations": "18 months",
    "sign_in_log": "90 days",
    "jobs": "30 days",
    "messages": "1 year",
    "holds": 2,
    "subject_access": 3,
}
LEFT = datetime(2026, 6, 30, 12, tzinfo=UTC)
TEN_YEARS_ON = datetime(2036, 6, 30, 12, tzinfo=UTC)
CANARY = "canary"
CANARIES = ("Alpha", "Bravo", "Carol")


def set_periods(**periods):
    Partnership.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Safer Marshgate",
            "short_name": "Marshgate",
            "authority_code": "E09000099",
            "time_zone": "Europe/London",
            "configuration": {"retention": periods},
            "fingerprint": "0" * 64,
        },
    )


def make_leaver(agency, other, *, name=CANARY):
    """Who left at LEFT; `other` is a colleague who covered for them."""
    person = Person(
        name=f"{name} name",
        email=f"{name}.mail@example.org",
        phone=f"{name} phone",
        last_login=LEFT,
    )
    person.left_at, person.is_active = LEFT, False
    person.set_unusable_password()
    person.save()
    _add_work(person, other, agency)
    _add_sign_in(person)
    _add_traces(person)
    return person


def _add_work(person, other, agency):
    span = {"starts_on": date(2025, 1, 1), "ends_on": LEFT.date()}
    team, _ = Team.objects.get_or_create(agency=agency, name="Wardens")
    RoleHolding.objects.create(
        person=person, agency=agency, role="analyst", granted_by=other, **span
    )
    TeamMembership.objects.create(person=person, team=team, **span)
    Cover.objects.create(absent=person, by=other, agency=agency, **span)
    Invitation.objects.create(
        email=person.email,
        name=person.name,
        agency=agency,
        role="analyst",
        token_digest=f"{person.public_id}",
        expires_at=LEFT,
        accepted_at=LEFT,
    )


def _add_sign_in(person):
    address = EmailAddress.objects.create(user=person, email=person.email)
    EmailConfirmation.objects.create(email_address=address, key=f"{person.public_id}")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "s"})
    app, _ = SocialApp.objects.get_or_create(provider="openid_connect", name="Council")
    account = SocialAccount.objects.create(
        user=person, provider="council", uid=person.email, extra_data={"n": person.name}
    )
    SocialToken.objects.create(app=app, account=account, token="t")
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["name"] = person.name
    session.save()
    UserSession.objects.create(
        user=person, ip="192.0.2.1", user_agent=CANARY, session_key=session.session_key
    )
    UserSession.objects.update(last_seen_at=LEFT)


def _add_traces(person):
    known = {"username": person.email, "ip_address": "192.0.2.1", "user_agent": CANARY}
    known |= {"path_info": "/", "http_accept": ""}
    AccessAttempt.objects.create(failures_since_start=1, **known)
    AccessFailureLog.objects.create(**known)
    AccessLog.objects.create(**known)
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.update(attempt_time=LEFT)
    DBTaskResult.objects.create(
        args_kwargs={"args": [person.name], "kwargs": {}},
        task_path="a.task",
        finished_at=LEFT,
        backend_name="default",
        run_after=LEFT,
        exception_class_path="",
        traceback="",
        status="SUCCESSFUL",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cache_entry (cache_key, value, expires) VALUES (%s, %s, %s)",
            [
                person.email,
                "v",
                connection.ops.adapt_datetimefield_value(LEFT + timedelta(hours=1)),
            ],
        )


def everything_stored():
    """Every cell of every table, as one text."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            cells += [f"{table} {row}" for row in cursor.fetchall()]
    return "\n".join(sorted(cells))
