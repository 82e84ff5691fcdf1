"""Things of the public record for tests, made through the real services."""

import io
from datetime import date
from itertools import count

from fourfold.partnership.public_record import services
from tests.people import actor_of

NUMBERS = count(1)
PDF = b"%PDF-1.7\nwords\n%%EOF\n"


def make_publication(person, *, shown=True, **said):
    told = {
        "title": f"Report {next(NUMBERS)}",
        "kind": "study",
        "publisher": "Marshgate University",
        "author": "",
        "commissioned_by": "",
        "dated_on": date(2018, 5, 1),
        "precision": "day",
        "summary": "What is known of gangs.",
        "finding": "",
        "evidence": "",
        "strength": "",
        "supersedes_id": None,
        "event_id": None,
        "review_on": None,
        "source": "Page of the council, paragraph 2",
    }
    by = actor_of(person)
    made = services.add_publication(by=by, **(told | said))
    return services.publish(by=by, thing=made) if shown else made


def make_version(person, publication, **said):
    told = {"dated_on": date(2018, 5, 1), "what_changed": "First", "text": "Words."}
    return services.add_version(
        by=actor_of(person), publication_id=publication.pk, **(told | said)
    )


def pdf(content=PDF):
    return io.BytesIO(content)


def make_holder(person, name="Clara Leader", *, shown=True, **said):
    """Somebody with an office that a source shows on 26 April 2019."""
    told = {
        "title": "Leader of the council",
        "body": "Marshgate Council",
        "kind": "elected",
        "seen_on": date(2019, 4, 26),
        "source": "News of the council",
    }
    by = actor_of(person)
    made = services.add_person(by=by, name=name, aliases="")
    services.add_office(by=by, person_id=made.pk, **(told | said))
    return services.publish(by=by, thing=made) if shown else made


def make_event(person, *, shown=True, **said):
    told = {
        "title": f"Launch {next(NUMBERS)}",
        "kind": "launch",
        "place": "Marsh Hall",
        "held_on": date(2019, 4, 25),
        "precision": "day",
        "summary": "Agencies came together.",
        "agenda": "Welcome\nPledges",
        "source": "News of the council",
    }
    by = actor_of(person)
    made = services.add_event(by=by, **(told | said))
    return services.publish(by=by, thing=made) if shown else made


def make_word(person, term="Public health approach", *, shown=True, **said):
    told = {
        "text": "Look for causes.\n- early\n- together",
        "starts_on": date(2019, 4, 25),
        "source": "Page of the council",
        "link": "",
        "what_changed": "First meaning",
    }
    by = actor_of(person)
    made = services.add_word(by=by, term=term, aliases="")
    services.give_meaning(by=by, word_id=made.pk, **(told | said))
    return services.publish(by=by, thing=made) if shown else made
