import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepAlways

DID_AT_WORK = "did so at work; the audit trail tells the same"


class Edition(models.Model):
    """An assessment of an area over a period, as it was made once: its documents.

    Written only by `assessments.services`. Its documents never change; whatever has to
    be changed is a new edition, which takes the place of this one when it is published.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SIGNED_OFF = "signed-off", "Signed off"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Reason(models.TextChoices):
        WRONG_FIGURE = "wrong-figure", "A figure in it is wrong"
        DISCLOSES = "discloses", "It says too much about few people"
        WRONG_DOCUMENT = "wrong-document", "It is not the document that was meant"
        NOT_NEEDED = "not-needed", "It is not needed any more"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    area = models.ForeignKey(
        "areas.CoveredArea", on_delete=models.PROTECT, related_name="+"
    )
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    build = models.ForeignKey(
        "datasets.CubeBuild", on_delete=models.PROTECT, related_name="+"
    )
    is_invented = models.BooleanField()
    # Of the paths and hashes of all its documents: what is signed off is this.
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT.value)
    made_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    signed_off_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.CharField(max_length=16, choices=Reason, blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )

    # Whose words it has, if it was prepared on pages, and the last of them by key: what
    # was written later is not in it.
    preparation = models.ForeignKey(
        "assessments.Preparation",
        null=True,
        on_delete=models.PROTECT,
        related_name="drafts",
    )
    texts_until = models.BigIntegerField(default=0)
    # What readers of a withdrawn edition are told besides the day, in our own words.
    notice = models.TextField(blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="edition_is_signed_off_by_somebody_else",
                condition=Q(signed_off_by=None) | ~Q(signed_off_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="edition_ends_after_it_begins",
                condition=Q(last_month__gte=F("first_month")),
            ),
            models.CheckConstraint(
                name="edition_is_as_far_as_its_state",
                condition=Q(state="draft", signed_off_at=None, published_at=None)
                | Q(state="signed-off", signed_off_at__isnull=False, published_at=None)
                | Q(state="published", published_at__isnull=False)
                | Q(state="withdrawn"),
            ),
            models.CheckConstraint(
                name="edition_is_signed_off_by_a_person",
                condition=Q(signed_off_at=None, signed_off_by=None)
                | Q(signed_off_at__isnull=False, signed_off_by__isnull=False),
            ),
            models.CheckConstraint(
                name="edition_is_published_once_signed_off",
                condition=Q(published_at=None, published_by=None)
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    signed_off_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="edition_is_withdrawn_for_a_reason",
                condition=Q(
                    state="withdrawn",
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                )
                & ~Q(withdrawn_for="")
                | ~Q(state="withdrawn")
                & Q(withdrawn_at=None, withdrawn_by=None, withdrawn_for=""),
            ),
            models.UniqueConstraint(
                fields=("area", "first_month", "last_month"),
                condition=Q(state="published", superseded_by=None),
                name="edition_is_the_one_that_stands",
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "slug",
            "title",
            "area",
            "first_month",
            "last_month",
            "build",
            "is_invented",
            "fingerprint",
            "state",
            "made_by",
            "made_at",
            "signed_off_by",
            "signed_off_at",
            "published_by",
            "published_at",
            "withdrawn_by",
            "withdrawn_at",
            "withdrawn_for",
            "superseded_by",
            "preparation",
            "texts_until",
            "notice",
        )
        reasons = {
            "notice": "published words on why it was withdrawn; the form says to name"
            " nobody",
            "made_by": DID_AT_WORK,
            "signed_off_by": DID_AT_WORK,
            "published_by": DID_AT_WORK,
            "withdrawn_by": DID_AT_WORK,
        }
        why = "to say what was published, and who answers for it"
        keep = KeepAlways("what was published must stay provable")

    def __str__(self) -> str:
        return self.title

    @property
    def was_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_open(self) -> bool:
        """Whether anybody may read it."""
        return self.state == self.State.PUBLISHED
