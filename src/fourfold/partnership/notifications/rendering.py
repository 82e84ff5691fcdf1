"""The words of a message: a notice and a link, never what is in a record."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context, Engine
from django.utils import timezone, translation
from django.utils.translation import gettext

from fourfold.partnership.areas.queries import partnership

from .kinds import MessageKind, message_kind, restored
from .models import Message

NO_NAME = "Fourfold"


@dataclass(frozen=True, slots=True)
class Words:
    subject: str
    body: str


def words_of(message: Message) -> Words:
    """Its subject and text, in the language of whoever gets it.

    The subject is the first line of the template's file.
    """
    kind = message_kind(message.template)
    found = partnership()
    values = restored(kind, message.context)
    for key, form in kind.keys.items():
        if form == "path":
            values[key] = f"{settings.SITE_ADDRESS}{values[key]}"
    place = found.time_zone if found else settings.TIME_ZONE
    with translation.override(message.language), timezone.override(place):
        name = found.short_name if found else NO_NAME
        values["footer"] = _footer(kind)
        text = _rendered(message.template, {"partnership": name, **values})
    subject, _, body = text.partition("\n")
    return Words(" ".join(subject.split()), body.strip() + "\n")


def _footer(kind: MessageKind) -> str:
    words = gettext("This message was sent by a program. Nobody reads answers to it.")
    if kind.is_for_staff:
        words += " " + gettext(
            "It holds nothing confidential; what it is about is behind your sign-in."
        )
    return words


def _rendered(name: str, values: dict[str, object]) -> str:
    template = Engine.get_default().get_template(f"notifications/{name}.txt")
    # Plain text: an ampersand is an ampersand.
    return str(template.render(Context(values, autoescape=False)))
