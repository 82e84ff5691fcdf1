import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar, cast

from django.core import checks
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.sharing.definitions import LOWEST_TIER, NOT_HELD_TIER

from .need_to_know import readable_by

Record = TypeVar("Record", bound="RestrictedRecord", covariant=True)


class UnscopedQueryError(RuntimeError):
    """Records of people were asked for without saying who asks."""


class RecordQuerySet(models.QuerySet[Record]):
    def visible_to(
        self, actor: Actor, *, at: datetime | None = None, purpose: str | None = None
    ) -> Self:
        """Only what the actor may read: now, or with what is in force at a moment.

        purpose : only what they may read for that
        """
        kind = self.model.record_kind()
        moment = at or timezone.now()
        return self.filter(readable_by(actor, kind=kind, at=moment, purpose=purpose))


class RestrictedManager(models.Manager[Record]):
    """Gives nothing to whoever does not say who asks."""

    def get_queryset(self) -> RecordQuerySet[Record]:
        name = self.model.__name__
        raise UnscopedQueryError(
            f"{name}.objects gives nothing by itself: use .visible_to(actor), or "
            "within the services and queries of its app .unscoped()"
        )

    def visible_to(
        self, actor: Actor, *, at: datetime | None = None, purpose: str | None = None
    ) -> RecordQuerySet[Record]:
        return self.unscoped().visible_to(actor, at=at, purpose=purpose)

    def unscoped(self) -> RecordQuerySet[Record]:
        """Every record: for the services, queries and jobs of the app that owns them.

        Which is held by a test of the architecture.
        """
        rows = RecordQuerySet[Record](self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]
        # From the other side of a foreign key, only what belongs to it.
        related = getattr(self, "_apply_rel_filters", None)
        return cast(RecordQuerySet[Record], related(rows)) if related else rows


class RestrictedRecord(models.Model):
    """A record about people (tier 3 and up): each reader is let into it by name.

    Its app inherits this, with `class Meta(RestrictedRecord.Meta)`, writes it only in
    its services, and reads it by `visible_to` or `sharing.queries.open_record`. Only
    `sharing.services.transfer_ownership` changes who owns it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    tier = models.PositiveSmallIntegerField(default=LOWEST_TIER)
    owner = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    owner_id: int

    objects: ClassVar["RestrictedManager[Self]"] = RestrictedManager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_tier",
                condition=Q(tier__gte=LOWEST_TIER, tier__lte=NOT_HELD_TIER),
            ),
        )

    @classmethod
    def record_kind(cls) -> str:
        return cls._meta.label_lower

    @classmethod
    def check(cls, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *cls._check_it_stays_restricted()]

    @classmethod
    def _check_it_stays_restricted(cls) -> Iterable[checks.CheckMessage]:
        meta = cls._meta
        if [type(manager) for manager in meta.managers] != [RestrictedManager]:
            yield checks.Error(
                f"{meta.label} has a manager that gives records to anybody",
                hint="Let it inherit `objects` of RestrictedRecord, and add no other.",
                id="sharing.E001",
            )
        wanted = f"{meta.app_label}_{meta.model_name}_tier"
        if wanted not in {constraint.name for constraint in meta.constraints}:
            yield checks.Error(
                f"{meta.label} has no constraint on its tier",
                hint="class Meta(RestrictedRecord.Meta), and constraints = "
                "(*RestrictedRecord.Meta.constraints, …)",
                id="sharing.E002",
            )

    def validate_unique(self, exclude: Iterable[str] | None = None) -> None:
        """Left to the database: a form that said "there is one already" would tell of
        records that the person who fills it in may not know of."""

    def get_constraints(
        self,
    ) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """For forms: those that can be checked without looking at other records."""
        return [
            (model, [c for c in found if not isinstance(c, models.UniqueConstraint)])
            for model, found in super().get_constraints()
        ]
