"""What was promised and what became of it, in words for anybody."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.promises import ward_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Counts
from fourfold.partnership.strategy.states import Status, standing

from .lines import agency_line


def numbers(counts: Counts) -> list[tuple[str, str, int]]:
    """Of each way to stand that any has: what to ask for, its words, how many."""
    each = [
        (LATE, gettext("Late"), counts.late),
        *((s.value, str(s.label), counts.of[s.value]) for s in Status),
        (LATE_AT_FIRST, gettext("Late against its first date"), counts.late_at_first),
    ]
    return [told for told in each if told[2]]


def headline(counts: Counts) -> str:
    if not counts.late:
        words = ngettext(
            "The only action is not late.",
            "None of %(all)d actions is late.",
            counts.all,
        )
    else:
        words = ngettext(
            "%(late)d of %(all)d actions is late.",
            "%(late)d of %(all)d actions are late.",
            counts.late,
        )
    return words % {"late": counts.late, "all": counts.all}


def summary(action: Action, today: date) -> list[Line]:
    recommendation = action.recommendation
    stands = standing(action, today)
    helping = ", ".join(each.agency.name for each in action.supports.all())
    answers = f"{recommendation.number}. {recommendation.title}"
    return [
        Line(gettext("How it stands"), stands.word, tag=stands.colour),
        Line(gettext("Due"), day_words(action.due_on)),
        agency_line(gettext("Who leads it"), action.lead_agency),
        Line(gettext("Who answers for it"), english(action.owner_post)),
        Line(gettext("Who helps"), english(helping) or gettext("Nobody else")),
        Line(gettext("Where"), ward_words(action)),
        Line(gettext("It answers"), english(answers)),
        Line(gettext("Recommended by"), english(recommendation.made_by)),
        Line(gettext("Strategy"), english(recommendation.strategy.title)),
    ]


def files(query: str) -> list[tuple[str, str]]:
    """Where the same list is to be had for programs; query : what it is narrowed to."""
    asked = f"?{query}" if query else ""
    return [
        ("CSV", f"{reverse('public:progress-csv')}{asked}"),
        ("JSON", f"{reverse('public:progress-json')}{asked}"),
    ]
