"""Reads the catalogue of the evidence."""

from uuid import UUID

from django.db.models import Count, Max, QuerySet

from .models import CubeBuild, LoadedRelease, LoadReport, Upload, WorkRun
from .models.work_run import ACTIVE
from .reports import Report, Stretch, report_in, stretches


def releases() -> QuerySet[LoadedRelease]:
    """The newest first, each with the number of its files as `file_count`."""
    found = LoadedRelease.objects.annotate(file_count=Count("files"))
    return found.order_by("-loaded_at", "-id")


def builds() -> QuerySet[CubeBuild]:
    """The newest first."""
    return CubeBuild.objects.all()


def current_build() -> CubeBuild | None:
    """The one that assessments are made from; None before anything is catalogued."""
    return CubeBuild.objects.filter(is_current=True).first()


def report(release: LoadedRelease) -> Report | None:
    """What a load told of its rows; None where the catalogue has no report."""
    found = LoadReport.objects.filter(release=release).first()
    return report_in(found.content) if found else None


def not_counted() -> list[LoadedRelease]:
    """Releases in the data folder that are younger than the current build."""
    build = current_build()
    there = LoadedRelease.objects.filter(is_there=True)
    return list(there.filter(loaded_at__gt=build.made_at) if build else there)


def latest_month() -> str:
    """The latest that any release in the data folder has; empty where none has one."""
    there = LoadedRelease.objects.filter(is_there=True)
    return there.aggregate(latest=Max("last_month"))["latest"] or ""


def months_loaded() -> list[Stretch]:
    """Of each data set and force the months that some release has, and the gaps."""
    reports = LoadReport.objects.filter(release__is_there=True)
    groups = (
        group
        for each in reports.iterator(chunk_size=20)
        for group in report_in(each.content).groups
    )
    return stretches(groups)


def work() -> QuerySet[WorkRun]:
    """All runs, the newest first."""
    return WorkRun.objects.select_related("asked_by")


def run(public_id: UUID) -> WorkRun | None:
    return work().filter(public_id=public_id).first()


def under_way() -> list[WorkRun]:
    return list(work().filter(state__in=ACTIVE))


def upload(public_id: UUID) -> Upload | None:
    return Upload.objects.filter(public_id=public_id).first()


def last_run(kind: WorkRun.Kind, about: str) -> WorkRun | None:
    return work().filter(kind=kind, about=about).first()


def last_check(found: Upload) -> WorkRun | None:
    return last_run(WorkRun.Kind.CHECK, str(found.public_id))


def uploads_waiting() -> list[tuple[Upload, WorkRun | None]]:
    """Uploads whose files are still here, each with its last check."""
    waiting = list(Upload.objects.filter(removed_at=None).select_related("sent_by"))
    subjects = [str(each.public_id) for each in waiting]
    checks = work().filter(kind=WorkRun.Kind.CHECK, about__in=subjects)
    newest = {each.about: each for each in checks.order_by("asked_at", "id")}
    return [(each, newest.get(str(each.public_id))) for each in waiting]
