"""Begins an assessment, and writes what its sections say."""

from django.db import IntegrityError, transaction

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import require_person
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments import policies
from fourfold.partnership.assessments.models import Preparation, SectionText
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

LONGEST = 20_000


class OvertakenError(RefusedError):
    """Somebody else has written the same text meanwhile.

    now : what stands at present
    """

    def __init__(self, now: SectionText) -> None:
        super().__init__(
            f"{now.written_by} has changed this text since you opened it. Nothing of"
            " yours is lost: put the two together below, and save."
        )
        self.now = now


@transaction.atomic
def begin_preparation(
    *, by: Actor, area_id: int, period: Period, compare_with: str, signed_as: str
) -> Preparation:
    """Begin to prepare the assessment of an area over a period.

    Where it was begun already, by another click or person, that is what they get.
    """
    person = require_person(by, policies.may_draft)
    area = CoveredArea.objects.get(pk=area_id, kind=CoveredArea.Kind.AUTHORITY)
    preparation, is_new = Preparation.objects.get_or_create(
        area=area,
        first_month=period.first,
        last_month=period.last,
        defaults={
            "compare_with": compare_with,
            "signed_as": signed_as,
            "begun_by": person,
        },
    )
    if is_new:
        record(
            by=by,
            action="assessments.preparation_begun",
            target=preparation,
            area=area.code,
            first_month=period.first,
            last_month=period.last,
        )
    return preparation


@transaction.atomic
def change_preparation(
    *, by: Actor, preparation_id: int, compare_with: str, signed_as: str
) -> Preparation:
    """Be set beside another group, or sign the commentary otherwise, from now on."""
    require_person(by, policies.may_draft)
    preparation = Preparation.objects.select_for_update().get(pk=preparation_id)
    preparation.compare_with = compare_with
    preparation.signed_as = signed_as
    preparation.save(update_fields=["compare_with", "signed_as"])
    record(by=by, action="assessments.preparation_changed", target=preparation)
    return preparation


@transaction.atomic
def write_section(
    *, by: Actor, preparation_id: int, section: str, text: str, based_on: int
) -> SectionText | None:
    """Save what a section says, as a new version; None where it says so already.

    based_on : number of the version that the writer saw; 0 where there was none

    Raises OvertakenError where another version has come meanwhile.
    """
    person = require_person(by, policies.may_draft)
    if section not in SECTION_IDS:
        raise ValueError(f"there is no section {section}")
    versions = SectionText.objects.filter(
        preparation_id=preparation_id, section=section
    ).select_related("written_by")
    now = versions.first()
    if now is not None and now.number != based_on:
        raise OvertakenError(now)
    plain = _plain(text)
    if plain == (now.text if now else ""):
        return None
    try:
        with transaction.atomic():
            written = SectionText.objects.create(
                preparation_id=preparation_id,
                section=section,
                number=based_on + 1,
                text=plain,
                written_by=person,
            )
    except IntegrityError:
        raise OvertakenError(versions.get(number=based_on + 1)) from None
    record(
        by=by,
        action="assessments.section_written",
        target=written.preparation,
        section=section,
        version=written.number,
    )
    return written


def _plain(text: str) -> str:
    """Paragraphs with one blank line between, however they were typed."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(part.strip() for part in paragraphs if part.strip())
