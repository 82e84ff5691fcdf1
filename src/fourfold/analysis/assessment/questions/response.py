"""What is done about it, what comes of it, and what is known to work."""

from collections.abc import Iterator

import numpy as np

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.interventions import DOMAINS, Toolkit, toolkits
from fourfold.analysis.assessment.periods import Period, months_between
from fourfold.analysis.assessment.section_ids import RESPONSE
from fourfold.analysis.assessment.structure import (
    Block,
    Fact,
    Found,
    Paragraph,
    Section,
)
from fourfold.analysis.assessment.tables import Cell, FigureTable, number_cell
from fourfold.analysis.assessment.wording import (
    date_name,
    month_name,
    percentages,
    plural,
    span_name,
    whole,
)
from fourfold.analysis.cube.outcomes import NONE_KNOWN, OutcomeCounts
from fourfold.analysis.definitions import settings
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.follow_up import FollowedShare, followed_share

from .numbers import estimate_of
from .question import Question, nothing_counted
from .subject import Subject, words_of

TITLE = "What is done, and what is known to work"
GROUPS = {"formal-action": "formal", "no-suspect": "no-suspect"}
WORDS = {
    "formal-action": "led to formal action",
    "no-suspect": "ended without a suspect",
}
NO_OUTCOMES = (
    "The police files that are loaded say nothing of what became of the crimes. Load "
    "street files that have the column of outcomes, then build again."
)
NO_ACTIONS = (
    "What the partnership itself does is not in the published data. It belongs here in "
    "the words of whoever does it: add a commentary to this section."
)
NO_PROMISE = (
    "These are averages of studies in other places. What works depends on how well it "
    "is done and for whom, so none of it is a promise."
)


def derive(found: Found) -> Iterator[Finding]:
    outcomes = found.background.outcomes
    if outcomes is None:
        return
    for measure in _measures(found):
        for kind in GROUPS:
            yield _share(found, outcomes, measure, kind=kind)


def _measures(found: Found) -> tuple[Measure, ...]:
    """Of crimes; incidents have no outcome. Headline measures first, each once."""
    every = dict.fromkeys((*found.scope.headline, *found.scope.types))
    return tuple(measure for measure in every if measure.unit == "offences")


def _share(
    found: Found, outcomes: OutcomeCounts, measure: Measure, *, kind: str
) -> Finding:
    subject = Subject(found, measure, kind, found.scope.authority)
    count = found.of(measure, "count", found.scope.authority.code)
    if not count.known:
        return subject.not_known(count.reason, (count.id,))
    rules = settings("outcomes.toml")
    months = [month for month in found.scope.period.months if month in outcomes.months]
    followed = _followed(outcomes, measure, months, group=GROUPS[kind])
    if followed.crimes < rules["fewest"]:
        few = plural(followed.crimes, "crime was", "crimes were")
        return subject.not_known(
            f"not known, because only {few} followed for "
            f"{rules['least_follow_up_months']} months",
            (count.id,),
        )
    value, lower, upper = percentages(followed.share, followed.lower, followed.upper)
    told = round(followed.share * followed.crimes)
    return subject.known(
        f"{value} of {whole(followed.crimes)} {WORDS[kind]} by "
        f"{month_name(outcomes.as_at)} (95% interval {lower} to {upper})",
        estimate=estimate_of(followed.share, followed.lower, followed.upper),
        numbers=f"{whole(told)} ÷ {whole(followed.crimes)} = {followed.share:.3f}",
        inputs=(count.id,),
    )


def _followed(
    outcomes: OutcomeCounts, measure: Measure, months: list[str], *, group: str
) -> FollowedShare:
    rows = [outcomes.months.index(month) for month in months]
    columns = [outcomes.offences.index(offence) for offence in measure.offences]
    counts = outcomes.counts[np.ix_(rows, columns)].sum(axis=1)
    return followed_share(
        counts[:, outcomes.groups.index(group)],
        counts.sum(axis=1),
        months_since=[months_between(month, outcomes.as_at) for month in months],
        least=settings("outcomes.toml")["least_follow_up_months"],
    )


