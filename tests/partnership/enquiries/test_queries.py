from datetime import date

import time_machine

from fourfold.partnership.enquiries import queries, services
from fourfold.partnership.strategy import queries as strategies
from tests.enquiries import make_enquiry, make_shown


def deed(by, made, action, did, changed=""):
    return services.note_deed(
        by=by, enquiry_id=made.pk, action_id=action.pk, did=did, changed=changed
    )


def test_what_is_said_last_of_a_question_and_an_action_stands(
    manager, by, action, pledge
):
    made = make_shown(manager, pledge)
    deed(by, made, action, "We began")
    last = deed(by, made, action, "We held lessons", "Fewer are hurt")

    assert queries.deeds() == [last]
    # On the page of what was asked about, and of what was done.
    assert queries.told_of(pledge.public_id) == ([made], [last])
    assert queries.told_of(action.public_id) == ([], [last])
    assert queries.told_of(made.public_id) == ([], [])
    assert queries.deeds_of(made) == [last]


def test_late_comes_first_then_what_is_soonest_due(manager, by, action):
    with time_machine.travel("2026-03-30T10:00Z", tick=False):
        late = make_shown(manager, action)
        over = make_shown(manager, action)
        services.answer(by=by, enquiry_id=over.pk, text="Yes.")
        over.refresh_from_db()
    soon, later = make_enquiry(action), make_enquiry(action)
    found = [later, over, soon, late]

    ordered = queries.late_first(found, date(2026, 5, 1))

    assert [each.pk for each in ordered] == [late.pk, later.pk, soon.pk, over.pk]


def test_only_what_somebody_has_read_has_a_page(manager, action):
    made, shown = make_enquiry(action), make_shown(manager, action)

    assert queries.decided(made.public_id) is None
    assert queries.decided(shown.public_id) == shown
    assert queries.decided(action.public_id) is None


def fingerprint():
    return strategies.fingerprint(date(2026, 5, 1), *queries.newest_keys())


def test_fingerprint_is_another_after_each_thing_that_pages_tell(manager, by, action):
    seen = [fingerprint()]
    made = make_enquiry(action)
    seen.append(fingerprint())
    services.show(by=by, enquiry_id=made.pk, take_out=[])
    seen.append(fingerprint())
    services.answer(by=by, enquiry_id=made.pk, text="In May.")
    seen.append(fingerprint())
    deed(by, made, action, "We met")
    seen.append(fingerprint())

    assert len(set(seen)) == len(seen)
    assert fingerprint() == seen[-1]
