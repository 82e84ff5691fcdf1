"""Which kinds of record there are, and a record by its reference alone."""

import uuid

from django.apps import apps

from fourfold.partnership.sharing.models import RestrictedRecord


def kinds() -> dict[str, type[RestrictedRecord]]:
    """Every model of records about people, by its kind."""
    return {
        model.record_kind(): model
        for model in apps.get_models()
        if issubclass(model, RestrictedRecord)
    }


def record_of(kind: str, public_id: uuid.UUID | str) -> RestrictedRecord | None:
    """For the services of this app: whatever it is, and whoever asks."""
    model = kinds().get(kind)
    if model is None:
        return None
    return model.objects.unscoped().filter(public_id=public_id).first()


def record_by_reference(reference: str) -> RestrictedRecord | None:
    """The record that a reference names, of whatever kind.

    Every kind is asked whether or not one has answered, so that the time it takes says
    nothing.
    """
    number = _number_in(reference)
    found = [
        model.objects.unscoped().filter(public_id=number).first()
        for model in kinds().values()
    ]
    return next((record for record in found if record is not None), None)


def _number_in(reference: str) -> uuid.UUID:
    try:
        return uuid.UUID(reference.strip())
    except ValueError:
        # No record has it: as good as one that does not exist.
        return uuid.UUID(int=0)
