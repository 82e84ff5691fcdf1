"""Reads how often somebody wants to be reminded."""

from .models import Preference


def frequency_of(person_id: int) -> str:
    chosen = Preference.objects.filter(person=person_id).first()
    return chosen.frequency if chosen else Preference.Frequency.EACH.value
