"""Every text of a page that a resident reads can be read in every language we have."""

import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType

from tests.architecture.catalogues import PAGES, catalogues, messages, read
from tests.architecture.tree import files, shown

MEND = "run ./run messages, and write what lacks in interfaces/locale"
# What must stand in a translation as it stands in English.
KEPT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?\w+(?: [^>]*)?>|%%")
# Of the pages of staff, those that somebody sees before they have signed in.
SIGN_IN = {
    *("429.html", "account/login.html", "account/logout.html"),
    *("account/password_reset.html", "account/password_reset_done.html"),
    *("account/password_reset_from_key.html",),
    *("account/password_reset_from_key_done.html", "mfa/authenticate.html"),
    *("sign_in/join.html", "sign_in/join_gone.html", "sign_in/join_signed_in.html"),
    *("sign_in/locked.html", "sign_in/passkey_form.html", "sign_in/refused.html"),
}
STAFF = PAGES / "staff" / "templates"
# What residents ask, and what scrutiny reads, stands in English at one address only.
ENGLISH = {
    *("address.html", "address_done.html", "answers.html", "ask.html", "ask_done.html"),
    *("card.html", "follow.html", "followed.html", "question.html", "questions.html"),
    *("scrutiny.html", "you_said.html"),
}
PROGRESS = PAGES / "public" / "templates" / "public" / "progress"
# What stands in the public record is not in other languages yet.
RECORD = PAGES / "public" / "templates" / "public" / "record"
TEMPLATES = [
    *(
        path
        for path in files(".html", within=PAGES / "public")
        if path.parent != RECORD
        and (path.parent != PROGRESS or path.name not in ENGLISH)
    ),
    *files(".html", within=PAGES / "components"),
    *(STAFF / name for name in sorted(SIGN_IN)),
]
SPOKEN = {"aria-label", "title", "alt", "placeholder"}
SAID_ELSEWHERE = {"code", "script", "style"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
GIVEN = re.compile(r'\b(?:text|then|title|label|action|what|about)="([^"]*)"')


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def texts(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.mark.parametrize("language", catalogues())
def test_every_text_is_translated_and_none_is_left_over(language):
    wanted = {(context, one) for context, one, _ in messages()}
    there = {(m.context, texts(m)[0]): m for m in read(language) if m.id}

    lacking = [key for key in wanted if not all(strings(there.get(key) or _Nothing))]

    assert lacking == [], MEND
    assert set(there) - wanted == set(), MEND


class _Nothing:
    string = ""


@pytest.mark.parametrize("language", catalogues())
def test_a_translation_keeps_names_tags_and_links(language):
    wrong = {}
    for message in (m for m in read(language) if m.id):
        # A number may be left out where words say it: "one", "the only".
        wanted = [sorted(KEPT.findall(each)) for each in texts(message)]
        for each in strings(message):
            if sorted(KEPT.findall(each)) not in wanted:
                wrong[texts(message)[0]] = each

    assert wrong == {}


@pytest.mark.parametrize("language", catalogues())
def test_a_plural_has_all_the_forms_of_its_language(language):
    catalogue = read(language)

    counted = [m for m in catalogue if isinstance(m.id, tuple)]

    assert counted
    assert {len(m.string) for m in counted} == {catalogue.num_plurals}


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_no_words_stand_outside_a_translation(path):
    assert bare(path.read_text(encoding="utf-8")) == []


def test_words_outside_a_translation_are_found():
    template = (
        '{# note #}<p title="Spoken">{% translate "Ours" %} bare {{ name }}</p>'
        "{% blocktranslate %}Ours too{% endblocktranslate %}<code>manage.py</code>"
        '{% include "a.html" with text="given" then=_("Ours") only %}'
    )

    assert bare(template) == ["given", "Spoken", "bare"]


def bare(template):
    """Words of a template that would be the same in every language."""
    found, kept, is_ours = [], [], False
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.BLOCK:
            is_ours = _is_ours(token.contents, is_ours)
            if token.contents.startswith("include "):
                found += GIVEN.findall(token.contents)
        elif token.token_type == TokenType.TEXT and not is_ours:
            kept.append(token.contents)
    words = _Words("".join(kept)).found
    return [each for each in [*found, *words] if LETTERS.search(each)]


def _is_ours(contents, is_ours):
    first = contents.split()[0]
    return {"blocktranslate": True, "endblocktranslate": False}.get(first, is_ours)


class _Words(HTMLParser):
    """What is read or read out of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.within = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found += [value.strip() for name, value in attrs if name in SPOKEN]
        if tag in SAID_ELSEWHERE:
            self.within.append(tag)

    def handle_endtag(self, tag):
        if tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data):
        if not self.within and data.strip():
            self.found.append(" ".join(data.split()))
