"""Clear ended sessions, old failed attempts to sign in, finished work and old runs."""

from datetime import datetime

from allauth.account.models import EmailConfirmation
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.audit.doers import job
from fourfold.partnership.job_log.schedules import kept_days
from fourfold.partnership.job_log.services import clear_run_log


def run(at: datetime) -> dict[str, int]:
    ended = Session.objects.filter(expire_date__lt=at)
    gone = UserSession.objects.exclude(session_key__in=_open_sessions(at))
    failures = at - kept_days("sign_in_failures")
    tasks = DBTaskResult.objects.finished().filter(
        finished_at__lt=at - kept_days("tasks")
    )
    return {
        "session_records": gone.delete()[0],
        "sessions": ended.delete()[0],
        "sign_in_failures": sum(
            model.objects.filter(attempt_time__lt=failures).delete()[0]
            for model in (AccessAttempt, AccessFailureLog, AccessLog)
        ),
        "confirmations": EmailConfirmation.objects.all_expired().delete()[0],
        "tasks": tasks.delete()[0],
        "runs": clear_run_log(at=at, by=job("daily/clear_sessions")),
    }


def _open_sessions(at: datetime) -> list[str]:
    keys = Session.objects.filter(expire_date__gte=at)
    return list(keys.values_list("session_key", flat=True))
