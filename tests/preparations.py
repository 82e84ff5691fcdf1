"""Assessments in preparation for tests, made through the real services."""

from dataclasses import replace
from pathlib import Path

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.writing import Written
from fourfold.partnership.assessments import making
from fourfold.partnership.assessments.models import Edition, SectionText
from fourfold.partnership.assessments.services import (
    add_comment,
    begin_preparation,
    write_section,
)
from tests.editions import FILES, make_area, make_build, make_draft
from tests.people import actor_of

PERIOD = Period("2025-07", "2026-06")


def make_preparation(person, **change):
    values = {
        "area_id": make_area().pk,
        "period": PERIOD,
        "compare_with": "",
        "signed_as": "Ana Lyst, Community Safety",
    }
    return begin_preparation(by=actor_of(person), **values | change)


def write(person, preparation, text, *, section="what", based_on=0):
    return write_section(
        by=actor_of(person),
        preparation_id=preparation.pk,
        section=section,
        text=text,
        based_on=based_on,
    )


def say(person, preparation, text="Is this so?", *, section="what", about=None):
    return add_comment(
        by=actor_of(person),
        preparation_id=preparation.pk,
        section=section,
        text=text,
        about_id=about.pk if about else None,
    )


def make_prepared_draft(person, preparation):
    """A draft that has all the words there are now."""
    draft = make_draft(person)
    newest = SectionText.objects.filter(preparation=preparation).order_by("-pk").first()
    until = newest.pk if newest else 0
    Edition.objects.filter(pk=draft.pk).update(
        preparation=preparation, texts_until=until
    )
    draft.refresh_from_db()
    return draft


class Writer:
    """In the place of the library: writes at once, and remembers what it was asked."""

    def __init__(self, monkeypatch):
        self.orders = []
        self.meanwhile = lambda: None
        make_build()
        monkeypatch.setattr(making, "write_assessments", self)

    def __call__(self, store, areas, *, order, progress):
        progress("counting")
        self.orders.append(order)
        for name, content in FILES.items():
            path = Path(order.folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        self.meanwhile()
        return [replace(WRITTEN, code=areas[0], folder=order.folder)]


WRITTEN = Written(
    area="Marshgate",
    code="E09990001",
    title="Marshgate, July 2025 to June 2026",
    first_month="2025-07",
    last_month="2026-06",
    build="b0001",
    invented=False,
    folder=Path(),
    files=(),
    figures=0,
    headlines=(),
    example="",
)
