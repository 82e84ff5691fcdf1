"""Publications, their versions, and what they are of use to."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from fourfold.partnership.figures.models import Figure
from fourfold.partnership.public_record.models import (
    Publication,
    PublicationUse,
    PublicationVersion,
    Quote,
)
from fourfold.partnership.strategy.models import Objective, Strategy

from .showing import published


@dataclass(frozen=True, slots=True)
class Narrowed:
    """By what a list is narrowed; nothing for empty ones."""

    text: str = ""
    kind: str = ""
    publisher: str = ""
    year: int | None = None
    state: str = ""


def publications(wanted: Narrowed | None = None) -> QuerySet[Publication]:
    found = Publication.objects.all()
    if wanted is None:
        return found
    if wanted.text:
        like = (
            *("title", "author", "publisher", "summary", "finding"),
            *("commissioned_by", "source"),
        )
        any_of = Q()
        for name in like:
            any_of |= Q(**{f"{name}__icontains": wanted.text})
        found = found.filter(any_of)
    exactly = {
        "kind": wanted.kind,
        "publisher": wanted.publisher,
        "dated_on__year": wanted.year,
        "state": wanted.state,
    }
    return found.filter(**{name: value for name, value in exactly.items() if value})


def publishers() -> list[str]:
    """Of what everybody may see, by name."""
    found = published(Publication.objects.order_by())
    return sorted(set(found.values_list("publisher", flat=True)))


def publication(*, slug: str = "", public_id: UUID | None = None) -> Publication | None:
    found = Publication.objects.select_related("supersedes", "event").prefetch_related(
        Prefetch("versions", queryset=_versions()),
        Prefetch("quotes", queryset=Quote.objects.select_related("person")),
        Prefetch("uses", queryset=_uses()),
        "superseded_by",
    )
    named = {"slug": slug} if slug else {"public_id": public_id}
    return found.filter(**named).first()


def version(
    *, publication_slug: str = "", number: int = 0, public_id: UUID | None = None
) -> PublicationVersion | None:
    found = _versions().select_related("publication")
    if public_id is not None:
        return found.filter(public_id=public_id).first()
    return found.filter(publication__slug=publication_slug, number=number).first()


def newest_versions(found: list[Publication]) -> dict[int, PublicationVersion]:
    """Of each publication that has one, by its key; one query."""
    rows = _versions().filter(publication__in=found).order_by("number")
    return {each.publication_id: each for each in rows}


def used_for(thing: Model) -> list[PublicationUse]:
    """Publications that everybody may see, of use to a strategy or a figure."""
    names = {Strategy: "strategy", Objective: "objective", Figure: "figure"}
    found = PublicationUse.objects.filter(
        **{names[type(thing)]: thing}, publication__state=Publication.State.PUBLISHED
    )
    return list(found.select_related("publication"))


def _versions() -> QuerySet[PublicationVersion]:
    return PublicationVersion.objects.prefetch_related("looks")


def _uses() -> QuerySet[PublicationUse]:
    return PublicationUse.objects.select_related("strategy", "objective", "figure")
