"""Many actions are changed on one page, each by itself, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fourfold.partnership.strategy import services
from fourfold.partnership.strategy.models import Action, Change
from tests.people import make_person, signed_in
from tests.strategies import evidence, make_action

DAY = timedelta(days=1)
WHERE = "/staff/strategy/actions/table/"


@pytest.fixture
def actions(manager, recommendation, council):
    told = {"horizon": "long"}
    return [
        make_action(manager, recommendation, council, title=title, **told)
        for title in ("Mend lamps", "Plant trees")
    ]


def shown(page):
    return {row[0].action.title: row[0] for row in page.context["rows"]}


def sent(page, **changed):
    """What a browser sends of the page; changed : by title, of which fields."""
    data = {"row": [], "reason": ""}
    for title, form in shown(page).items():
        data["row"].append(form.prefix)
        for field in form:
            value = field.value()
            written = f"{value:%d/%m/%Y}" if hasattr(value, "year") else value
            data[field.html_name] = "" if written is None else written
            if field.field.show_hidden_initial:
                before = form.data.get(field.html_initial_name, written)
                data[field.html_initial_name] = before
        for name, value in changed.get(title.split()[0].lower(), {}).items():
            data[form.add_prefix(name)] = value
    return data


def test_rows_are_changed_together(as_manager, actions):
    page = as_manager.get(WHERE)
    day = actions[1].due_on + 30 * DAY
    data = sent(
        page,
        mend={"owner_post": "Head of light", "reason": "Moved"},
        plant={"due_on": f"{day:%d/%m/%Y}", "status": "on-track"},
    )

    answer = as_manager.post(WHERE, data | {"reason": "As agreed"}, follow=True)

    assert "2 actions are changed." in answer.text
    first, second = Action.objects.order_by("pk")
    assert (first.owner_post, first.due_on) == ("Head of light", actions[0].due_on)
    assert (second.due_on, second.status) == (day, "on-track")
    changes = Change.objects.filter(kind="action").exclude(field="")
    assert set(changes.values_list("field", "reason")) == {
        ("owner_post", "Moved"),
        ("due_on", "As agreed"),
        ("status", "As agreed"),
    }


def test_a_row_with_a_fault_stays_and_the_others_are_saved(as_manager, actions):
    data = sent(
        as_manager.get(WHERE),
        mend={"due_on": "32/1/2030"},
        plant={"owner_post": "Head of parks", "reason": "Moved"},
    )

    answer = as_manager.post(WHERE, data)

    assert "1 row is not saved" in answer.text
    assert "Mend lamps: The day must be a real one" in answer.text
    assert shown(answer)["Mend lamps"]["due_on"].value() == "32/1/2030"
    assert shown(answer)["Plant trees"]["owner_post"].value() == "Head of parks"
    assert Action.objects.get(title="Plant trees").owner_post == "Head of parks"


def test_what_needs_a_reason_asks_for_it(as_manager, actions):
    data = sent(as_manager.get(WHERE), mend={"status": "at-risk"})

    answer = as_manager.post(WHERE, data)

    assert "Mend lamps: Say what stands in the way." in answer.text
    assert shown(answer)["Mend lamps"]["status"].value() == "at-risk"
    assert "Yours:" not in answer.text


def test_what_somebody_changed_meanwhile_is_shown_beside(as_manager, by, actions):
    page = as_manager.get(WHERE)
    newest = Change.objects.filter(subject=actions[0].public_id).latest("pk").pk
    told = {"action_id": actions[0].pk, "seen": newest, "reason": "First"}
    services.edit_row(by=by, owner_post="Head of roads", **told)
    typed = {"owner_post": "Head of light", "status": "on-track", "reason": "Moved"}

    answer = as_manager.post(WHERE, sent(page, mend=typed))

    assert "Somebody else changed this while you wrote." in answer.text
    for words in ("Now: Head of roads", "Yours: Head of light", "Yours: On track"):
        assert words in answer.text
    assert Action.objects.get(title="Mend lamps").owner_post == "Head of roads"
    as_manager.post(WHERE, sent(answer))
    assert Action.objects.get(title="Mend lamps").owner_post == "Head of light"


def test_a_row_that_only_others_changed_is_left_alone(as_manager, by, actions):
    page = as_manager.get(WHERE)
    services.set_status(by=by, action_id=actions[0].pk, status="on-track")
    changed = {"owner_post": "Head of parks", "reason": "Moved"}

    answer = as_manager.post(WHERE, sent(page, plant=changed), follow=True)

    assert "1 action is changed." in answer.text
    assert Action.objects.get(title="Mend lamps").status == "on-track"


def test_nothing_changed_is_said(as_manager, actions):
    answer = as_manager.post(WHERE, sent(as_manager.get(WHERE)), follow=True)

    assert "Nothing was changed, so nothing was saved." in answer.text


def test_agencies_see_their_own_and_only_how_it_stands(
    client, manager, recommendation, council, police, actions
):
    theirs = make_action(manager, recommendation, police, title="Walk the beat")
    sergeant = signed_in(client, make_person("S", police, "neighbourhood-sergeant"))

    page = sergeant.get(WHERE)
    assert set(shown(page)) == {"Walk the beat"}
    assert set(shown(page)["Walk the beat"].fields) == {"status", "reason", "seen"}
    data = sent(page, walk={"status": "on-track"})
    # What they may not change is not changed by being sent.
    data[f"{theirs.public_id}-owner_post"] = "Chief"
    other = str(actions[0].public_id)
    data["row"] += [other, "no id"]
    data |= {f"{other}-status": "on-track", f"{other}-seen": 1}

    sergeant.post(WHERE, data)

    theirs.refresh_from_db()
    assert (theirs.status, theirs.owner_post) == ("on-track", "Head of schools")
    actions[0].refresh_from_db()
    assert actions[0].status == "not-started"


def test_what_is_settled_is_not_in_the_table(as_manager, by, actions):
    told = {"status": "done", **evidence(actions[0].counts_from)}
    services.set_status(by=by, action_id=actions[0].pk, **told)

    page = as_manager.get(WHERE, {"text": "mend"})

    assert "No open action fits." in page.text


def test_the_list_leads_to_the_table_as_it_is_narrowed(as_manager, actions):
    page = as_manager.get(reverse("staff:strategy-actions"), {"status": "late"})

    assert f"{WHERE}?status=late" in page.text
