"""What the figures are and are not, said once for every reader."""

from fourfold.analysis.assessment.structure import Fact, Scope
from fourfold.analysis.offences.measures import Measure, quality_levels

LIMITS_OF_ALL = (
    "These are crimes that the police recorded and published. Crimes that nobody "
    "told the police about are not here.",
    "Anti-social behaviour incidents are not crimes and are never added to them.",
    "A crime counts in the month in which the police recorded it. That can be long "
    "after it happened.",
    "To protect people, each crime is moved to a nearby point on the map that stands "
    "for at least eight addresses, or for none. A crime close to the edge of a ward "
    "may therefore be counted in the ward next to it.",
    "Rates are for each 1,000 people who live in an area. A place with many visitors, "
    "such as a town centre, has a high rate for that reason alone.",
    "The 95% interval shows how far chance alone could have moved a figure: of 100 "
    "such ranges, about 95 hold the figure that would come out in the long run. It "
    "does not allow for changes in what people report, what the police record, or how "
    "much they look; and crimes that come in series vary more than it says.",
    "We say that a figure rose or fell only if its interval leaves out no change at "
    "all. Otherwise we say that there is no change beyond chance.",
)


def limits_facts(scope: Scope) -> tuple[Fact, ...]:
    """What each measure counts, how far to trust it, and its own caveats."""
    every = dict.fromkeys((*scope.headline, *scope.types))
    return tuple(
        Fact(measure.title, measure.definition, " ".join(_cautions(measure)))
        for measure in every
    )


def _cautions(measure: Measure) -> tuple[str, ...]:
    level = f"Quality {measure.quality}: {quality_levels()[measure.quality]}"
    if measure.proxy_for is None:
        return (level, *measure.caveats)
    return (f"It stands in for {measure.proxy_for}.", level, *measure.caveats)
