"""Lists of what was promised are narrowed, taken away, and followed."""

import csv
import io
from datetime import timedelta

import atoma
import pytest
import time_machine
from django.utils import timezone

from fourfold.interfaces.public.progress.addresses import page as page_of
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.strategy import services
from tests.people import actor_of
from tests.strategies import evidence, make_action

from .reading import has, text_at

LIST = "/progress/"


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "lamps"},
        {"domain": "safe-places"},
        {"horizon": "medium"},
        {"recommendation": "lamps"},
        {"status": "late", "strategy": "safer-together"},
    ],
)
def test_the_list_is_narrowed(client, lamps, walks, asked):
    if "recommendation" in asked:
        asked = {"recommendation": lamps.recommendation.public_id}

    text = text_at(client, LIST, **asked)

    assert "Mend lamps" in text
    assert "Walk home" not in text


def test_what_is_for_the_whole_area_is_for_every_ward(client, lamps, walks):
    CoveredArea.objects.create(code="E05000002", name="Lock", kind="ward")

    canal = text_at(client, LIST, ward="E05000001")
    assert has(canal, ("Mend lamps", "Walk home")) == []
    lock = text_at(client, LIST, ward="E05000002")
    assert "Mend lamps" not in lock
    assert "Walk home" in lock
    assert "Canal" in text_at(client, page_of(lamps))


def test_more_ways_to_choose_stay_open_where_one_is_used(client, lamps):
    folded = 'ff-filter__more">'

    assert folded in text_at(client, LIST)
    assert folded not in text_at(client, LIST, horizon="medium")


def test_the_list_is_taken_away_as_it_is_narrowed(client, manager, lamps, walks):
    by = actor_of(manager)
    services.set_status(by=by, action_id=walks.pk, status="done", **evidence())
    text = text_at(client, LIST, status="late")
    assert "/progress/actions.csv?status=late" in text

    [row] = csv.DictReader(
        io.StringIO(client.get("/progress/actions.csv?status=late").text)
    )
    assert (row["action"], row["late"], row["wards"]) == ("Mend lamps", "yes", "Canal")
    assert row["address"].endswith(page_of(lamps))

    told = client.get("/progress/actions.json").json()
    assert told["as_at"] == timezone.localdate().isoformat()
    late, done = told["actions"]
    assert (late["late"], late["settled_on"]) == (True, None)
    assert done["supporting_agencies"] == "Marshgate Council"
    assert done["settled_on"] == told["as_at"]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(
    client, manager, recommendation, council
):
    make_action(manager, recommendation, council, title="=1+1")

    [row] = csv.DictReader(io.StringIO(client.get("/progress/actions.csv").text))

    assert not row["action"].startswith("=")


def test_the_feed_tells_what_becomes_of_things(client, borough, manager, lamps):
    services.set_status(
        by=actor_of(manager), action_id=lamps.pk, status="at-risk", reason="No lamps"
    )

    found = atoma.parse_atom_bytes(client.get("/feeds/progress.atom").content)

    newest = found.entries[0]
    assert newest.title.value == "Mend lamps. How it stands: At risk"
    assert "Why: No lamps" in newest.summary.value
    assert newest.links[0].href.endswith(page_of(lamps))
    assert "Pro Gramme" not in client.get("/feeds/progress.atom").text


def test_a_page_is_made_again_when_something_was_said_or_the_day_is_over(
    client, manager, lamps
):
    first = client.get(LIST)
    tag = first["ETag"]
    assert client.get(LIST, headers={"if-none-match": tag}).status_code == 304

    services.set_status(
        by=actor_of(manager), action_id=lamps.pk, status="at-risk", reason="No lamps"
    )
    changed = client.get(LIST, headers={"if-none-match": tag})
    assert (changed.status_code, changed["ETag"] == tag) == (200, False)

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        days = client.get(LIST)
        assert days["ETag"] != changed["ETag"]
        assert days.text != changed.text


def test_another_name_of_an_agency_is_another_page(client, lamps, council):
    before = client.get(LIST)["ETag"]
    council.name = "Marshgate Borough"
    council.save()

    answer = client.get(LIST)

    assert answer["ETag"] != before
    assert "Marshgate Borough" in answer.text
