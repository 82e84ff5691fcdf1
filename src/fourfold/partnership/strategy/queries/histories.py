"""What became of things that were promised."""

from uuid import UUID

from fourfold.partnership.strategy.models import Change


def newest_change(subject: UUID) -> int:
    """Key of the last entry of a history; 0 where it has none."""
    keys = Change.objects.filter(subject=subject).order_by("-pk")
    return keys.values_list("pk", flat=True).first() or 0


def history(*subjects: UUID) -> list[Change]:
    """What became of things, the newest first; persons are not part of it."""
    found = Change.objects.filter(subject__in=subjects)
    return list(found.select_related("agency"))
