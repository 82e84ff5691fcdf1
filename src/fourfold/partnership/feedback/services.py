"""Takes down what readers say of pages."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record

from .models import PageAnswer


@transaction.atomic
def answer_page(*, by: Doer, page: str, is_useful: bool, words: str) -> PageAnswer:
    """Note whether a page was useful. Who says so is not kept with it."""
    answer = PageAnswer.objects.create(
        page=page,
        is_useful=is_useful,
        words=words,
        answered_on=timezone.localdate(),
    )
    record(by=by, action="feedback.page_answered", target=answer, useful=is_useful)
    return answer