def section(found: Found) -> Section:
    outcomes = found.background.outcomes
    figures = tuple(finding.id for finding in _findings(found))
    return Section(
        RESPONSE,
        TITLE,
        (*_paragraphs(found), Paragraph(NO_ACTIONS)),
        blocks=(
            *((_block(found, outcomes),) if outcomes else ()),
            *(_toolkit_block(toolkit) for toolkit in toolkits()),
        ),
        figures=figures,
    )


def _findings(found: Found) -> list[Finding]:
    if found.background.outcomes is None:
        return []
    area = found.scope.authority.code
    return [found.of(each, kind, area) for each in _measures(found) for kind in GROUPS]


def _paragraphs(found: Found) -> list[Paragraph]:
    if found.background.outcomes is None:
        return [Paragraph(NO_OUTCOMES)]
    area = found.scope.authority.code
    said = []
    for measure in found.scope.headline:
        if measure.unit != "offences":
            continue
        formal, nobody = (found.of(measure, kind, area) for kind in GROUPS)
        words = words_of(formal)
        if formal.known and nobody.known:
            words = f"{words.rstrip('.')}; {words_of(nobody)}"
        said.append(
            Paragraph(f"{measure.short_title}: {words}", (formal.id, nobody.id))
        )
    return said


def _block(found: Found, outcomes: OutcomeCounts) -> Block:
    least = settings("outcomes.toml")["least_follow_up_months"]
    months = [
        month
        for month in found.scope.period.months
        if month in outcomes.months and months_between(month, outcomes.as_at) >= least
    ]
    which = span_name(Period(months[0], months[-1])) if months else "no month yet"
    silent = _without_any(outcomes, months)
    return Block(
        "outcomes",
        "What became of the crimes",
        (
            Paragraph(
                f"Crimes recorded in {which}, as they stood in "
                f"{month_name(outcomes.as_at)}. Later months are left out: their "
                f"crimes have not had {least} months. Of those counted, {silent} have "
                f"no outcome in the published files; they count as crimes without "
                f"formal action, so the shares are at least these."
            ),
        ),
        tables=(_table(found),),
    )


def _without_any(outcomes: OutcomeCounts, months: list[str]) -> str:
    rows = [outcomes.months.index(month) for month in months]
    crimes = outcomes.counts[rows].sum(axis=(0, 1))
    # Incidents have no outcomes by rule, and are no crimes.
    incidents = outcomes.offences.index("anti-social-behaviour")
    crimes = crimes - outcomes.counts[rows, incidents].sum(axis=0)
    none = crimes[outcomes.groups.index(NONE_KNOWN)]
    return percentages(none / crimes.sum())[0] if crimes.sum() else "none"


def _table(found: Found) -> FigureTable:
    area = found.scope.authority.code
    return FigureTable(
        id="table-outcomes",
        caption=f"What became of the crimes, {found.scope.authority.name}",
        columns=("Type", "Formal action (95% interval)", "No suspect (95% interval)"),
        rows=tuple(
            (
                measure.short_title,
                tuple(_cell(found.of(measure, kind, area)) for kind in GROUPS),
            )
            for measure in _measures(found)
        ),
    )


def _cell(finding: Finding) -> Cell:
    def write(each: Finding) -> str:
        value, lower, upper = percentages(
            each.value or 0, each.lower or 0, each.upper or 0
        )
        return f"{value} ({lower} to {upper})"

    return number_cell(finding, write)


def _toolkit_block(toolkit: Toolkit) -> Block:
    facts = tuple(
        Fact(
            each.title,
            f"{DOMAINS[each.domain]}: {toolkit.impact[each.impact]}",
            f"{each.what}.",
        )
        for each in toolkit.interventions
    )
    return Block(
        "evidence",
        "What is known to work",
        (
            Paragraph(
                f"Ratings of the {toolkit.title} ({toolkit.publisher}), as at "
                f"{date_name(toolkit.as_at)}: {toolkit.address}. {NO_PROMISE}"
            ),
        ),
        facts=facts,
        fact_columns=("What", "Domain, and what the studies found", "What it is"),
    )


QUESTION = Question(RESPONSE, nothing_counted, derive, section)
