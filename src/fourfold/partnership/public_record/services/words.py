"""Writes words and what they mean, from which day on."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import policies
from fourfold.partnership.public_record.models import Meaning, Word
from fourfold.partnership.strategy.services.asking import require

from .noting import change, free_slug, note, refuse_other_links, signed


class Told(TypedDict):
    """What is said of a word."""

    term: str
    aliases: str


class Meant(TypedDict):
    """What a word means from a day on."""

    text: str
    starts_on: date
    source: str
    link: str
    what_changed: str


@transaction.atomic
def add_word(*, by: Actor, **told: Unpack[Told]) -> Word:
    """Write a word down. Raises RefusedError for one that is there already."""
    require(policies.may_keep_record(by))
    word = Word.objects.create(slug=free_slug(Word, told["term"]), **told)
    note(by, word)
    record(by=by, action="public_record.word_added", target=word)
    return word


@transaction.atomic
def edit_word(*, by: Actor, word_id: int, reason: str, **told: Unpack[Told]) -> Word:
    """Change how a word is spelt; texts that refer to it still do."""
    require(policies.may_keep_record(by))
    word = Word.objects.select_for_update().get(pk=word_id)
    fields = " ".join(change(by, word, told, reason=reason))
    record(by=by, action="public_record.word_edited", target=word, fields=fields)
    return word


@transaction.atomic
def give_meaning(*, by: Actor, word_id: int, **meant: Unpack[Meant]) -> Meaning:
    """Say what a word means from a day on. What it meant before stays to be read.

    Raises RefusedError for a day before that of the meaning it follows.
    """
    require(policies.may_keep_record(by))
    refuse_other_links(meant["link"])
    word = Word.objects.select_for_update().get(pk=word_id)
    last = word.meanings.first()
    if last is not None and meant["starts_on"] < last.starts_on:
        raise RefusedError("It cannot begin before the meaning that it follows.")
    meaning = Meaning.objects.create(
        word=word, number=last.number + 1 if last else 1, **meant, **signed(by)
    )
    note(by, word, field="meaning", new=meant["text"], reason=meant["what_changed"])
    record(by=by, action="public_record.meaning_given", target=word)
    return meaning
