"""Reads editions and their documents."""

import re
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from fourfold.analysis.assessment.profiles import DRAWN
from fourfold.partnership.areas.models import Partnership

from .inspecting import PATH
from .models import (
    Comment,
    Document,
    Edition,
    Preparation,
    PublishedFigure,
    SectionText,
)

PUBLISHED = Edition.State.PUBLISHED
# Anything else is asked for by nobody but a program that tries what happens.
NAME = re.compile(r"[A-Za-z0-9.-]{1,160}", re.ASCII)


def editions() -> QuerySet[Edition]:
    """All, the newest first, for people who work here."""
    found = Edition.objects.select_related("made_by")
    counted = found.annotate(document_count=Count("documents"))
    return counted.order_by("-made_at", "-id")


def edition(public_id: UUID) -> Edition | None:
    """With everybody who had to do with it, for its page."""
    related = ("area", "build", "superseded_by", "preparation", "made_by")
    found = Edition.objects.select_related(
        *related, "signed_off_by", "published_by", "withdrawn_by"
    )
    return found.filter(public_id=public_id).first()


def published() -> QuerySet[Edition]:
    """What stands: published, and no later edition has taken its place."""
    found = Edition.objects.filter(state=PUBLISHED, superseded_by=None)
    return found.select_related("area").order_by("-last_month", "-published_at", "-id")


def newest_published() -> Edition | None:
    return published().first()


def newest_document(path: str) -> Document | None:
    """The document of that path in the newest edition that stands and has it."""
    found = Document.objects.filter(
        path=path, edition__state=PUBLISHED, edition__superseded_by=None
    )
    ranked = found.order_by(
        "-edition__last_month", "-edition__published_at", "-edition_id"
    )
    return ranked.select_related("edition", "edition__area").first()


def earlier_editions(than: Edition, most: int = 5) -> list[Edition]:
    """Of the same area, that stand and end earlier, the newest first."""
    found = published().filter(area=than.area_id, last_month__lt=than.last_month)
    return list(found[:most])


def withdrawn_with(path: str) -> Edition | None:
    """The newest edition that the public has seen with that document, withdrawn."""
    found = Edition.objects.filter(
        state=Edition.State.WITHDRAWN,
        published_at__isnull=False,
        documents__path=path,
    )
    return found.order_by("-published_at", "-id").first()


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


def has_document(edition: Edition, path: str) -> bool:
    return Document.objects.filter(edition=edition, path=path).exists()


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


def figures_that_stand() -> QuerySet[PublishedFigure]:
    """Of every edition that stands, the newest first, each in its own order."""
    found = PublishedFigure.objects.select_related("edition")
    return found.order_by("-edition__published_at", "-edition_id", "id")


def changes_of(area_code: str) -> QuerySet[PublishedFigure]:
    """What changed in violence there, as each edition that stands says it."""
    return figures_that_stand().filter(
        area_code=area_code,
        measure=DRAWN,
        kind="change",
        first_month=F("edition__first_month"),
        last_month=F("edition__last_month"),
    )


def newest_figure(name: str) -> PublishedFigure | None:
    """A figure by its name, as the newest edition that stands has it."""
    return figures_called(name).first()


def figures_called(name: str) -> QuerySet[PublishedFigure]:
    """The figure of that name in every edition that stands, the newest first."""
    if not NAME.fullmatch(name):
        return PublishedFigure.objects.none()
    found = PublishedFigure.objects.filter(name=name)
    ranked = found.order_by("-edition__published_at", "-edition_id")
    return ranked.select_related("edition", "edition__area", "edition__build")


def preparations() -> QuerySet[Preparation]:
    """All, the newest first, each with how many of its comments are open."""
    waiting = Q(comments__about=None, comments__settled_at=None)
    found = Preparation.objects.select_related("area", "begun_by")
    counted = found.annotate(open_comments=Count("comments", filter=waiting))
    return counted.order_by("-begun_at", "-id")


def with_open_comments() -> QuerySet[Preparation]:
    waiting = Comment.objects.filter(about=None, settled_at=None)
    return preparations().filter(pk__in=waiting.values("preparation"))


def undecided() -> QuerySet[Edition]:
    """Drafts and what is signed off: of an area and period only the newest edition."""
    newer = Edition.objects.filter(
        area=OuterRef("area"),
        first_month=OuterRef("first_month"),
        last_month=OuterRef("last_month"),
        pk__gt=OuterRef("pk"),
    )
    open_states = (Edition.State.DRAFT, Edition.State.SIGNED_OFF)
    found = Edition.objects.filter(~Exists(newer), state__in=open_states)
    return found.select_related("area").order_by("-made_at", "-id")


def preparation(public_id: UUID) -> Preparation | None:
    return preparations().filter(public_id=public_id).first()


def texts_now(found: Preparation) -> dict[str, SectionText]:
    """The newest version of each section that somebody has written, by section."""
    versions = found.texts.select_related("written_by").order_by("section", "number")
    return {each.section: each for each in versions}


def versions_of(found: Preparation, section: str) -> list[SectionText]:
    """What a section said, the newest first."""
    return list(found.texts.filter(section=section).select_related("written_by"))


def comments_on(found: Preparation, section: str) -> list[Comment]:
    """Those that are no replies, the oldest first, each with its replies."""
    replies = Comment.objects.select_related("by")
    top = found.comments.filter(section=section, about=None)
    with_people = top.select_related("by", "settled_by")
    return list(with_people.prefetch_related(Prefetch("replies", queryset=replies)))


def comment(found: Preparation, comment_id: int) -> Comment | None:
    return found.comments.filter(pk=comment_id, about=None).first()


def open_comments_by_section(found: Preparation) -> dict[str, int]:
    waiting = found.comments.filter(about=None, settled_at=None).order_by()
    counted = waiting.values_list("section").annotate(number=Count("pk"))
    return dict(counted)


def drafts_of(found: Preparation) -> list[Edition]:
    return list(editions().filter(preparation=found))


def standing_for(found: Edition) -> Edition | None:
    """What stands of the same area: of its own period, else the newest."""
    same_area = published().filter(area=found.area_id).exclude(pk=found.pk)
    own = same_area.filter(first_month=found.first_month, last_month=found.last_month)
    return own.first() or same_area.first()


def others_to_compare(found: Edition) -> QuerySet[Edition]:
    """Other editions of the same area, the newest first."""
    return editions().filter(area=found.area_id).exclude(pk=found.pk)
