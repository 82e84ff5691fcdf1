from django.utils import timezone

from fourfold.demo.promises import make_promises
from fourfold.demo.questions import ask_questions
from fourfold.demo.records import make_people
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE, set_partnership_up
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.audit.doers import command
from fourfold.partnership.enquiries.queries import enquiries, tally
from fourfold.partnership.strategy import queries


def test_there_is_an_action_in_every_state_and_one_that_was_moved(db):
    configuration = read_configuration(EXAMPLE)
    set_partnership_up(by=command("tests"), configuration=configuration)
    make_people()

    make_promises()

    today = timezone.localdate()
    rows = queries.actions(queries.Wanted(), today=today)
    counts = queries.counts(rows, today=today)
    assert counts.late == 2
    assert all(counts.of.values())
    assert [each.title for each in rows if each.due_on != each.first_due_on] == [
        "Walk the ways home with residents each season"
    ]
    told = queries.told_indicators(queries.indicators())
    assert [each.verdict.word for each in told] == [
        "Data not yet published",
        "No change beyond chance",
        "Moving towards the target beyond chance",
    ]


def test_questions_wait_in_each_room_and_one_is_answered(db):
    configuration = read_configuration(EXAMPLE)
    set_partnership_up(by=command("tests"), configuration=configuration)
    make_people()
    make_promises()

    ask_questions()

    told = tally(enquiries(), timezone.localdate())
    assert (told.unread, told.waiting, told.answered) == (1, 1, 1)
    assert not any("Pat Stone" in each.text for each in enquiries())
