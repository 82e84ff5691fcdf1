"""What the site holds about people, as its own models declare it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Field

from fourfold.partnership.personal_data.declarations import (
    AT_ONCE,
    Keep,
    KeepAlways,
    KeepWith,
    Rule,
    Then,
)
from fourfold.partnership.personal_data.periods import known_periods, parse
from fourfold.partnership.personal_data.reading import (
    declaration_of,
    declared_models,
)

THEN = {Then.DELETE: "deleted", Then.ANONYMISE: "made anonymous"}


# Records and fields of programs of others, in words of ours.
RECORDS = {
    "access attempt": "attempt to sign in",
    "access failure": "sign-in that failed",
    "access log": "sign-in",
    "authenticator": "second proof at sign-in",
    "break glass": "opening of a record in an emergency",
    "conflict": "conflict of interest",
    "email confirmation": "proof of an address",
    "entry": "note of what was done",
    "session": "time signed in",
    "social account": "account with one’s own agency",
    "social application token": "sign-in through one’s own agency",
    "user session": "device signed in",
}
FIELDS = {
    "absent": "who is away",
    "by": "who covers",
    "email address": "e-mail address",
    "extra data": "what that agency says of them",
    "get data": "what was sent",
    "http accept": "what their program can show",
    "ip": "address on the internet",
    "ip address": "address on the internet",
    "path": "page asked for",
    "post data": "what was sent, without the password",
    "uid": "number at their agency",
    "user": "person",
    "user agent": "program used",
    "username": "name given at sign-in",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of record that says something about people, in words."""

    what: str
    details: str
    why: str
    kept: str


def held_about_people(retention: Mapping[str, Any]) -> list[Holding]:
    """A row a kind of record, by name.

    retention : the partnership's own periods; one that is not set is told as such
    """
    return sorted(_holdings(retention), key=lambda held: held.what.casefold())


def _holdings(retention: Mapping[str, Any]) -> Iterator[Holding]:
    for model in declared_models():
        declared = declaration_of(model)
        if declared.personal:
            yield Holding(
                what=_sentence(_record(model)),
                # Said once, in the order in which it is declared.
                details=", ".join(
                    dict.fromkeys(_name(model, field) for field in declared.personal)
                ),
                why=_sentence(declared.why),
                kept=_kept(declared.keep, retention),
            )


def _name(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    words = str(field.verbose_name if isinstance(field, Field) else name).casefold()
    return FIELDS.get(words, words)


def _record(model: type[models.Model]) -> str:
    words = str(model._meta.verbose_name).casefold()
    return RECORDS.get(words, words)


def _kept(rule: Rule, retention: Mapping[str, Any]) -> str:
    if isinstance(rule, KeepAlways):
        return f"Kept: {rule.reason}"
    if isinstance(rule, KeepWith):
        return f"As long as the {rule.owner.replace('_', ' ')} it belongs to"
    return _period(rule, retention)


def _period(rule: Keep, retention: Mapping[str, Any]) -> str:
    then = THEN[rule.then]
    if rule.period == AT_ONCE:
        return f"Until it is over, then {then}"
    if rule.period not in retention:
        return "Not decided yet, so nothing is deleted"
    length = parse(retention[rule.period])
    return f"{length} ({known_periods()[rule.period]['title'].casefold()}), then {then}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
