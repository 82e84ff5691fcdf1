"""What is logged: that something happened, where in the code, and how it went.

One line of JSON on standard output for each event. A field that is not named here is
not written, whoever logs it: no address, no path, no query, no body, no name of a
file, no message of an exception. What a library says in words is left out as well,
since it may quote what somebody typed; its place in the code tells which they were.
"""

import json
import logging
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

# Ours say what happened in a constant text; a test of the code holds them to it.
OURS = "fourfold"
# What may be said besides. `route` is the name of a page, never its address;
# `document` the number of the row of one that was published.
EXTRAS = ("route", "method", "status", "ms", "job", "document")
DEEPEST = 40

request_id: ContextVar[str] = ContextVar("request_id", default="")


class PlainFormatter(logging.Formatter):
    """A record as JSON, without anything that is not in the lists above."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname.casefold(),
            "logger": record.name,
            "event": _event(record),
        }
        if current := request_id.get():
            line["request_id"] = current
        line |= {name: vars(record)[name] for name in EXTRAS if name in vars(record)}
        if record.exc_info and record.exc_info[1]:
            line |= _exception(record.exc_info[1])
        return json.dumps(line, default=_refused)


def _event(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] == OURS:
        return str(record.msg)
    return f"{record.module}.{record.funcName}:{record.lineno}"


def _exception(error: BaseException) -> dict[str, Any]:
    """Its class, the classes of what caused it, and where in the code."""
    chain = list(_chain(error))
    return {
        "error": [type(each).__qualname__ for each in chain],
        "at": [place for each in chain for place in _places(each.__traceback__)],
    }


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        frame = traceback.tb_frame
        module = frame.f_globals.get("__name__", "?")
        places.append(f"{module}.{frame.f_code.co_qualname}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-DEEPEST:]


def _refused(_: object) -> str:
    return "not written"


HANDED_UP: dict[str, Any] = {"handlers": [], "level": "INFO", "propagate": True}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": PlainFormatter}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "plain",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        # They have handlers of their own, one of which sends faults by e-mail.
        "django": HANDED_UP,
        "django.server": HANDED_UP,
        "_granian": HANDED_UP,
        # Says its version at each start, also into what a command prints.
        "axes.apps": {"level": "WARNING"},
        # Written by Fourfold itself, without addresses.
        "granian.access": {"handlers": ["nowhere"], "propagate": False},
    },
}
