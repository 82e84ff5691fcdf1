"""The jobs there are: one module each, in the folder of how often it runs.

The package is named by a setting, as Django's apps are: jobs call every app, so that
no app may import them.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import cast

from django.conf import settings

from .schedules import Schedule

Counts = dict[str, int]


class UnknownJobError(ValueError):
    """A job that no module is."""


@dataclass(frozen=True, slots=True)
class Job:
    """What runs by itself: idempotent, so that twice does no more than once.

    name : `daily/retention`, as its file
    title : what it does, as the first line of the file says
    run : does it, as of a time, and counts what it did
    """

    name: str
    schedule: Schedule
    title: str
    run: Callable[[datetime], Counts]


@cache
def all_jobs() -> tuple[Job, ...]:
    """In the order in which they run when all are due."""
    return tuple(
        _job(schedule, module.name)
        for schedule in Schedule
        for module in pkgutil.iter_modules(
            import_module(f"{settings.JOBS_PACKAGE}.{schedule}").__path__
        )
    )


def job_named(name: str) -> Job:
    for job in all_jobs():
        if job.name == name:
            return job
    known = ", ".join(job.name for job in all_jobs())
    raise UnknownJobError(f"There is no job {name}. There are {known}.")


def _job(schedule: Schedule, name: str) -> Job:
    module = import_module(f"{settings.JOBS_PACKAGE}.{schedule}.{name}")
    title = (module.__doc__ or name).strip().splitlines()[0].rstrip(".")
    run = cast(Callable[[datetime], Counts], module.run)
    return Job(f"{schedule}/{name}", schedule, title, run)
