"""Checks, loads and builds in the background. A worker runs these, and no page."""

import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django_tasks import task

from fourfold.analysis.cube.build import build
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import Release, releases
from fourfold.analysis.events.store import Store
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.errors import RefusedError

from . import staging
from .models import Upload
from .reading import read_folder
from .recognising import what_they_are
from .reports import report_before_loading, report_of
from .services import catalogue, remove_files
from .working import Course, carry_out

GONE = "The files are not here any more. Send them again."


@task()
def check_files(run_id: int) -> str:
    """Read the files of an upload as a load would, and change nothing."""
    return carry_out(run_id, _check)


@task()
def load_files(run_id: int) -> str:
    """Load the files of an upload into the data folder, and remove them."""
    return carry_out(run_id, _load)


@task()
def build_counts(run_id: int) -> str:
    """Count everything that is loaded, and make that the current build."""
    return carry_out(run_id, _build)


def evidence() -> Store:
    return Store(Path(settings.EVIDENCE_FOLDER))


def _check(course: Course, _by: Actor) -> dict[str, Any]:
    upload, paths = _upload(course)
    scratch = staging.folder_of(upload.public_id) / "check"
    try:
        course.step("looking what the files are")
        kinds = course.away(lambda: what_they_are(paths))
        if wrong := [each for each in kinds if each.problem]:
            raise RefusedError(" ".join(each.problem for each in wrong))
        course.step("reading the files")
        found = course.away(
            lambda: load(
                Store(scratch), paths, options=_options(upload), progress=course.count
            )
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    # An empty folder has nothing already: there is always something new to it.
    release = cast(Release, found)
    stand = releases(evidence()) if evidence().exists() else ()
    return {
        "kinds": [asdict(each) for each in kinds],
        "report": report_before_loading(release, stand).as_json(),
        "is_new": _is_new(release, stand),
    }


def _load(course: Course, by: Actor) -> dict[str, Any]:
    upload, paths = _upload(course)
    course.step("reading the files into the data folder")
    release = course.away(
        lambda: load(evidence(), paths, options=_options(upload), progress=course.count)
    )
    catalogued = catalogue(by=by, found=read_folder(evidence().root))
    remove_files(by=by, upload_id=upload.pk, was_loaded=True)
    if release is None:
        return {"release": ""}
    rows = [row for row in catalogued.releases if row.release_id == release.id]
    return {
        "release": release.id,
        "key": rows[0].pk if rows else None,
        "report": report_of(release).as_json(),
    }


def _build(course: Course, by: Actor) -> dict[str, Any]:
    built = course.away(lambda: build(evidence(), progress=course.step))
    catalogue(by=by, found=read_folder(evidence().root))
    return {
        "build": built.build.id,
        "counted": built.counted,
        "reused": built.reused,
        "is_new": built.is_new,
    }


def _upload(course: Course) -> tuple[Upload, list[Path]]:
    upload = Upload.objects.get(public_id=course.run.about)
    paths = staging.files_of(upload.public_id)
    if not upload.is_there or not paths:
        raise RefusedError(GONE)
    return upload, paths


def _options(upload: Upload) -> LoadOptions:
    said = upload.options
    return LoadOptions(**{**said, "covers": tuple(said.get("covers", ()))})


def _is_new(found: Release, stand: tuple[Release, ...]) -> bool:
    """Whether there is a part that no release has: parts are named by their content."""
    have = {(part.path, part.covers) for each in stand for part in each.parts}
    return any((part.path, part.covers) not in have for part in found.parts)
