import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.queries import conflicts, conflicts_to_tell
from fourfold.partnership.figures.services import note_conflict, settle_conflict
from tests.people import actor_of
from tests.reported import make_figure

TEXT = "One report counts visits, the other people"


@pytest.fixture
def pair(analyst, board_member):
    return [make_figure(analyst, approved_by=board_member) for _ in range(2)]


def noted(person, one, other):
    return note_conflict(
        by=actor_of(person), one_id=one.pk, other_id=other.pk, text=TEXT
    )


def test_conflict_is_told_once_both_sides_are_approved(analyst, pair):
    conflict = noted(analyst, *pair)
    unchecked = noted(analyst, pair[0], make_figure(analyst))

    assert list(conflicts_to_tell()) == [conflict]
    assert list(conflicts_to_tell(pair[1])) == [conflict]
    assert set(conflicts()) == {conflict, unchecked}
    assert Entry.objects.filter(action="figures.conflict_noted").count() == 2


def test_pair_is_noted_once_in_either_order(analyst, pair):
    noted(analyst, *pair)

    with pytest.raises(RefusedError, match="noted already"):
        noted(analyst, *reversed(pair))


def test_figure_does_not_disagree_with_itself(analyst, pair):
    with pytest.raises(RefusedError, match="itself"):
        noted(analyst, pair[0], pair[0])


def test_settled_conflict_stays_to_be_seen(analyst, pair):
    conflict = noted(analyst, *pair)
    told = {"by": actor_of(analyst), "conflict_id": conflict.pk, "how": "We asked."}

    settle_conflict(**told)

    assert conflicts_to_tell().get().settled == "We asked."
    assert Entry.objects.filter(action="figures.conflict_settled").count() == 1
    with pytest.raises(RefusedError, match="settled already"):
        settle_conflict(**told)


def test_who_may_not_record_neither_notes_nor_settles(analyst, board_member, pair):
    with pytest.raises(PermissionDenied):
        noted(board_member, *pair)
    conflict = noted(analyst, *pair)
    with pytest.raises(PermissionDenied):
        settle_conflict(by=actor_of(board_member), conflict_id=conflict.pk, how="So.")
