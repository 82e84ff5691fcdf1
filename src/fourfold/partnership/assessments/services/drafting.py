"""Registers documents that were written as the draft of an edition."""

from dataclasses import dataclass
from itertools import count
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments import policies
from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.inspecting import (
    Inspected,
    fingerprint_of,
    inspect,
)
from fourfold.partnership.assessments.models import Document, Edition
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets.models import CubeBuild
from fourfold.partnership.errors import RefusedError

READ_ONLY = 0o440


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written, as whoever wrote it tells.

    public_id : of the edition; its files stand in `files.folder_of` it already
    preparation_id, texts_until : whose words it has, and up to which of them
    """

    public_id: UUID
    title: str
    area_code: str
    first_month: str
    last_month: str
    build: str
    preparation_id: int | None = None
    texts_until: int = 0


@transaction.atomic
def register_draft(*, by: Doer, made_by_id: int, draft: Draft) -> Edition:
    """Make what was written the draft of an edition, as it is, for good.

    made_by_id : who answers for it; somebody else must sign it off

    Raises PermissionDenied if they may not, RefusedError for an area that is not of the
    partnership, a build that is not in the catalogue, or files that are no documents.
    """
    require(by, policies.may_draft)
    person = Person.objects.get(pk=made_by_id)
    if not policies.may_draft(actor_for(person)):
        raise PermissionDenied
    area = CoveredArea.objects.filter(code=draft.area_code).first()
    if area is None:
        raise RefusedError(f"{draft.area_code} is no area of this partnership.")
    build = CubeBuild.objects.filter(name=draft.build, is_there=True).first()
    if build is None:
        raise RefusedError(f"{draft.build} is not in the catalogue. Catalogue first.")
    folder = folder_of(draft.public_id)
    found = inspect(folder)
    edition = Edition.objects.create(
        public_id=draft.public_id,
        slug=_free_slug(area, draft.last_month),
        title=draft.title,
        area=area,
        first_month=draft.first_month,
        last_month=draft.last_month,
        build=build,
        is_invented=build.is_invented,
        fingerprint=fingerprint_of((each.path, each.sha256) for each in found),
        made_by=person,
        preparation_id=draft.preparation_id,
        texts_until=draft.texts_until,
    )
    _add_documents(edition, found)
    _record(by, edition, number=len(found))
    for each in found:
        (folder / each.path).chmod(READ_ONLY)
    return edition


def _free_slug(area: CoveredArea, last_month: str) -> str:
    """By area and month, with a number from the second edition on."""
    wanted = f"{slugify(area.name) or area.code.casefold()}-{last_month}"
    slugs = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(
        slug for slug in slugs if not Edition.objects.filter(slug=slug).exists()
    )


def _add_documents(edition: Edition, found: tuple[Inspected, ...]) -> None:
    Document.objects.bulk_create(
        [
            Document(
                edition=edition,
                path=each.path,
                media_type=each.media_type,
                size=each.size,
                sha256=each.sha256,
                style_hashes=list(each.style_hashes),
            )
            for each in found
        ]
    )


def _record(by: Doer, edition: Edition, *, number: int) -> None:
    record(
        by=by,
        action="assessments.edition_drafted",
        target=edition,
        area=edition.area.code,
        first_month=edition.first_month,
        last_month=edition.last_month,
        build=edition.build.name,
        fingerprint=edition.fingerprint,
        documents=number,
        made_by=str(edition.made_by.public_id),
    )
