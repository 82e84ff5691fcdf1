"""Notes that a document was found damaged, or whole again."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.assessments.models import Document
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record


@transaction.atomic
def note_check(*, by: Doer, document_id: int, is_whole: bool) -> bool:
    """Note how a document was found; again the same is nothing.

    So whoever asks for a damaged document a thousand times writes one entry. Returns
    whether it was news.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    if (document.damaged_at is None) == is_whole:
        return False
    document.damaged_at = None if is_whole else timezone.now()
    document.save(update_fields=["damaged_at"])
    record(
        by=by,
        action=f"assessments.document_{'mended' if is_whole else 'damaged'}",
        target=document,
        document=document.pk,
        sha256=document.sha256,
    )
    return True
