"""The public record: who keeps it, and what everybody reads of it."""

from datetime import date

from fourfold.partnership.public_record import services
from tests.people import actor_of, make_person
from tests.records import (
    make_event,
    make_holder,
    make_publication,
    make_version,
    make_word,
)

from .states import anyone, staff

KEEP = {"administrator"}


def add_to(scene):
    keeper = make_person("Reco Rder", scene.council, "programme-manager")
    publication, holder = make_publication(keeper), make_holder(keeper)
    scene.records |= {
        "publication": publication,
        "version": make_version(keeper, publication, link="https://example.org/"),
        "holder": holder,
        "office": holder.offices.get(),
        "happening": make_event(keeper, held_on=date(2019, 4, 25)),
        "word": make_word(keeper),
        "quote": services.add_quote(
            by=actor_of(keeper),
            publication_id=publication.pk,
            person_id=holder.pk,
            as_what="Leader",
            words="More.",
        ),
    }


def kind(_scene):
    return ["publications"]


def one(scene):
    return ["publications", scene.publication.public_id]


def of(name):
    return lambda scene: [scene.records[name].public_id]


def slug(name):
    return lambda scene: [scene.records[name].slug]


def numbered(scene):
    return [scene.publication.slug, 1]


def form(name, arguments):
    return staff(name, only=KEEP, arguments=arguments, GET=200, POST=200)


TABLE = [
    anyone("public:publications"),
    anyone("public:publication", arguments=slug("publication")),
    anyone("public:publication-version", arguments=numbered),
    # The version of the scene has a text and no file.
    anyone("public:publication-pdf", arguments=numbered, GET=404),
    anyone("public:public-people"),
    anyone("public:public-person", arguments=slug("holder")),
    anyone("public:events"),
    anyone("public:event", arguments=slug("happening")),
    anyone("public:words"),
    anyone("public:word", arguments=slug("word")),
    anyone("public:record-csv", arguments=kind),
    anyone("public:record-json", arguments=kind),
    staff("staff:record-home", only=KEEP, GET=302),
    staff("staff:record", only=KEEP, arguments=kind),
    form("staff:record-add", kind),
    staff("staff:record-thing", only=KEEP, arguments=one),
    form("staff:record-change", one),
    staff("staff:record-publish", only=KEEP, arguments=one, GET=405, POST=302),
    form("staff:record-withdraw", one),
    form("staff:record-part", lambda scene: [*one(scene), "quote"]),
    form("staff:record-version", of("publication")),
    form("staff:record-link", of("version")),
    staff("staff:record-file", only=KEEP, arguments=of("version"), GET=404),
    form("staff:record-office-end", of("office")),
    form("staff:record-office-strike", of("office")),
    form("staff:record-quote-strike", of("quote")),
]
