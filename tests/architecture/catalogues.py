"""Gathers the texts of the pages, and makes the catalogues that the site reads.

    python -m tests.architecture.catalogues           bring the catalogues up to date
    python -m tests.architecture.catalogues compile   what ./run does at set-up

Django's own commands for it need GNU gettext, which a newcomer may not have.
"""

import ast
import re
import sys
from io import BytesIO

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from .tree import SOURCE, files

PAGES = SOURCE / "interfaces"
LOCALES = PAGES / "locale"
HEAD = """\
# Texts of the pages. Brought up to date with ./run messages, which adds what is new and
# drops what is gone. Write what stands beside msgstr; keep %(names)s, {} and tags.
#"""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# What Django makes of a template: calls, among letters that say nothing.
TEXT = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b(n?p?gettext|_)\(({TEXT}(?:, {TEXT})*)(?:, ?count)?\)")


def messages():
    """Every text that is translated: (context, singular, plural or None)."""
    found = {}
    for path in files(".py", within=SOURCE):
        # Messages to staff are in English as long as the pages of staff are.
        if path.is_relative_to(SOURCE / "partnership" / "notifications"):
            continue
        for each in _in_python(path):
            found.setdefault(each, path)
    for path in files(".html", within=PAGES):
        for each in _in_template(path):
            found.setdefault(each, path)
    return found


def catalogues():
    """The catalogue of each language, by its code."""
    return {path.parents[1].name: path for path in sorted(LOCALES.rglob("*.po"))}


def read(language):
    with catalogues()[language].open("rb") as file:
        return read_po(file, locale=language)


def update():
    """Add what is new, keep what is there, and drop what is no longer said."""
    for language, path in catalogues().items():
        before = read(language)
        after = _empty_like(before, language)
        for context, text, plural in sorted(messages(), key=_order):
            old = before.get(text, context)
            after.add(
                (text, plural) if plural else text,
                string=old.string if old and _is_alike(old, plural) else None,
                context=context,
            )
        _write(after, path)
        lacking = [each.id for each in after if each.id and not _is_whole(each)]
        print(f"{language}: {len(after)} texts, {len(lacking)} without a translation")


def compile_all():
    for language, path in catalogues().items():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language))


def _empty_like(before, language):
    """With nothing in its head that changes by itself."""
    return Catalog(
        locale=language,
        header_comment=HEAD,
        project="Fourfold",
        version="0",
        msgid_bugs_address="the project's issues",
        creation_date=before.creation_date,
        revision_date=before.revision_date,
        last_translator="see src/fourfold/definitions/languages.toml",
        language_team=language,
        fuzzy=False,
    )


def _in_python(path):
    text = path.read_bytes()
    if b"gettext" not in text:
        return
    for _, found, _, context in extract("python", BytesIO(text), keywords=KEYWORDS):
        one, many = found if isinstance(found, tuple) else (found, None)
        yield context, one, many


def _in_template(path):
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for name, arguments in CALL.findall(source):
        texts = [ast.literal_eval(each) for each in re.findall(TEXT, arguments)]
        context = texts.pop(0) if name.startswith(("p", "np")) else None
        yield context, texts[0], texts[1] if len(texts) > 1 else None


def _order(message):
    context, text, _plural = message
    return text, context or ""


def _is_alike(old, plural):
    return isinstance(old.id, tuple) == bool(plural)


def _is_whole(message):
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings)


def _write(catalogue, path):
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=88,
            omit_header=False,
            sort_output=False,
            no_location=True,
        )


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    else:
        update()
        compile_all()
