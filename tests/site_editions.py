"""A published edition with all that a site lays out, of a small invented authority."""

from datetime import date
from functools import cache
from uuid import uuid4

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.open_data import open_data
from fourfold.analysis.documents.preview_cards import preview_cards
from fourfold.analysis.documents.site_documents import site_documents
from fourfold.analysis.publication.commentary import Commentary
from fourfold.analysis.publication.publish import publish as let_out
from fourfold.partnership.areas.models import CoveredArea, Partnership
from fourfold.partnership.assessments.services import (
    Draft,
    publish,
    register_draft,
    sign_off,
)
from tests.analysis.assessment.group_cube import deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, WARDS
from tests.editions import PAGE, make_build, write_files
from tests.partnerships import make_partnership
from tests.people import SET_UP, actor_of

BOROUGH, WARD = AUTHORITY.code, WARDS[0].code
FIRST, LAST = "2023-07", "2024-06"
RATE = f"violence.rate.{WARD}.{FIRST}..{LAST}"
COUNT = f"violence.count.{BOROUGH}.{FIRST}..{LAST}"
SAID = "A market opened in March; we do not know whether that matters."


@cache
def site_files():
    """Every document that a site lays out or lets people take away, by path."""
    cube = group_cube(known_indicators=deprivation(), unknown=("2022-11",))
    said = Commentary("where", (SAID,), "A. Analyst", date(2024, 8, 1))
    published = let_out(assess(cube, authority=BOROUGH), commentary=[said])
    drawings = Drawings(published)
    return {
        "index.html": PAGE,
        "assessment.json": json_document(published),
        **{f"wards/{ward.code}.pdf": "%PDF-1.7 invented" for ward in WARDS},
        **dict(site_documents(drawings)),
        **dict(preview_cards(drawings)),
        **dict(open_data(drawings)),
    }


def make_borough():
    """The partnership of the authority and its wards."""
    made = make_partnership()
    Partnership.objects.update(authority_code=BOROUGH)
    made.refresh_from_db()
    make_areas()
    return made


def make_areas():
    for each in (AUTHORITY, *WARDS):
        CoveredArea.objects.get_or_create(
            code=each.code, defaults={"name": each.name, "kind": each.level}
        )


def make_site_draft(maker, *, files=None, first=FIRST, last=LAST):
    public_id = uuid4()
    write_files(public_id, files or site_files())
    draft = Draft(
        public_id=public_id,
        title=f"Crime and anti-social behaviour in {AUTHORITY.name}, to {last}",
        area_code=BOROUGH,
        first_month=first,
        last_month=last,
        build=make_build("build-0001").name,
    )
    return register_draft(by=SET_UP, made_by_id=maker.pk, draft=draft)


def make_site_edition(maker, other, **how):
    edition = make_site_draft(maker, **how)
    sign_off(by=actor_of(other), edition_id=edition.pk)
    return publish(by=actor_of(other), edition_id=edition.pk)
