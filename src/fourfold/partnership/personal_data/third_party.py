"""What models of others hold about people, said for them. By label, in lower case.

An installed model that is neither here nor says it itself fails the system check, so
that nothing is installed without knowing what it keeps.
"""

from typing import Any

from .declarations import AT_ONCE, Keep, KeepAlways, KeepWith, Then

SIGN_IN_LOG = "sign_in_log"
OPAQUE = "a secret of the machinery of signing in, and no use to anybody else"
ADDRESS = ("user_agent", "ip_address", "username", "http_accept", "path_info")

SIGNING_IN: dict[str, dict[str, Any]] = {
    "sessions.session": {
        "personal": ("session_data",),
        "plain": ("session_key", "expire_date"),
        "why": "to stay signed in",
        "keep": Keep(since="expire_date", period=AT_ONCE, then=Then.DELETE),
        "reasons": {"session_key": OPAQUE},
        "not_collected": (
            "holds the number of a person and times, signed; the list of devices says"
            " the same in words"
        ),
    },
    "usersessions.usersession": {
        "about": "user",
        "personal": ("user", "ip", "user_agent", "created_at", "last_seen_at", "data"),
        "plain": ("id", "session_key"),
        "why": "to show people where they are signed in",
        "keep": Keep(since="last_seen_at", period=SIGN_IN_LOG, then=Then.DELETE),
        "reasons": {"session_key": OPAQUE},
    },
    "account.emailaddress": {
        "about": "user",
        "personal": ("user", "email", "verified", "primary"),
        "plain": ("id",),
        "why": "to know that an address has been proved",
        "keep": KeepWith("user"),
    },
    "account.emailconfirmation": {
        "personal": ("email_address",),
        "plain": ("id", "created", "sent", "key"),
        "why": "to prove an address",
        "keep": KeepWith("email_address"),
        "about": "email_address__user",
        "reasons": {"key": OPAQUE},
    },
    "mfa.authenticator": {
        "about": "user",
        "personal": ("user", "type", "created_at", "last_used_at"),
        "plain": ("id", "data"),
        "why": "to sign in with a second factor",
        "keep": KeepWith("user"),
        "reasons": {"data": OPAQUE},
    },
    "socialaccount.socialaccount": {
        "about": "user",
        "personal": (
            "user",
            "provider",
            "uid",
            "last_login",
            "date_joined",
            "extra_data",
        ),
        "plain": ("id",),
        "why": "to sign in through the person's own agency",
        "keep": KeepWith("user"),
    },
    "socialaccount.socialtoken": {
        "about": "account__user",
        "personal": ("account",),
        "plain": ("id", "app", "token", "token_secret", "expires_at"),
        "why": "to sign in through the person's own agency",
        "keep": KeepWith("account"),
        "reasons": {"token": OPAQUE, "token_secret": OPAQUE},
    },
    "socialaccount.socialapp": {
        "personal": (),
        "plain": (
            "id",
            "provider",
            "provider_id",
            "name",
            "client_id",
            "secret",
            "key",
            "settings",
        ),
        "why": "to reach the identity providers of agencies",
        "keep": KeepAlways("names providers, not persons"),
    },
    "axes.accessattempt": {
        "found_by": ("username",),
        "personal": (*ADDRESS, "attempt_time", "get_data", "post_data"),
        "plain": ("id", "failures_since_start"),
        "why": "to lock out whoever guesses passwords",
        "keep": Keep(since="attempt_time", period=SIGN_IN_LOG, then=Then.DELETE),
    },
    "axes.accessattemptexpiration": {
        "personal": (),
        "plain": ("access_attempt", "expires_at"),
        "why": "to end a lock-out",
        "keep": KeepWith("access_attempt"),
    },
    "axes.accessfailurelog": {
        "found_by": ("username",),
        "personal": (*ADDRESS, "attempt_time", "locked_out"),
        "plain": ("id",),
        "why": "to see attacks on accounts",
        "keep": Keep(since="attempt_time", period=SIGN_IN_LOG, then=Then.DELETE),
    },
    "axes.accesslog": {
        "found_by": ("username",),
        "personal": (*ADDRESS, "attempt_time", "logout_time"),
        "plain": ("id", "session_hash"),
        "why": "to see from where an account was used",
        "keep": Keep(since="attempt_time", period=SIGN_IN_LOG, then=Then.DELETE),
        "reasons": {"session_hash": OPAQUE},
    },
}

MACHINERY: dict[str, dict[str, Any]] = {
    "django_tasks_database.dbtaskresult": {
        "personal": ("args_kwargs", "return_value", "traceback"),
        "plain": (
            "id",
            "status",
            "enqueued_at",
            "started_at",
            "finished_at",
            "priority",
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "run_after",
            "exception_class_path",
        ),
        "why": "to do work after a page has answered",
        "keep": Keep(since="finished_at", period="jobs", then=Then.DELETE),
        "reasons": {
            "task_path": "names our own code",
            "worker_ids": "names programs",
            "queue_name": "names our own queue",
            "backend_name": "names our own set-up",
            "exception_class_path": "names code",
        },
        "not_collected": "holds keys of rows, which are given themselves",
    },
    "contenttypes.contenttype": {
        "personal": (),
        "plain": ("id", "app_label", "model"),
        "why": "to list the models that there are",
        "keep": KeepAlways("names models, not persons"),
    },
    "auth.permission": {
        "personal": (),
        "plain": ("id", "name", "content_type", "codename"),
        "why": "to satisfy Django; rights come from roles",
        "keep": KeepAlways("names permissions, not persons"),
    },
    "auth.group": {
        "personal": (),
        "plain": ("id", "name"),
        "why": "to satisfy Django; it is empty",
        "keep": KeepAlways("names groups, not persons"),
    },
    "auth.group_permissions": {
        "personal": (),
        "plain": ("id", "group", "permission"),
        "why": "to satisfy Django; it is empty",
        "keep": KeepAlways("ties groups to permissions"),
    },
}

THIRD_PARTY = SIGNING_IN | MACHINERY
