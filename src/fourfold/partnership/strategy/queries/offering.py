"""What lists of actions can be narrowed to, as far as there is any."""

from collections.abc import Sequence
from dataclasses import dataclass

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.strategy.models import Recommendation

# What of them is offered: the rest is long, and there may be hundreds.
OFFERED = (
    *("public_id", "number", "title", "strategy__slug", "strategy__title"),
    *("domain__slug", "domain__number", "domain__title"),
)
Offered = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """Of each way to narrow, what to ask for and its words."""

    domains: Offered
    strategies: Offered
    recommendations: Offered
    partners: Offered
    wards: Offered


def choices() -> Choices:
    """In three queries. What has no recommendation has no action either."""
    every = Recommendation.objects.select_related("strategy", "domain")
    found = list(every.only(*OFFERED))
    domains = {each.domain for each in found}
    agencies = Agency.objects.current().values_list("public_id", "name")
    return Choices(
        domains=[
            (each.slug, each.title)
            for each in sorted(domains, key=lambda domain: domain.number)
        ],
        strategies=list(
            {each.strategy.slug: each.strategy.title for each in found}.items()
        ),
        recommendations=[
            (str(each.public_id), f"{each.number}. {each.title}") for each in found
        ],
        partners=[(str(public_id), name) for public_id, name in agencies],
        wards=[(each.code, each.name) for each in current_wards()],
    )
