"""What became of what was promised, in words for anybody; who did it is no person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.programmes.evidence import ratings
from fourfold.partnership.programmes.models import ProgrammeChange
from fourfold.partnership.programmes.terms import groupings
from fourfold.partnership.strategy.models import Change, Indicator, PledgeOutcome
from fourfold.partnership.strategy.states import Status

FIELDS: dict[str, str | Promise] = {
    "title": _("What it is called"),
    "text": _("What it says"),
    "aliases": _("What it is also called"),
    "lead_agency_id": _("Who leads it"),
    "owner_agency_id": _("Whose it is"),
    "supporting": _("Who helps"),
    "wards": _("Which wards it is for"),
    "owner_post": _("Who answers for it"),
    "weight": _("How much it counts"),
    "due_on": _("The day it is due"),
    "review_on": _("The day of the next review"),
    "starts_on": _("The first day"),
    "ends_on": _("The last day"),
    "status": _("How it stands"),
    "evidence": _("Evidence was added"),
    "activity": _("A step"),
    "waits for": _("What it waits for"),
    "domain_id": _("Its domain"),
    "objective_id": _("The objective it serves"),
    "number": _("Its number"),
    "made_by": _("Who recommended it"),
    "working_group": _("Its working group"),
    "chair_post": _("Who chairs it"),
    "chair_agency_id": _("The agency that chairs it"),
    "version": _("A version was approved"),
    "attribution": _("Who moves it"),
    "agency_id": _("Whose it is"),
    "baseline_value": _("The baseline"),
    "baseline_lower": _("The lower end of the baseline"),
    "baseline_upper": _("The upper end of the baseline"),
    "baseline_first": _("The first day of the baseline"),
    "baseline_last": _("The last day of the baseline"),
    "target_value": _("The target"),
    "target_on": _("The day of the target"),
    "stopped_on": _("It is no longer followed"),
    "stopped_by_body": _("Who decided that"),
    "reading": _("A number was brought"),
    "for_whom": _("Whom it is for"),
    "since_year": _("The year it began in"),
    "objectives": _("Which objectives it serves"),
    "method": _("What it does"),
    "rationale": _("Why it does so nevertheless"),
    "published": _("Published"),
    "funder": _("Who gives the money"),
    "figure_id": _("The figure that says how much"),
    "amount": _("How much"),
    "value": _("The value of the contract"),
    "period": _("When it is for"),
    "on_top_of_id": _("What it is on top of"),
    "year": _("What of it is for a year"),
    "committed": _("Money was committed"),
    "spent": _("Money was spent"),
    "provider_id": _("Who provides it"),
    "provider_name": _("Who provides it"),
    "commissioner_id": _("Who commissions it"),
    "referral": _("How to be helped by it"),
    "kpi": _("What it answers for"),
    "target": _("The target"),
    "return_filed": _("A return was filed"),
    "return_corrected": _("A return was corrected"),
    "reach_reported": _("Who was reached was reported"),
    "reach_corrected": _("Who was reached was corrected"),
    "plan": _("A file was written into it"),
    "taken_back_on": _("Taken back with the file that added it by mistake"),
    "entry": _("An amount was recorded"),
    "outcome": _("What became of it"),
}
MADE = {"action": _("Promised"), "pledge": _("Promised")}
DAYS = {
    *("due_on", "review_on", "starts_on", "ends_on"),
    *("baseline_first", "baseline_last", "target_on", "stopped_on"),
    "taken_back_on",
}
WORDS: dict[str, dict[str, str | Promise]] = {
    "status": {each.value: each.label for each in Status},
    "outcome": {each.value: each.label for each in PledgeOutcome.Result},
    "attribution": {each.value: each.label for each in Indicator.Attribution},
    "method": {each.intervention: each.title for each in ratings()},
    "rationale": {each.intervention: each.title for each in ratings()},
    "reach_reported": {each.name: each.title for each in groupings().values()},
    "reach_corrected": {each.name: each.title for each in groupings().values()},
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; by : a role and an agency, no person."""

    title: str
    was: str
    now: str
    reason: str
    body: str
    by: str
    at: datetime


def event(change: Change | ProgrammeChange) -> Event:
    was, now = said(change.field, change.old), said(change.field, change.new)
    made = MADE.get(change.kind, _("Written down"))
    return Event(
        title=str(
            FIELDS.get(change.field, gettext("Changed")) if change.field else made
        ),
        was="" if was == now else was,
        now=now,
        reason=change.reason,
        body=change.body,
        by=f"{change.role}, {change.agency.name}",
        at=change.at,
    )


def said(field: str, value: str) -> str:
    """A value as a history keeps it, in the words of pages."""
    if not value:
        return ""
    if field in DAYS:
        return day_words(date.fromisoformat(value))
    words = WORDS.get(field, {}).get(value)
    return str(words) if words else english(value)
