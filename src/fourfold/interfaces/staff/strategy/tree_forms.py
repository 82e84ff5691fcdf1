"""The shape of what is typed about strategies, domains, objectives and the like."""

from typing import Any, ClassVar

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import (
    Domain,
    Objective,
    Recommendation,
    Strategy,
)

from .choosing import (
    IN_PUBLIC,
    ChoosingForm,
    ReasonForm,
    agency_field,
    link_field,
    words_field,
)

ALIASES = "Other names people use for it, one a line. A search finds them too."


def domain_field() -> forms.ModelChoiceField[Domain]:
    return forms.ModelChoiceField(
        label="Domain",
        queryset=queries.domains(),
        to_field_name="public_id",
        empty_label="Choose a domain",
    )


def title_field(**how: Any) -> forms.CharField:
    return forms.CharField(label="Title", max_length=200, **how)


class PeriodForm(forms.Form):
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    review_on = DateField(label="Day of the next review")


class StrategyForm(PeriodForm):
    field_order = ("title", "aliases", "vision", "approved_by_body", "approved_on")

    title = title_field(help_text=IN_PUBLIC)
    aliases = words_field("Other names", help_text=ALIASES, required=False)
    vision = words_field("What it wants to reach")
    approved_by_body = forms.CharField(
        label="Body that approved it", max_length=200, help_text="Such as the Cabinet"
    )
    approved_on = DateField(
        label="Day it was approved",
        help_text="All days of its actions are counted from here. It cannot be "
        "changed later.",
    )
    link = link_field("Link to the document")


class StrategyChangeForm(ReasonForm, PeriodForm):
    field_order = ("title", "aliases", "starts_on", "ends_on", "review_on", "reason")

    title = title_field(help_text=IN_PUBLIC)
    aliases = words_field("Other names", help_text=ALIASES, required=False)


class VersionForm(forms.Form):
    approved_by_body = forms.CharField(label="Body that approved it", max_length=200)
    approved_on = DateField(label="Day it was approved")
    vision = words_field("What it wants to reach")
    what_changed = words_field("What is different", longest=500)
    link = link_field("Link to the document")


class DomainForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"chair_agency": "chair_agency_id"}

    number = forms.IntegerField(label="Number", min_value=1, max_value=99)
    title = title_field()
    aliases = words_field("Other names", help_text=ALIASES, required=False)
    working_group = forms.CharField(
        label="Working group", max_length=200, required=False
    )
    chair_post = forms.CharField(
        label="Who chairs it",
        max_length=120,
        required=False,
        help_text="A post, not a name",
    )
    chair_agency = agency_field("Agency of the chair", required=False)


class DomainChangeForm(ReasonForm, DomainForm):
    field_order = (*DomainForm.base_fields, "reason")


class ObjectiveForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {
        "domain": "domain_id",
        "owner_agency": "owner_agency_id",
    }

    domain = domain_field()
    text = words_field("What it wants to reach", longest=500)
    owner_agency = agency_field("Agency that answers for it")
    review_on = DateField(label="Day of the next review")


class ObjectiveChangeForm(ReasonForm, ObjectiveForm):
    """Without the day of the review, which moves only with one."""

    field_order = ("domain", "text", "owner_agency", "reason")
    review_on = None  # type: ignore[assignment]


class ReviewForm(forms.Form):
    reviewed_on = DateField(label="Day of the review")
    finding = words_field("What was found", longest=500)
    next_on = DateField(label="Day of the next review")


class MeetingForm(forms.Form):
    meeting = forms.CharField(
        label="Body that meets",
        max_length=200,
        help_text="Such as “Community safety partnership board”",
    )
    meeting_on = DateField(label="Day of the meeting")


class GapForm(forms.Form):
    text = words_field("What is missing", longest=500)


class RecommendationForm(ChoosingForm):
    """strategy : whose objectives it can serve"""

    keys: ClassVar[dict[str, str]] = {
        "domain": "domain_id",
        "objective": "objective_id",
    }

    number = forms.IntegerField(label="Number", min_value=1, max_value=9999)
    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it says", required=False)
    made_by = forms.CharField(
        label="Who recommended it",
        max_length=200,
        help_text="A body or a report, not a person",
    )
    domain = domain_field()
    objective = forms.ModelChoiceField(
        label="Objective that it serves",
        queryset=Objective.objects.none(),
        to_field_name="public_id",
        empty_label="None",
        required=False,
    )

    def __init__(self, *args: Any, strategy: Strategy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = queries.objectives().filter(strategy=strategy)
        self.fields["objective"].queryset = offered  # type: ignore[attr-defined]


class RecommendationChangeForm(ReasonForm, RecommendationForm):
    """Without the number, which stays."""

    field_order = ("title", "text", "made_by", "domain", "objective", "reason")
    number = None  # type: ignore[assignment]


def of_strategy(strategy: Strategy) -> dict[str, Any]:
    """What a form shows of a strategy that there is."""
    names = ("title", "aliases", "starts_on", "ends_on", "review_on")
    return {name: getattr(strategy, name) for name in names}


def of_domain(domain: Domain) -> dict[str, Any]:
    names = ("number", "title", "aliases", "working_group", "chair_post")
    values = {name: getattr(domain, name) for name in names}
    chair = domain.chair_agency
    return values | {"chair_agency": chair.public_id if chair else None}


def of_objective(objective: Objective) -> dict[str, Any]:
    return {
        "domain": objective.domain.public_id,
        "text": objective.text,
        "owner_agency": objective.owner_agency.public_id,
    }


def of_recommendation(recommendation: Recommendation) -> dict[str, Any]:
    objective = recommendation.objective
    values = {n: getattr(recommendation, n) for n in ("title", "text", "made_by")}
    return values | {
        "domain": recommendation.domain.public_id,
        "objective": objective.public_id if objective else None,
    }
