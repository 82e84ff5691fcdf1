"""Things that everybody sees once they are published, and no more once withdrawn."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

SHOWN_FIELDS = ("id", "public_id", "slug", "state", "published_at", "withdrawn_why")


class Shown(models.Model):
    """Written by `public_record.services` alone; the address stays for good."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT.value)
    # When it was first published; None before.
    published_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_is_published_at_a_time",
                condition=Q(state="draft", published_at=None)
                | (~Q(state="draft") & Q(published_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="%(class)s_is_withdrawn_with_reason",
                condition=(Q(state="withdrawn") & ~Q(withdrawn_why=""))
                | (~Q(state="withdrawn") & Q(withdrawn_why="")),
            ),
        )

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED
