"""The shape of what is typed about publications, people, events and words."""

from typing import Any, ClassVar

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.staff.strategy.choosing import (
    IN_PUBLIC,
    ChoosingForm,
    link_field,
    words_field,
)
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.public_record.models import (
    Event,
    Office,
    Publication,
    PublicationUse,
    PublicPerson,
    Shown,
    Speaker,
)
from fourfold.partnership.strategy.models import Objective, Strategy

ALIASES = "Other names, one a line. A search finds them too."
SOURCE = "The page or paper that says so, and where in it"
PUBLIC_OFFICE = (
    "Only of somebody in a public office: elected, appointed to advise or chair, or a"
    " senior officer who answers in public. Nobody else, and nothing else of them."
)


def source_field() -> forms.CharField:
    return forms.CharField(
        label="Where we know it from", max_length=300, help_text=SOURCE
    )


class RecordFilter(forms.Form):
    text = forms.CharField(label="Words", required=False, max_length=100)
    state = forms.ChoiceField(
        label="How it stands",
        required=False,
        choices=[("", "All"), *Shown.State.choices],
    )


class PublicationForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {
        "supersedes": "supersedes_id",
        "event": "event_id",
    }

    title = forms.CharField(label="Title", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=Publication.Kind.choices)
    publisher = forms.CharField(label="Who published it", max_length=200)
    author = forms.CharField(
        label="Who wrote it",
        max_length=200,
        required=False,
        help_text="A body, or whoever signed it in public",
    )
    commissioned_by = forms.CharField(
        label="Who commissioned it", max_length=200, required=False
    )
    dated_on = DateField(
        label="Day it was published",
        required=False,
        help_text="Empty if it gives none. If it gives a month or a year, its first"
        " day.",
    )
    precision = forms.ChoiceField(
        label="How exactly the day is known", choices=Publication.Precision.choices
    )
    summary = words_field(
        "What it says", help_text=f"In your own words, in short. {IN_PUBLIC}"
    )
    finding = words_field("What it found", required=False)
    evidence = forms.ChoiceField(
        label="What kind of evidence it is",
        choices=Publication.Evidence.choices,
        required=False,
    )
    strength = forms.ChoiceField(
        label="How strong it is as evidence",
        choices=Publication.Strength.choices,
        required=False,
    )
    supersedes = forms.ModelChoiceField(
        label="What it takes the place of",
        queryset=Publication.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="Nothing",
    )
    event = forms.ModelChoiceField(
        label="The event it is about",
        queryset=Event.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="None",
    )
    review_on = DateField(
        label="Day of the next review",
        required=False,
        help_text="Everybody sees when it is overdue",
    )
    source = source_field()


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120, help_text=PUBLIC_OFFICE)
    aliases = forms.CharField(label="Also written as", max_length=300, required=False)


class EventForm(forms.Form):
    title = forms.CharField(label="Title", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=Event.Kind.choices)
    place = forms.CharField(label="Where it took place", max_length=200, required=False)
    held_on = DateField(
        label="Day it took place",
        help_text="The day that counts for us. Add below which day each source gives.",
    )
    precision = forms.ChoiceField(
        label="How exactly the day is known", choices=Event.Precision.choices
    )
    summary = words_field("What it was")
    agenda = words_field("Agenda", required=False, help_text="One item a line")
    source = source_field()


class WordForm(forms.Form):
    term = forms.CharField(label="Word", max_length=120)
    aliases = words_field("Other spellings", required=False, help_text=ALIASES)


class UseForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {
        "strategy": "strategy_id",
        "objective": "objective_id",
        "figure": "figure_id",
    }

    how = forms.ChoiceField(label="How", choices=PublicationUse.How.choices)
    strategy = forms.ModelChoiceField(
        queryset=Strategy.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="None",
    )
    objective = forms.ModelChoiceField(
        queryset=Objective.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="None",
    )
    figure = forms.ModelChoiceField(
        queryset=Figure.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="None",
    )


class OfficeForm(forms.Form):
    title = forms.CharField(
        label="Office", max_length=120, help_text="Such as “Leader of the council”"
    )
    body = forms.CharField(label="Of which body", max_length=160)
    kind = forms.ChoiceField(
        label="Kind of office", choices=Office.Kind.choices, help_text=PUBLIC_OFFICE
    )
    seen_on = DateField(
        label="Day on which a source shows them in it",
        help_text="Often the day of the source",
    )
    starts_on = DateField(
        label="Since", required=False, help_text="Only if a source says so"
    )
    ends_on = DateField(
        label="Until", required=False, help_text="Only if a source says so"
    )
    source = source_field()


class EndForm(forms.Form):
    ends_on = DateField(label="Last day in the office")
    source = source_field()


class StrikeForm(forms.Form):
    why = words_field("Why it was wrong", longest=500)


class SpeakerForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"person": "person_id"}

    person = forms.ModelChoiceField(
        queryset=PublicPerson.objects.all(),
        to_field_name="public_id",
        required=False,
        empty_label="No single person",
    )
    who = forms.CharField(
        label="Or a group, in words",
        max_length=160,
        required=False,
        help_text="Such as “Senior officers of the police”. No names.",
    )
    as_what = forms.CharField(
        label="As what, at the time", max_length=200, help_text="As the source says it"
    )
    part = forms.ChoiceField(label="Part", choices=Speaker.Part.choices)


class DayForm(forms.Form):
    says_on = DateField(label="Day that the source gives")
    how = forms.CharField(label="How it says so", max_length=300)
    source = source_field()


class QuoteForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"person": "person_id"}

    person = forms.ModelChoiceField(
        label="Who said it",
        queryset=PublicPerson.objects.all(),
        to_field_name="public_id",
        empty_label="Choose a person",
    )
    as_what = forms.CharField(
        label="As what, at the time", max_length=200, help_text="As the source says it"
    )
    words = words_field(
        "Their words",
        longest=200,
        help_text="Few, and exactly as they were published. Without quotation marks.",
    )


class MeaningForm(forms.Form):
    text = words_field(
        "What it means",
        longest=4000,
        help_text="In plain words. A line that begins with “- ” is a point.",
    )
    starts_on = DateField(label="Since")
    source = source_field()
    link = link_field("Link to the source")
    what_changed = words_field("What is different", longest=500)


class LinkForm(forms.Form):
    looked_on = DateField(label="Day on which you looked")
    is_there = forms.BooleanField(label="It was still there", required=False)
    note = forms.CharField(
        label="Where else it is, if you know", max_length=300, required=False
    )


class WithdrawForm(forms.Form):
    reason = words_field("Why it is withdrawn", longest=500)


def of_row(form: type[forms.Form], row: Any) -> dict[str, Any]:
    """What a form shows of a row that there is."""
    keys = getattr(form, "keys", {})
    told = {}
    for name in form.base_fields:
        value = getattr(row, name)
        told[name] = value.public_id if name in keys and value else value
    return told
