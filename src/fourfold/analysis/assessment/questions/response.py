"""What is done about it, what comes of it, and what is known to work."""

from collections.abc import Iterator

import numpy as np

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.interventions import DOMAINS, Toolkit, toolkits
from fourfold.analysis.assessment.periods import months_between
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
    months_named,
    percentages,
    plural,
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
# The groups of outcomes that each kind of figure counts.
GROUPS = {
    "formal-action": "formal",
    "no-suspect": "no-suspect",
    "still-open": "pending",
}
WORDS = {
    "formal-action": "led to formal action by",
    "no-suspect": "ended without a suspect by",
    "still-open": "were still open in",
}
HEADINGS = ("Formal action", "No suspect", "Still open")
INCIDENTS = ("anti-social-behaviour",)
# Of these nobody outside of the police knows what became.
NOT_TOLD = ("unknown", NONE_KNOWN)
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
    months = _followed_months(found, outcomes)
    followed = _followed(outcomes, measure, months, group=GROUPS[kind])
    if followed.crimes < settings("outcomes.toml")["fewest"]:
        few = plural(followed.crimes, "crime was", "crimes were")
        return subject.not_known(
            f"not known, because only {few} followed for {_least()} months",
            (count.id,),
        )
    value, lower, upper = percentages(followed.share, followed.lower, followed.upper)
    told = round(followed.share * followed.crimes)
    return subject.known(
        f"{value} of {whole(followed.crimes)} {WORDS[kind]} "
        f"{_as_at(outcomes, months)} (95% interval {lower} to {upper})",
        estimate=estimate_of(followed.share, followed.lower, followed.upper),
        numbers=f"{whole(told)} ÷ {whole(followed.crimes)} = {followed.share:.3f}",
        inputs=(count.id,),
    )


def _least() -> int:
    return int(settings("outcomes.toml")["least_follow_up_months"])


def _followed_months(found: Found, outcomes: OutcomeCounts) -> list[str]:
    """Months of the period whose crimes have had the time to get an outcome."""
    editions = dict(zip(outcomes.months, outcomes.as_at, strict=True))
    return [
        month
        for month in found.scope.period.months
        if month in editions and months_between(month, editions[month]) >= _least()
    ]


def _as_at(outcomes: OutcomeCounts, months: list[str]) -> str:
    """'June 2018', of which the files of these months are."""
    editions = {outcomes.as_at[outcomes.months.index(month)] for month in months}
    later = " or later" if len(editions) > 1 else ""
    return f"{month_name(min(editions))}{later}"


def _followed(
    outcomes: OutcomeCounts, measure: Measure, months: list[str], *, group: str
) -> FollowedShare:
    rows = [outcomes.months.index(month) for month in months]
    columns = [outcomes.offences.index(offence) for offence in measure.offences]
    counts = outcomes.counts[np.ix_(rows, columns)].sum(axis=1)
    return followed_share(
        counts[:, outcomes.groups.index(group)],
        counts.sum(axis=1),
        months_since=[
            months_between(m, outcomes.as_at[at])
            for m, at in zip(months, rows, strict=True)
        ],
        least=_least(),
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
    shares = [
        _paragraph([found.of(measure, kind, area) for kind in GROUPS])
        for measure in found.scope.headline
        if measure.unit == "offences"
    ]
    months = _followed_months(found, found.background.outcomes)
    return [*shares, *_silence(found.background.outcomes, months)]


def _paragraph(shares: list[Finding]) -> Paragraph:
    """What became of the crimes of a measure; a reason is said once."""
    name = shares[0].measure.short_title
    said = dict.fromkeys(words_of(each).rstrip(".") for each in shares)
    return Paragraph(f"{name}: {'; '.join(said)}.", tuple(each.id for each in shares))


def _block(found: Found, outcomes: OutcomeCounts) -> Block:
    return Block(
        "outcomes",
        "What became of the crimes",
        (Paragraph(_which(outcomes, _followed_months(found, outcomes))),),
        tables=(_table(found),),
    )


def _which(outcomes: OutcomeCounts, months: list[str]) -> str:
    if not months:
        return (
            f"No month of the period is {_least()} months old in the files loaded, so "
            f"no share is given yet: recent crimes have had no time to be solved."
        )
    return (
        f"Crimes recorded in {months_named(months)}, as they stood in "
        f"{_as_at(outcomes, months)}. Other months are left out: their crimes have not "
        f"had {_least()} months."
    )


def _silence(outcomes: OutcomeCounts, months: list[str]) -> Iterator[Paragraph]:
    """Said with the shares, since it can be half of all crimes."""
    if months:
        yield Paragraph(
            f"What became of {_not_told(outcomes, months)} of these crimes is not "
            f"published, or only that it is not available. They count as crimes "
            f"without an outcome, so each share is at least what it says."
        )


def _not_told(outcomes: OutcomeCounts, months: list[str]) -> str:
    rows = [outcomes.months.index(month) for month in months]
    # Incidents have no outcomes by rule, and are no crimes.
    columns = [
        at for at, offence in enumerate(outcomes.offences) if offence not in INCIDENTS
    ]
    crimes = outcomes.counts[np.ix_(rows, columns)].sum(axis=(0, 1))
    unknown = sum(crimes[outcomes.groups.index(group)] for group in NOT_TOLD)
    return percentages(unknown / crimes.sum())[0] if crimes.sum() else "none"


def _table(found: Found) -> FigureTable:
    area = found.scope.authority.code
    return FigureTable(
        id="table-outcomes",
        caption=f"What became of the crimes, {found.scope.authority.name}",
        columns=("Type", *(f"{each} (95% interval)" for each in HEADINGS)),
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
