"""What an example published, by the services of the public record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.public_record import services
from fourfold.partnership.public_record.models import Event, Publication, PublicPerson
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.services import show_duty_met

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes an example down, and where each thing of it is from."""

    by: Actor
    pages: Told
    source: Callable[[Told], str]

    def day_of(self, told: Told) -> Any:
        return self.pages[told["page"]]["as_at"]


def keep_record(record: Told, writer: Writer) -> None:
    """Words first, as texts refer to them; then who, when, and what was published."""
    for told in record["words"]:
        _word(told, writer)
    people = {each["name"]: _person(each, writer) for each in record["people"]}
    events = {each["name"]: _event(each, people, writer) for each in record["events"]}
    for told in record["publications"]:
        publication = _publication(told, events, writer)
        _rest_of_publication(told, publication, people, writer=writer)
        services.publish(by=writer.by, thing=publication)
    for told in record["duties"]:
        show_duty_met(
            by=writer.by,
            duty=told["duty"],
            text=told["text"],
            link="",
            document=writer.source(told),
            dated_on=told["dated_on"],
        )


def _word(told: Told, writer: Writer) -> None:
    word = services.add_word(
        by=writer.by, term=told["term"], aliases="\n".join(told["aliases"])
    )
    services.give_meaning(
        by=writer.by,
        word_id=word.pk,
        text=told["meaning"].strip(),
        starts_on=told["starts_on"],
        source=writer.source(told),
        link=told.get("link", ""),
        what_changed="First meaning",
    )
    services.publish(by=writer.by, thing=word)


def _person(told: Told, writer: Writer) -> PublicPerson:
    person = services.add_person(
        by=writer.by, name=told["name"], aliases=told["aliases"]
    )
    for held in told["offices"]:
        services.add_office(
            by=writer.by,
            person_id=person.pk,
            title=held["title"],
            body=held["body"],
            kind=held["kind"],
            seen_on=writer.day_of(held),
            source=writer.source(held),
        )
    services.publish(by=writer.by, thing=person)
    return person


def _event(told: Told, people: Mapping[str, PublicPerson], writer: Writer) -> Event:
    names = ("title", "kind", "place", "held_on", "summary")
    event = services.add_event(
        by=writer.by,
        **{name: told[name] for name in names},
        precision=told.get("precision", Event.Precision.DAY.value),
        agenda="\n".join(told["agenda"]),
        source=writer.source(told),
    )
    for day in told["days"]:
        services.add_event_day(
            by=writer.by,
            event_id=event.pk,
            says_on=day["says_on"],
            how=day["how"],
            source=writer.source({"page": told["page"], "part": day["part"]}),
        )
    for each in told["speakers"]:
        services.add_speaker(
            by=writer.by,
            event_id=event.pk,
            person_id=people[each["person"]].pk if "person" in each else None,
            who=each.get("who", ""),
            as_what=each["as_what"],
            part=each["part"],
        )
    services.publish(by=writer.by, thing=event)
    return event


def _publication(
    told: Told, events: Mapping[str, Event], writer: Writer
) -> Publication:
    optional = ("author", "commissioned_by", "finding", "evidence", "strength")
    return services.add_publication(
        by=writer.by,
        **{name: told[name] for name in ("title", "kind", "publisher", "summary")},
        **{name: told.get(name, "") for name in optional},
        dated_on=told.get("dated_on"),
        precision=told.get("precision", Publication.Precision.DAY.value),
        supersedes_id=None,
        event_id=events[told["event"]].pk if "event" in told else None,
        review_on=told.get("review_on"),
        source=writer.source(told),
    )


def _rest_of_publication(
    told: Told,
    publication: Publication,
    people: Mapping[str, PublicPerson],
    *,
    writer: Writer,
) -> None:
    """Its text, what it is of use to, and who is quoted in it."""
    by, key = writer.by, publication.pk
    if "text" in told:
        services.add_version(
            by=by,
            publication_id=key,
            dated_on=told.get("dated_on"),
            what_changed=told["version"],
            text=told["text"].strip(),
        )
    for use in told["uses"]:
        services.tie_publication(
            by=by, publication_id=key, how=use["how"], **_thing(use)
        )
    for quote in told.get("quotes", ()):
        services.add_quote(
            by=by,
            publication_id=key,
            person_id=people[quote["person"]].pk,
            as_what=quote["as_what"],
            words=quote["words"],
        )


def _thing(use: Told) -> dict[str, int]:
    if "strategy" in use:
        return {"strategy_id": Strategy.objects.get(title=use["strategy"]).pk}
    return {"figure_id": Figure.objects.get(name=use["figure"]).pk}
