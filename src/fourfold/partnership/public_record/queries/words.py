"""Words and what they mean."""

from uuid import UUID

from django.db.models import Q, QuerySet

from fourfold.partnership.public_record.models import Word


def words(*, text: str = "", state: str = "") -> QuerySet[Word]:
    found = Word.objects.prefetch_related("meanings")
    if text:
        found = found.filter(
            Q(term__icontains=text)
            | Q(aliases__icontains=text)
            | Q(meanings__text__icontains=text)
        ).distinct()
    return found.filter(state=state) if state else found


def word(*, slug: str = "", public_id: UUID | None = None) -> Word | None:
    named = {"slug": slug} if slug else {"public_id": public_id}
    return words().filter(**named).first()
