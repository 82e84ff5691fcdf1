from collections.abc import Sequence
from dataclasses import dataclass

from fourfold.partnership.strategy.models import (
    Domain,
    Objective,
    Recommendation,
    Strategy,
)

from .things import counted_recommendations, objectives


@dataclass(frozen=True, slots=True)
class Branch:
    """What a strategy has in one domain."""

    domain: Domain
    objectives: Sequence[Objective]
    recommendations: Sequence[Recommendation]


def branches(strategy: Strategy) -> list[Branch]:
    """Of each domain that the strategy has something in, in their order."""
    aims = list(objectives().filter(strategy=strategy))
    answers = list(counted_recommendations().filter(strategy=strategy))
    domains = {each.domain for each in aims} | {each.domain for each in answers}
    return [
        Branch(
            domain,
            [each for each in aims if each.domain_id == domain.pk],
            [each for each in answers if each.domain_id == domain.pk],
        )
        for domain in sorted(domains, key=lambda each: each.number)
    ]
