"""Words in texts: `{{word:public-health-approach}}` leads to what the word means."""

import re
from collections.abc import Iterable

from .models import Word

REFERENCE = re.compile(r"\{\{\s*word:([^{}]*)\}\}")


def slugs_in(text: str) -> list[str]:
    """Of the words that a text refers to, in order, each once."""
    return list(dict.fromkeys(slug.strip() for slug in REFERENCE.findall(text)))


def referred_to(texts: Iterable[str]) -> dict[str, Word]:
    """The published words that texts refer to, by slug; at most one query, or none."""
    slugs = {slug for text in texts for slug in slugs_in(text)}
    if not slugs:
        return {}
    found = Word.objects.filter(slug__in=slugs, state=Word.State.PUBLISHED)
    return {word.slug: word for word in found}


def spelt(slug: str) -> str:
    """What stands for a word that is not explained here."""
    return slug.strip().replace("-", " ")
