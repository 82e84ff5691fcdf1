"""An edition with pages of wards, as the real documents tell it."""

from functools import cache

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.preview_cards import preview_cards
from fourfold.analysis.documents.site_documents import site_documents
from fourfold.analysis.publication.publish import publish
from fourfold.partnership.areas.models import CoveredArea
from tests.analysis.assessment.small_cube import AUTHORITY
from tests.analysis.assessment.ward_cube import WARDS, ward_cube
from tests.editions import FILES, make_published

ASH, BIRCH, CEDAR = (ward.code for ward in WARDS[:3])


@cache
def ward_files():
    """Of Little Fold with eight wards; made once, as it takes seconds."""
    published = publish(assess(ward_cube(), authority=AUTHORITY.code))
    drawings = Drawings(published)
    documents = {**dict(site_documents(drawings)), **dict(preview_cards(drawings))}
    return {
        **FILES,
        "assessment.json": json_document(published),
        f"wards/{ASH}.pdf": "%PDF-1.7 invented",
        **documents,
    }


def make_ward_edition(maker, other, **how):
    return make_published(maker, other, files=ward_files(), **how)


def make_wards():
    """The wards of the partnership, to find them without an edition too."""
    return {
        ward.code: CoveredArea.objects.create(
            code=ward.code, name=ward.name, kind="ward"
        )
        for ward in WARDS
    }
