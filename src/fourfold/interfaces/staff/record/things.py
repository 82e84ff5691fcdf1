"""The kinds of things that the record holds, and what can be done with each.

A new kind of part is one entry of PARTS; the views know no kind by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from fourfold.partnership.public_record import queries, services
from fourfold.partnership.public_record.queries import Narrowed

from .forms import (
    DayForm,
    EventForm,
    MeaningForm,
    OfficeForm,
    PersonForm,
    PublicationForm,
    QuoteForm,
    SpeakerForm,
    UseForm,
    WordForm,
)

Service = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is added to a thing.

    act : words of the button that leads to its form, and of the form's own
    """

    act: str
    form: type[forms.Form]
    add: Service


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing. key : the argument by which its services take one

    find : by its public identifier; rows : narrowed by words and state
    public : name of the address of its public page
    """

    title: str
    one: str
    key: str
    form: type[forms.Form]
    add: Service
    edit: Service
    find: Callable[..., Any]
    rows: Callable[..., QuerySet[Any]]
    public: str
    parts: dict[str, Part]


def _publications(*, text: str, state: str) -> QuerySet[Any]:
    return queries.publications(Narrowed(text=text, state=state))


KINDS = {
    "publications": Kind(
        title="Publications",
        one="publication",
        key="publication_id",
        form=PublicationForm,
        add=services.add_publication,
        edit=services.edit_publication,
        find=queries.publication,
        rows=_publications,
        public="public:publication",
        parts={
            "quote": Part("Quote a few words", QuoteForm, services.add_quote),
            "use": Part("Say what it is of use to", UseForm, services.tie_publication),
        },
    ),
    "people": Kind(
        title="People in public offices",
        one="person",
        key="person_id",
        form=PersonForm,
        add=services.add_person,
        edit=services.edit_person,
        find=queries.person,
        rows=queries.people,
        public="public:public-person",
        parts={"office": Part("Add an office", OfficeForm, services.add_office)},
    ),
    "events": Kind(
        title="Events",
        one="event",
        key="event_id",
        form=EventForm,
        add=services.add_event,
        edit=services.edit_event,
        find=queries.event,
        rows=queries.events,
        public="public:event",
        parts={
            "speaker": Part("Add who took part", SpeakerForm, services.add_speaker),
            "day": Part(
                "Add the day that a source gives", DayForm, services.add_event_day
            ),
        },
    ),
    "words": Kind(
        title="Words",
        one="word",
        key="word_id",
        form=WordForm,
        add=services.add_word,
        edit=services.edit_word,
        find=queries.word,
        rows=queries.words,
        public="public:word",
        parts={
            "meaning": Part("Say what it means", MeaningForm, services.give_meaning)
        },
    ),
}
