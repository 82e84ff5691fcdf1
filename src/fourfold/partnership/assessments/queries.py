"""Reads editions and their documents."""

from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fourfold.partnership.areas.models import Partnership

from .inspecting import PATH
from .models import Document, Edition, PublishedFigure

PUBLISHED = Edition.State.PUBLISHED


def editions() -> QuerySet[Edition]:
    """All, the newest first, for people who work here."""
    found = Edition.objects.select_related("made_by")
    counted = found.annotate(document_count=Count("documents"))
    return counted.order_by("-made_at", "-id")


def edition(public_id: UUID) -> Edition | None:
    """With everybody who had to do with it, for its page."""
    related = ("area", "build", "superseded_by", "made_by", "signed_off_by")
    found = Edition.objects.select_related(*related, "published_by", "withdrawn_by")
    return found.filter(public_id=public_id).first()


def published() -> QuerySet[Edition]:
    """What stands: published, and no later edition has taken its place."""
    found = Edition.objects.filter(state=PUBLISHED, superseded_by=None)
    return found.select_related("area").order_by("-last_month", "-published_at", "-id")


def newest_published() -> Edition | None:
    return published().first()


def once_published(slug: str) -> Edition | None:
    """One that the public has seen, also if it was withdrawn since."""
    found = Edition.objects.filter(slug=slug, published_at__isnull=False)
    return found.select_related("area", "superseded_by", "build").first()


def documents_of(found: Edition) -> list[Document]:
    return list(found.documents.all())


def open_document(slug: str, path: str) -> Document | None:
    """A document that anybody may read."""
    if not PATH.fullmatch(path):
        return None
    return (
        Document.objects.filter(edition__slug=slug, edition__state=PUBLISHED, path=path)
        .select_related("edition")
        .first()
    )


def document(public_id: UUID, path: str) -> Document | None:
    """A document of an edition in any state, for people who work here."""
    if not PATH.fullmatch(path):
        return None
    found = Document.objects.filter(edition__public_id=public_id, path=path)
    return found.select_related("edition").first()


def newest_of_the_borough() -> Edition | None:
    """The newest of the partnership's own authority, else the newest of any."""
    own = Partnership.objects.filter(authority_code=OuterRef("area__code"))
    order = published().query.order_by
    return published().order_by(Exists(own).desc(), *order).first()


def newest_of(area_code: str) -> Edition | None:
    """The newest edition of an area that stands."""
    return published().filter(area__code=area_code).first()


def no_longer_said() -> QuerySet[Edition]:
    """What the public was told and must not use: withdrawn, or replaced."""
    gone = Q(state=Edition.State.WITHDRAWN) | Q(superseded_by__isnull=False)
    found = Edition.objects.filter(gone, published_at__isnull=False)
    return found.select_related("area", "superseded_by").order_by("-published_at")


def figures_of(found: Edition) -> QuerySet[PublishedFigure]:
    """The figures of an edition, in its own order; none unless it stands."""
    return PublishedFigure.objects.filter(edition=found)


def newest_figure(name: str) -> PublishedFigure | None:
    """A figure by its name, as the newest edition that stands has it."""
    return figures_called(name).first()


def figures_called(name: str) -> QuerySet[PublishedFigure]:
    """The figure of that name in every edition that stands, the newest first."""
    found = PublishedFigure.objects.filter(name=name)
    ranked = found.order_by("-edition__published_at", "-edition_id")
    return ranked.select_related("edition", "edition__area", "edition__build")
