"""Keeps the catalogue of the evidence in step with the data folder."""

from dataclasses import dataclass

from django.db import transaction

from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets import policies
from fourfold.partnership.datasets.models import (
    CubeBuild,
    LoadedRelease,
    LoadReport,
    SourceFile,
)
from fourfold.partnership.datasets.reading import Found, FoundBuild, FoundRelease


@dataclass(frozen=True, slots=True)
class Catalogued:
    """What cataloguing found that was not known before."""

    releases: tuple[LoadedRelease, ...]
    builds: tuple[CubeBuild, ...]


@transaction.atomic
def catalogue(*, by: Doer, found: Found) -> Catalogued:
    """Have a row for everything in a data folder; again is nothing.

    What the folder no longer has keeps its row, for what points at it.
    """
    require(by, policies.may_catalogue)
    known = set(LoadedRelease.objects.values_list("release_id", "fingerprint"))
    releases = tuple(
        _add_release(by, each)
        for each in found.releases
        if (each.release_id, each.fingerprint) not in known
    )
    _add_reports(found.releases)
    builds = _catalogue_builds(by, found.builds)
    _mark_what_is_there(found)
    return Catalogued(releases, builds)


def _add_release(by: Doer, found: FoundRelease) -> LoadedRelease:
    release = LoadedRelease.objects.create(
        release_id=found.release_id,
        fingerprint=found.fingerprint,
        edition=found.edition,
        loaded_at=found.loaded_at,
        is_invented=found.is_invented,
        datasets=found.datasets,
        first_month=found.first_month,
        last_month=found.last_month,
        rows_kept=sum(file.rows_kept for file in found.files),
        rows_refused=sum(file.rows_refused for file in found.files),
    )
    SourceFile.objects.bulk_create(
        [
            SourceFile(
                release=release,
                name=file.name,
                dataset=file.dataset,
                sha256=file.sha256,
                rows_kept=file.rows_kept,
                rows_refused=file.rows_refused,
            )
            for file in found.files
        ],
        batch_size=500,
    )
    record(
        by=by,
        action="datasets.release_catalogued",
        target=release,
        release=release.release_id,
        fingerprint=release.fingerprint,
        files=len(found.files),
        rows_kept=release.rows_kept,
        rows_refused=release.rows_refused,
    )
    return release


def _add_reports(found: tuple[FoundRelease, ...]) -> None:
    """Of every release that has none: older versions kept none in the catalogue."""
    told = {(each.release_id, each.fingerprint): each.report for each in found}
    for release in LoadedRelease.objects.filter(report=None):
        if report := told.get((release.release_id, release.fingerprint)):
            LoadReport.objects.create(release=release, content=dict(report))


def _catalogue_builds(by: Doer, found: tuple[FoundBuild, ...]) -> tuple[CubeBuild, ...]:
    known = set(CubeBuild.objects.values_list("name", "fingerprint"))
    new = []
    for each in found:
        if (each.name, each.fingerprint) in known:
            continue
        build = CubeBuild.objects.create(
            name=each.name,
            fingerprint=each.fingerprint,
            made_at=each.made_at,
            is_invented=each.is_invented,
        )
        record(
            by=by,
            action="datasets.build_catalogued",
            target=build,
            build=build.name,
            fingerprint=build.fingerprint,
        )
        new.append(build)
    return tuple(new)


def _mark_what_is_there(found: Found) -> None:
    there = {(each.release_id, each.fingerprint) for each in found.releases}
    for release in LoadedRelease.objects.all():
        is_there = (release.release_id, release.fingerprint) in there
        if release.is_there != is_there:
            release.is_there = is_there
            release.save(update_fields=["is_there"])
    builds = {(each.name, each.fingerprint): each for each in found.builds}
    # First away, then to another: only one may be current at any moment.
    for build in sorted(CubeBuild.objects.all(), key=lambda row: not row.is_current):
        each = builds.get((build.name, build.fingerprint))
        as_found = (each is not None, each is not None and each.is_current)
        if (build.is_there, build.is_current) != as_found:
            build.is_there, build.is_current = as_found
            build.save(update_fields=["is_there", "is_current"])
