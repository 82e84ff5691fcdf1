"""The shape of what is typed about actions: what, who, how far, and what shows it."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.values import Hinted
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.areas.queries import wards_there_are
from fourfold.partnership.strategy.horizons import all_horizons
from fourfold.partnership.strategy.models import Action, Strategy, StrategyVersion
from fourfold.partnership.strategy.states import Status

from .choosing import (
    IN_PUBLIC,
    ChoosingForm,
    ReasonForm,
    agencies_field,
    agency_field,
    link_field,
    words_field,
)

HINTS = {
    Status.NOT_STARTED: "Nothing has been done yet",
    Status.ON_TRACK: "It will be done by its day",
    Status.AT_RISK: "Something stands in the way: say what",
    Status.DONE: "There must be something that shows it",
    Status.STOPPED: "A body decided so: say which, and why. It counts as not done.",
}
NEEDED = {
    Status.AT_RISK: {"reason": "Say what stands in the way"},
    Status.STOPPED: {
        "reason": "Say why it was stopped",
        "body": "Say which body decided so",
    },
}
FOUND = "Give a link, or the name of a document, so that others can find it"


class TellingForm(ChoosingForm):
    """What an action is, and who does it."""

    keys: ClassVar[dict[str, str]] = {
        "lead_agency": "lead_agency_id",
        "supporting": "supporting_ids",
        "wards": "ward_ids",
    }

    title = forms.CharField(label="Title", max_length=200, help_text=IN_PUBLIC)
    text = words_field("What it says", required=False)
    lead_agency = agency_field("Agency that leads it")
    supporting = agencies_field("Agencies that help")
    owner_post = forms.CharField(
        label="Who answers for it", max_length=120, help_text="A post, not a name"
    )
    wards = forms.ModelMultipleChoiceField(
        label="Wards it is for",
        queryset=CoveredArea.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="None if it is for the whole area",
    )
    weight = forms.DecimalField(
        label="How much it counts",
        required=False,
        max_digits=5,
        decimal_places=4,
        max_value=1,
        min_value=0,
        help_text="A part of 1, such as 0.25. Parts count only if every action of the "
        "recommendation has one and they add up to 1.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = wards_there_are()
        self.fields["wards"].queryset = wards  # type: ignore[attr-defined]
        if not wards:
            del self.fields["wards"]

    def clean_weight(self) -> Any:
        weight = self.cleaned_data["weight"]
        if weight == 0:
            raise forms.ValidationError("How much it counts must be more than 0")
        return weight


class ActionForm(TellingForm):
    """strategy : whose versions it can have been approved with"""

    keys: ClassVar[dict[str, str]] = {**TellingForm.keys, "version": "version_id"}

    version = forms.ModelChoiceField(
        label="Approved with",
        queryset=StrategyVersion.objects.none(),
        to_field_name="number",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    horizon = forms.ChoiceField(
        label="How long it may take",
        choices=lambda: _horizons(),
        widget=forms.RadioSelect,
        help_text="Its day is worked out from the approval, and never changes unseen.",
    )

    def __init__(self, *args: Any, strategy: Strategy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["version"]
        field.queryset = strategy.versions.all()
        field.initial = strategy.versions.all()[0].number
        field.label_from_instance = lambda version: (
            f"Version {version.number}, approved on {day_words(version.approved_on)}"
        )


class ActionChangeForm(ReasonForm, TellingForm):
    field_order = (*TellingForm.base_fields, "reason")


class DueForm(ReasonForm):
    field_order = ("due_on", "reason")
    due_on = DateField(label="Day that counts from now on")


class ShowingForm(forms.Form):
    """What shows that something was done."""

    text = words_field("What it shows", longest=500)
    dated_on = DateField(label="Its date", latest=timezone.localdate)
    link = link_field("Link to it")
    document = forms.CharField(
        label="Name of the document",
        required=False,
        max_length=300,
        help_text="Such as “Minutes of the board, item 4”",
    )


class EvidenceForm(ShowingForm):
    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not (said["link"] or said["document"]):
            self.add_error("document", FOUND)
        return said


class StatusForm(ShowingForm):
    """may_stop : whether stopping is offered"""

    field_order = ("status", "reason", "body")

    status = forms.ChoiceField(label="How it stands", widget=forms.RadioSelect)
    reason = words_field("Why", longest=500, required=False)
    body = forms.CharField(
        label="Body that decided to stop it", max_length=200, required=False
    )

    def __init__(self, *args: Any, may_stop: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["status"]
        field.choices = [
            (status.value, Hinted(str(status.label), hint))
            for status, hint in HINTS.items()
            if may_stop or status != Status.STOPPED
        ]
        if not may_stop:
            del self.fields["body"]
        self.fields["text"].required = self.fields["dated_on"].required = False
        self.fields["text"].label = "What shows that it is done"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, words in NEEDED.get(said.get("status", ""), {}).items():
            if not said.get(name) and name not in self.errors:
                self.add_error(name, words)
        given = [n for n in ("text", "dated_on", "link", "document") if said.get(n)]
        if given:
            self._ask_for_the_rest(said)
        return said

    def _ask_for_the_rest(self, said: dict[str, Any]) -> None:
        """Evidence is all of it or none."""
        if not said.get("text") and "text" not in self.errors:
            self.add_error("text", "Say what it shows")
        if not said.get("dated_on") and "dated_on" not in self.errors:
            self.add_error("dated_on", "Say of which day it is")
        where = {"link", "document"}
        if not any(said.get(n) for n in where) and not where & set(self.errors):
            self.add_error("document", FOUND)


class StepForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"agency": "agency_id"}

    title = forms.CharField(label="What is done", max_length=200, help_text=IN_PUBLIC)
    agency = agency_field("Agency that does it")
    planned_on = DateField(label="Planned for")


class StepDoneForm(forms.Form):
    took_place_on = DateField(
        label="Day it took place", latest=timezone.localdate, initial=timezone.localdate
    )


class WaitsForm(ChoosingForm):
    """action : which waits; others : what it could wait for"""

    keys: ClassVar[dict[str, str]] = {"needs": "needs_id"}

    needs = forms.ModelChoiceField(
        label="Action that must be done first",
        queryset=Action.objects.none(),
        to_field_name="public_id",
        empty_label="Choose an action",
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        strategy = action.recommendation.strategy_id
        others = Action.objects.filter(recommendation__strategy=strategy)
        self.fields["needs"].queryset = others.exclude(pk=action.pk)  # type: ignore[attr-defined]


class WaitsNoMoreForm(forms.Form):
    reason = words_field("Why it no longer waits", longest=500)


def of_action(action: Action) -> dict[str, Any]:
    """What a form shows of an action that there is."""
    values = {n: getattr(action, n) for n in ("title", "text", "owner_post", "weight")}
    helping = Agency.objects.filter(pk__in=action.supports.values("agency"))
    return values | {
        "lead_agency": action.lead_agency.public_id,
        "supporting": [agency.public_id for agency in helping],
        "wards": [each.ward.code for each in action.wards.all()],
    }


def _horizons() -> list[tuple[str, Hinted]]:
    return [
        (each.name, Hinted(each.title, f"At most {each.months} months"))
        for each in all_horizons()
    ]
