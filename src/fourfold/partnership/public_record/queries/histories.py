"""What became of things of the record."""

from uuid import UUID

from fourfold.partnership.public_record.models import RecordChange


def newest_change(subject: UUID) -> int:
    """Key of the last entry of a history; 0 where it has none."""
    keys = RecordChange.objects.filter(subject=subject).order_by("-pk")
    return keys.values_list("pk", flat=True).first() or 0


def history(subject: UUID) -> list[RecordChange]:
    """The newest first; who did it is a role and an agency, and no person."""
    found = RecordChange.objects.filter(subject=subject)
    return list(found.select_related("agency"))
