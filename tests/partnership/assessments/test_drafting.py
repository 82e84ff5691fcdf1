from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.inspecting import fingerprint_of
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.services import Draft, register_draft
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.editions import FILES, make_area, make_build, make_draft, write_files
from tests.people import SET_UP, actor_of


@pytest.fixture
def told(db):
    public_id = uuid4()
    write_files(public_id)
    return Draft(
        public_id=public_id,
        title="Marshgate",
        area_code=make_area().code,
        first_month="2025-07",
        last_month="2026-06",
        build=make_build().name,
    )


def test_draft_has_a_row_for_every_file(draft):
    documents = draft.documents.all()

    assert {each.path for each in documents} == set(FILES)
    assert draft.fingerprint == fingerprint_of(
        (each.path, each.sha256) for each in documents
    )
    assert (draft.state, draft.slug) == ("draft", "marshgate-2026-06")


def test_files_of_a_draft_cannot_be_written_to(draft):
    modes = {
        (folder_of(draft.public_id) / path).stat().st_mode & 0o222 for path in FILES
    }

    assert modes == {0}


def test_trail_says_what_was_drafted_and_who_answers_for_it(draft, analyst):
    entry = Entry.objects.get(action="assessments.edition_drafted")

    assert entry.details["made_by"] == str(analyst.public_id)
    assert entry.details["fingerprint"] == draft.fingerprint
    assert entry.details["documents"] == len(FILES)


def test_second_edition_of_a_month_has_a_number(analyst):
    slugs = [make_draft(analyst).slug for _ in range(3)]

    assert slugs == ["marshgate-2026-06", "marshgate-2026-06-2", "marshgate-2026-06-3"]


def test_who_may_not_draft_answers_for_no_draft(told, officer, board_member):
    for person in (officer, board_member):
        with pytest.raises(PermissionDenied):
            register_draft(by=SET_UP, made_by_id=person.pk, draft=told)
        with pytest.raises(PermissionDenied):
            register_draft(by=actor_of(person), made_by_id=person.pk, draft=told)

    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"area_code": "E09000001"}, "no area of this partnership"),
        ({"build": "b9999"}, "not in the catalogue"),
    ],
)
def test_draft_of_something_unknown_is_refused(told, analyst, change, words):
    with pytest.raises(RefusedError, match=words):
        register_draft(by=SET_UP, made_by_id=analyst.pk, draft=replace(told, **change))
