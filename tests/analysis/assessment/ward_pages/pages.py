"""Pages of wards in tests: what each part says."""

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.assessment.ward_pages.page import ward_pages
from tests.analysis.assessment.small_cube import AUTHORITY


def page_of(cube, code):
    found = assess(cube, authority=AUTHORITY.code, last_month="2024-06").found
    ward = next(each for each in found.scope.wards if each.code == code)
    return ward_pages(found, {code: profile_of(found, ward)})[code]


def block_of(cube, code, name):
    return next(each for each in page_of(cube, code).blocks if each.id == name)


def said(cube, code, name):
    return [paragraph.text for paragraph in block_of(cube, code, name).paragraphs]
