"""Drafts an edition in the background. A worker runs this, and no page."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django_tasks import task

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.events.store import Store
from fourfold.analysis.publication.commentary import Commentary
from fourfold.analysis.writing import Order
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.services import catalogue
from fourfold.partnership.datasets.working import Course, carry_out

from .making import Wanted, make_draft
from .models import Preparation, SectionText
from .queries import texts_now


@task()
def draft_edition(run_id: int) -> str:
    """Draft what is being prepared, with the words that its sections have now."""
    return carry_out(run_id, _draft)


def _draft(course: Course, by: Actor) -> dict[str, Any]:
    preparation = Preparation.objects.select_related("area").get(
        public_id=course.run.about
    )
    folder = Path(settings.EVIDENCE_FOLDER)
    catalogue(by=by, found=read_folder(folder))
    texts = texts_now(preparation)
    edition = make_draft(
        by=by,
        store=Store(folder),
        wanted=Wanted(
            area_code=preparation.area.code,
            made_by_id=course.run.asked_by_id,
            order=Order(
                period=Period(preparation.first_month, preparation.last_month),
                compare_with=preparation.compare_with or None,
                commentary=_commentary(preparation, texts),
            ),
            preparation_id=preparation.pk,
            texts_until=max((each.pk for each in texts.values()), default=0),
        ),
        progress=course.step,
        away=course.away,
    )
    return {"edition": str(edition.public_id), "title": edition.title}


def _commentary(
    preparation: Preparation, texts: dict[str, SectionText]
) -> tuple[Commentary, ...]:
    return tuple(
        Commentary(
            section=section,
            paragraphs=tuple(
                " ".join(part.split()) for part in found.text.split("\n\n")
            ),
            by=preparation.signed_as,
            written=found.written_at.date(),
        )
        for section, found in texts.items()
        if found.text
    )
