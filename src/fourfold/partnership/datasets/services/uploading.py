"""Takes files that somebody sends, and removes them when they are not needed."""

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import require, require_person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets import policies, staging
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import Upload, WorkRun
from fourfold.partnership.datasets.models.work_run import ACTIVE
from fourfold.partnership.errors import RefusedError

ONLY_US = 0o600


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in.

    path : where it stands at present; it is moved from there
    """

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class _Kept:
    name: str
    size: int
    sha256: str


def receive_upload(
    *, by: Actor, files: Sequence[Sent], options: Mapping[str, Any]
) -> Upload:
    """Keep files that were sent, under names of ours, to be checked and loaded.

    Raises PermissionDenied, and RefusedError for none, too many, two of one name, and
    what is neither text nor an archive; then nothing is kept.
    """
    person = require_person(by, policies.may_work)
    _refuse_wrong_number(files)
    public_id = uuid4()
    folder = staging.folder_of(public_id) / "files"
    folder.mkdir(parents=True)
    try:
        kept = [_keep(file, folder, number) for number, file in enumerate(files, 1)]
        upload = Upload(public_id=public_id, sent_by=person, options=dict(options))
        return _registered(by, upload, kept)
    except BaseException:
        staging.remove(public_id)
        raise


@transaction.atomic
def remove_files(*, by: Doer, upload_id: int, was_loaded: bool = False) -> Upload:
    """Remove the files of an upload: they were loaded, or are not wanted.

    Raises PermissionDenied, and RefusedError while they are read.
    """
    require(by, policies.may_work)
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if not upload.is_there:
        return upload
    if not was_loaded and _is_read(upload):
        raise RefusedError("These files are being read. Stop that first.")
    upload.removed_at = timezone.now()
    upload.was_loaded = was_loaded
    upload.save(update_fields=["removed_at", "was_loaded"])
    record(
        by=by,
        action="datasets.upload_removed",
        target=upload,
        files=len(upload.files),
        was_loaded=was_loaded,
    )
    transaction.on_commit(lambda: staging.remove(upload.public_id))
    return upload


def clear_uploads(*, by: Doer, at: datetime) -> int:
    """Remove files that nobody loaded in time, and what belongs to no upload."""
    late = Upload.objects.filter(removed_at=None, sent_at__lt=at - limits().kept)
    cleared = 0
    for upload in late:
        if not _is_read(upload):
            remove_files(by=by, upload_id=upload.pk)
            cleared += 1
    known = Upload.objects.filter(removed_at=None).values_list("public_id", flat=True)
    before = (at - limits().kept).timestamp()
    for path in staging.orphans({str(each) for each in known}):
        # What is on its way in belongs to no upload yet.
        if path.stat().st_mtime < before:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return cleared


def _refuse_wrong_number(files: Sequence[Sent]) -> None:
    if not files:
        raise RefusedError("Choose the files to load.")
    if len(files) > limits().most_files:
        raise RefusedError(
            f"These are {len(files)} files; send {limits().most_files} at most at a"
            " time, or a ZIP archive of them."
        )


def _keep(file: Sent, folder: Path, number: int) -> _Kept:
    name = staging.name_for(file.name, number)
    target = folder / name
    if target.exists():
        raise RefusedError(f"Two of the files are called {name}. Send one of them.")
    with file.path.open("rb") as stream:
        staging.refuse_other_kinds(name, stream.read(staging.HEAD))
        sha256 = staging.sha256_of(stream)
    os.replace(file.path, target)
    target.chmod(ONLY_US)
    return _Kept(name, file.size, sha256)


@transaction.atomic
def _registered(by: Actor, upload: Upload, kept: Sequence[_Kept]) -> Upload:
    upload.files = [asdict(each) for each in kept]
    upload.save()
    record(
        by=by,
        action="datasets.upload_received",
        target=upload,
        files=len(kept),
        bytes=sum(each.size for each in kept),
        fingerprint=_fingerprint(kept),
    )
    return upload


def _fingerprint(kept: Sequence[_Kept]) -> str:
    lines = [f"{each.sha256}  {each.name}\n" for each in kept]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _is_read(upload: Upload) -> bool:
    runs = WorkRun.objects.filter(about=str(upload.public_id), state__in=ACTIVE)
    return runs.exists()
