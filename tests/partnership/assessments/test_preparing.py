"""Words are written in versions, and nobody overwrites what they have not seen."""

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.models import SectionText
from fourfold.partnership.assessments.services import (
    OvertakenError,
    change_preparation,
    preparing,
)
from fourfold.partnership.audit.models import Entry
from tests.people import actor_of, make_person
from tests.preparations import make_preparation, write


@pytest.fixture
def colleague(council):
    return make_person("Col League", council, "analyst")


@pytest.fixture
def preparation(analyst):
    return make_preparation(analyst)


def test_it_is_begun_once_by_people_who_may(analyst, board_member, preparation):
    assert make_preparation(analyst, signed_as="Another") == preparation
    assert Entry.objects.filter(action="assessments.preparation_begun").count() == 1
    assert str(preparation) == "Marshgate, 2025-07 to 2026-06"
    with pytest.raises(PermissionDenied):
        make_preparation(board_member)


def test_what_it_is_prepared_with_can_be_changed(analyst, preparation):
    changed = change_preparation(
        by=actor_of(analyst),
        preparation_id=preparation.pk,
        compare_with="all",
        signed_as="The team",
    )

    assert (changed.compare_with, changed.signed_as) == ("all", "The team")


def test_versions_are_kept(analyst, colleague, preparation):
    write(analyst, preparation, " First.\r\n\r\n\r\n\r\n Second line\r\nof it.  ")
    write(colleague, preparation, "Other words.", based_on=1)

    newest, first = queries.versions_of(preparation, "what")
    assert first.text == "First.\n\nSecond line\nof it."
    assert (newest.number, newest.written_by) == (2, colleague)
    assert queries.texts_now(preparation) == {"what": newest}
    assert str(newest) == "what, version 2"


def test_the_same_again_is_no_version(analyst, preparation):
    assert write(analyst, preparation, "  ") is None
    write(analyst, preparation, "Words.")

    assert write(analyst, preparation, "Words. ", based_on=1) is None
    assert SectionText.objects.count() == 1


def test_words_can_be_taken_out_again(analyst, preparation):
    write(analyst, preparation, "Words.")

    assert write(analyst, preparation, "", based_on=1).text == ""


def test_who_is_overtaken_is_told_what_stands_now(analyst, colleague, preparation):
    write(analyst, preparation, "Mine.")
    theirs = write(colleague, preparation, "Theirs.", based_on=1)

    with pytest.raises(OvertakenError, match="Col League has changed") as refused:
        write(analyst, preparation, "Mine, later.", based_on=1)

    assert refused.value.now == theirs
    assert write(analyst, preparation, "Both.", based_on=2).number == 3


def test_who_saves_at_the_same_moment_is_told_too(
    analyst, colleague, preparation, monkeypatch
):
    """The other version is not there when it is looked for, and is when it is saved."""
    real = preparing._plain

    def meanwhile(text):
        monkeypatch.setattr(preparing, "_plain", real)
        write(colleague, preparation, "Theirs.")
        return real(text)

    monkeypatch.setattr(preparing, "_plain", meanwhile)

    with pytest.raises(OvertakenError) as refused:
        write(analyst, preparation, "Mine.")

    assert refused.value.now.text == "Theirs."


def test_only_sections_that_there_are_are_written(analyst, board_member, preparation):
    with pytest.raises(ValueError, match="no section nonsense"):
        write(analyst, preparation, "Words.", section="nonsense")
    with pytest.raises(PermissionDenied):
        write(board_member, preparation, "Words.")
