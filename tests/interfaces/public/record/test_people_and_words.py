"""People in offices, events, words and lists, as everybody reads them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.public_record import services
from tests.people import actor_of
from tests.records import (
    make_event,
    make_holder,
    make_publication,
    make_word,
)
from tests.strategies import make_strategy


def page(client, name, *arguments, status=200, **asked):
    answer = client.get(reverse(f"public:{name}", args=arguments), asked)
    assert answer.status_code == status
    return answer.text


def test_who_held_an_office_on_a_day_is_said_only_as_far_as_known(client, manager):
    make_holder(manager, "Clara Leader")
    make_holder(manager, "Grace Leader", seen_on=date(2025, 5, 7))
    make_holder(manager, "Sam Driver", title="Driver", seen_on=date(2019, 4, 26))

    text = page(client, "public-people", text="leader", on="2019-04-26")

    held, perhaps = text.split("Who it could have been")
    assert "Who it was on 26 April 2019" in held
    assert "Clara Leader" in held
    assert "Grace Leader" not in held
    assert "Grace Leader" in perhaps
    assert "Sam Driver" not in text
    text = page(client, "public-people", text="leader", on="2021-01-01")
    assert "No source that we have shows who it was" in text
    assert "Write the day as 2019-04-26" in page(client, "public-people", on="soon")


def test_event_shows_each_day_that_a_source_gives(client, manager):
    by, event = actor_of(manager), make_event(manager)
    for day, how in ((25, "today (Thursday)"), (26, "date of the page")):
        given = {"says_on": date(2019, 4, day), "how": how, "source": "News"}
        services.add_event_day(by=by, event_id=event.pk, **given)

    text = page(client, "event", event.slug)

    assert "Sources give different days" in text
    assert "Thursday 25 April 2019" in text
    assert "Friday 26 April 2019" in text
    assert "<li>Pledges</li>" in text
    assert "Sources give different days" in page(client, "events", text="launch")


def test_who_took_part_and_spoke_is_named_until_withdrawn(client, manager):
    by, event, holder = actor_of(manager), make_event(manager), make_holder(manager)
    hidden = make_holder(manager, "Secret Name", shown=False)
    given = {"by": by, "event_id": event.pk, "as_what": "Leader", "part": "spoke"}
    services.add_speaker(**given, person_id=holder.pk)
    services.add_speaker(**given, who="Senior officers")
    services.add_speaker(**given, person_id=hidden.pk)
    news = make_publication(manager, kind="news", event_id=event.pk)
    words = {"as_what": "Leader", "words": "We do more."}
    services.add_quote(by=by, publication_id=news.pk, person_id=holder.pk, **words)

    text, said = (
        page(client, "event", event.slug),
        page(client, "publication", news.slug),
    )

    assert "Senior officers" in text
    assert "Secret Name" not in text
    assert news.title in text
    assert "<blockquote><p>“We do more.”</p></blockquote>" in said
    assert event.title in said
    person = page(client, "public-person", holder.slug)
    assert event.title in person
    assert "We do more." in person
    services.withdraw(by=by, thing=holder, reason="Objected.")
    for where in (("event", event.slug), ("publication", news.slug)):
        assert holder.name not in page(client, *where)


def test_word_leads_from_texts_to_what_it_means_and_meant(client, manager):
    by, word = actor_of(manager), make_word(manager)
    soon = timezone.localdate() + timedelta(days=1)
    services.give_meaning(
        by=by,
        word_id=word.pk,
        text="Newly put.",
        starts_on=soon,
        source="An Act",
        link="https://www.legislation.gov.uk/",
        what_changed="A new law",
    )
    text = "A {{word:public-health-approach}} and {{word:no-such-word}}."
    strategy = make_strategy(manager, vision=text)

    told = page(client, "strategy", strategy.slug)

    link = '<a href="/words/public-health-approach/">Public health approach</a>'
    assert f"A {link} and no such word." in told
    assert 'content="A Public health approach and no such word."' in told
    shown = page(client, "word", word.slug)
    assert shown.index("<li>early</li>") < shown.index("Newly put.")
    assert "Newly put." not in page(client, "words")


def test_word_that_begins_later_has_no_meaning_yet(client, manager):
    soon = timezone.localdate() + timedelta(days=1)
    word = make_word(manager, starts_on=soon)

    assert "It has no meaning yet" in page(client, "word", word.slug)
    assert "It has no meaning yet" in page(client, "words")


@pytest.mark.parametrize("kind", ["publications", "people", "events", "words"])
def test_lists_are_there_for_programs_without_drafts(client, manager, kind):
    made = {
        "publications": make_publication,
        "people": make_holder,
        "events": make_event,
        "words": make_word,
    }[kind]
    shown = made(manager)
    named = {"people": ["Nia Hidden"], "words": ["Hidden word"]}.get(kind, [])
    hidden = made(manager, *named, shown=False)

    rows = client.get(reverse("public:record-json", args=[kind])).json()[kind]
    table = page(client, "record-csv", kind).splitlines()

    assert len(rows) == 1
    assert rows[0]["address"].endswith(f"/{shown.slug}/")
    assert table[0].split(",") == list(rows[0])
    assert len([line for line in table if shown.slug in line]) == 1
    assert str(hidden) not in "\n".join(table)
    page(client, "record-csv", "secrets", status=404)


def test_feed_tells_what_is_published_and_nothing_else(client, borough, manager):
    found = make_publication(manager, title="Gangs & money")
    make_publication(manager, title="Hidden", shown=False)

    text = page(client, "feed-publications")

    assert "Gangs &amp; money" in text
    assert f"/publications/{found.slug}/" in text
    assert "Hidden" not in text
