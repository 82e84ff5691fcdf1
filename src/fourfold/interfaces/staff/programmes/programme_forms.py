"""The shape of what is typed about programmes and what they do."""

from typing import Any, ClassVar

from django import forms

from fourfold.interfaces.components.values import Hinted
from fourfold.interfaces.staff.strategy.choosing import (
    IN_PUBLIC,
    ChoosingForm,
    ReasonForm,
    agency_field,
    words_field,
)
from fourfold.interfaces.staff.strategy.tree_forms import title_field
from fourfold.partnership.programmes import queries
from fourfold.partnership.programmes.evidence import ratings
from fourfold.partnership.programmes.models import Programme
from fourfold.partnership.strategy.models import Objective

FIRST_YEAR, LAST_YEAR = 1900, 2200
PUBLISHED = [("", "All"), ("yes", "Published"), ("no", "Not published")]
FIGURES = (
    "A number that somebody published stands here by its name, such as "
    "{{figure:gang-money}}. Name no person."
)


class ProgrammeFilter(forms.Form):
    text = forms.CharField(label="Words", required=False, max_length=100)
    published = forms.ChoiceField(
        label="Whether it is published", required=False, choices=PUBLISHED
    )

    def wanted(self) -> dict[str, str]:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class ProgrammeForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {
        "lead_agency": "lead_agency_id",
        "objectives": "objective_ids",
    }

    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it is", required=False, help_text=FIGURES)
    for_whom = forms.CharField(
        label="For whom",
        max_length=300,
        help_text="A group of people, such as “young people drawn into gangs”",
    )
    since_year = forms.IntegerField(
        label="The year it began in", min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    lead_agency = agency_field("Agency that leads it")
    objectives = forms.ModelMultipleChoiceField(
        label="Objectives it serves",
        queryset=Objective.objects.select_related("strategy", "domain"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ProgrammeChangeForm(ReasonForm, ProgrammeForm):
    field_order = (
        *("title", "text", "for_whom", "since_year", "lead_agency", "objectives"),
        "reason",
    )


class PublishForm(forms.Form):
    """Nothing to type: the button says it all."""


class MethodForm(forms.Form):
    intervention = forms.ChoiceField(label="What it does", widget=forms.RadioSelect)
    rationale = words_field(
        "Why it is used nevertheless",
        longest=500,
        required=False,
        help_text="Only for what research found harmful. Everybody can read it.",
    )
    body = forms.CharField(
        label="Which body decided so",
        max_length=200,
        required=False,
        help_text="Only for what research found harmful, such as the board",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["intervention"].choices = [  # type: ignore[attr-defined]
            (each.intervention, Hinted(each.title, f"{each.word}: {each.meaning}"))
            for each in ratings()
        ]


class DropForm(forms.Form):
    reason = words_field("Why it is no longer used", longest=500)


def of_programme(found: Programme) -> dict[str, Any]:
    """What a form shows of a programme that there is."""
    return {
        "title": found.title,
        "text": found.text,
        "for_whom": found.for_whom,
        "since_year": found.since_year,
        "lead_agency": found.lead_agency.public_id,
        "objectives": [each.objective.public_id for each in queries.aims(found)],
    }
