"""What an auditor asks the trail for."""

import re

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.accounts.queries import agency_choices, people_called
from fourfold.partnership.audit.actions import actions_called, all_actions
from fourfold.partnership.audit.filters import Filters

# More namesakes than this are not one person that somebody looks for.
MOST_PEOPLE = 20
PROGRAM = re.compile(r"(job|command) [\w/-]+|nobody")
REFERENCE = re.compile(r"\A[\w-]{1,80}\Z")


class EntryFilter(forms.Form):
    """Every field may be left out; all that are filled in must hold."""

    who = forms.CharField(
        label="Who", help_text="A name or part of one", required=False, max_length=120
    )
    what = forms.ChoiceField(label="What was done", required=False)
    words = forms.CharField(
        label="Words in what was done", required=False, max_length=60
    )
    agency = forms.ChoiceField(label="For which agency", required=False)
    about = forms.RegexField(
        REFERENCE,
        label="About which record",
        help_text="Its reference, as an entry shows it",
        required=False,
        error_messages={"invalid": "A reference has letters, numbers and dashes only"},
    )
    purpose = forms.SlugField(label="For which purpose", required=False)
    since = DateField(label="First day", required=False)
    until = DateField(label="Last day", required=False)

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        titles = sorted((each.title, name) for name, each in all_actions().items())
        actions = [(name, title) for title, name in titles]
        self.fields["what"].choices = [("", "Anything"), *actions]  # type: ignore[attr-defined]
        agencies = [("", "Any or none"), *agency_choices()]
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        asked = super().clean() or {}
        since, until = asked.get("since"), asked.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must not be before the first")
        return asked

    def filters(self) -> Filters:
        """Of a form that is right."""
        asked = self.cleaned_data
        return Filters(
            doers=_doers(asked["who"]),
            actions=_actions(asked["what"], asked["words"]),
            agency=asked["agency"],
            target=asked["about"],
            purpose=asked["purpose"],
            since=asked["since"],
            until=asked["until"],
        )

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())


def _doers(who: str) -> tuple[str, ...] | None:
    if not who:
        return None
    if PROGRAM.fullmatch(who):
        return (who,)
    found = people_called(who, at_most=MOST_PEOPLE)
    return tuple(f"person {person.public_id}" for person in found)


def _actions(what: str, words: str) -> tuple[str, ...] | None:
    if not words:
        return (what,) if what else None
    called = actions_called(words)
    return tuple(name for name in called if name == what) if what else called
