"""Nothing gives a record to whoever does not say who asks, and Django still works."""

import io
import json

import pytest
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.test.utils import isolate_apps

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.sharing.models import RestrictedRecord, UnscopedQueryError
from tests.people import actor_of

from .conftest import into
from .records.models import Case, Letter, Note

ASKED = {
    "all": lambda: Case.objects.all(),
    "filter": lambda: Case.objects.filter(text="x"),
    "get": lambda: Case.objects.get(pk=1),
    "count": lambda: Case.objects.count(),
    "values": lambda: list(Case.objects.values()),
    "create": lambda: Case.objects.create(text="x"),
    "iterator": lambda: list(Case.objects.iterator()),
    "raw": lambda: list(Case.objects.using("default")),
    "default manager": lambda: Case._default_manager.first(),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_query_that_does_not_say_who_asks_is_refused(ask, db):
    with pytest.raises(UnscopedQueryError, match="visible_to"):
        ask()


def test_a_record_can_be_read_again_saved_and_deleted(case):
    case.text = "other"
    case.save()
    Case.objects.unscoped().update(text="third")

    case.refresh_from_db()

    assert case.text == "third"
    case.delete()
    assert not Case.objects.unscoped().exists()


def test_what_hangs_on_a_record_finds_it_and_goes_with_it(case):
    note = Note.objects.create(case=case, text="a note")
    Letter(case=case, owner=case.owner).save()

    found = Note.objects.get(pk=note.pk)

    assert found.case.text == "CANARY-case"
    assert list(case.notes.all()) == [note]
    case.delete()
    assert not Note.objects.exists()
    assert not Letter.objects.unscoped().exists()


def test_an_agency_that_owns_a_record_cannot_be_deleted(case):
    with pytest.raises(models.ProtectedError):
        case.owner.delete()


def test_records_that_hang_on_one_are_only_those_that_the_reader_may_see(
    case, council, officer
):
    letters = [Letter(case=case, owner=council) for _ in range(2)]
    other = Case(owner=council, text="other")
    other.save()
    elsewhere = Letter(case=other, owner=council)
    for letter in (*letters, elsewhere):
        letter.save()
    for letter in (letters[0], elsewhere):
        into(letter, officer, council)

    seen = case.letters.visible_to(actor_of(officer))

    assert list(seen) == [letters[0]]
    assert set(case.letters.unscoped()) == set(letters)
    with pytest.raises(UnscopedQueryError):
        case.letters.all()


def test_the_whole_database_can_be_copied(case):
    copy = io.StringIO()

    call_command("dumpdata", "records", "--all", stdout=copy)

    assert json.loads(copy.getvalue())[0]["fields"]["text"] == "CANARY-case"


def test_a_copy_that_leaves_out_what_a_manager_hides_says_so(case):
    with pytest.raises(CommandError, match="visible_to"):
        call_command("dumpdata", "records", stdout=io.StringIO())


def test_a_copy_can_be_read_in_again(case, tmp_path):
    file = tmp_path / "copy.json"
    call_command("dumpdata", "records", "--all", output=str(file))
    case.delete()

    call_command("loaddata", str(file), verbosity=0)

    assert Case.objects.unscoped().get().public_id == case.public_id


def test_a_form_does_not_say_that_there_is_such_a_record(case):
    """That would tell of one which whoever fills it in may not know of."""
    same = Case(owner=case.owner, text=case.text, public_id=case.public_id)

    same.full_clean()

    with pytest.raises(IntegrityError), transaction.atomic():
        same.save()


def test_a_form_still_says_what_is_wrong_with_the_record_itself(council):
    with pytest.raises(ValidationError, match="tier"):
        Case(owner=council, text="x", tier=2).full_clean()


@pytest.mark.parametrize("tier", [0, 2, 6])
def test_a_record_below_tier_3_or_above_5_cannot_be_stored(tier, council):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case(owner=council, text="x", tier=tier).save()


def test_two_records_have_different_references(council):
    first, second = (Case(owner=council, text=text) for text in "ab")

    assert first.public_id != second.public_id
    assert len(str(first.public_id)) == 36


@isolate_apps("tests.partnership.sharing.records")
def test_a_record_with_a_manager_of_its_own_is_refused():
    class Open(RestrictedRecord):
        everything = models.Manager()

        class Meta(RestrictedRecord.Meta):
            app_label = "records"

    assert "sharing.E001" in codes(Open)


@isolate_apps("tests.partnership.sharing.records")
def test_a_record_without_limits_of_its_tier_is_refused():
    class Loose(RestrictedRecord):
        class Meta:
            app_label = "records"
            constraints = ()

    assert codes(Loose) == ["sharing.E002"]


def test_the_records_of_tests_are_as_they_should_be():
    for model in (Case, Letter):
        assert checks.ERROR not in {error.level for error in model.check()}


def codes(model):
    return [error.id for error in model.check() if error.id.startswith("sharing")]


def test_a_related_agency_is_found_from_a_record(case):
    assert Case.objects.unscoped().filter(owner__in=Agency.objects.all()).exists()
