"""What a site says of the edition as a whole: places, sources, licences, headlines."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.assessment.wording import period_name
from fourfold.analysis.documents.headlines import Headline, headlines
from fourfold.analysis.offences.measures import quality_levels
from fourfold.analysis.publication.publish import PublishedAssessment

Json = dict[str, Any]


def edition_facts(published: PublishedAssessment) -> Json:
    """Small enough to be read for each page, unlike all that was found."""
    assessment = published.assessment
    scope, record = assessment.scope, assessment.record
    forces = [force.force for force in record.forces]
    return {
        "title": assessment.title,
        "invented": record.invented,
        "area": asdict(scope.authority),
        "wards": [asdict(ward) for ward in scope.wards],
        "places": dict(_places(assessment)),
        "period": _period(scope.period),
        "before": _period(scope.before),
        "comparison": asdict(scope.comparison) if scope.comparison else None,
        "forces": forces,
        "build": asdict(record.build),
        "licences": list(published.licences),
        "disclosure": list(published.notes),
        "measures": [
            {**asdict(each), "quality_means": quality_levels()[each.quality]}
            for each in dict.fromkeys((*scope.headline, *scope.types))
        ],
        "kinds": {
            name: asdict(kind)
            for name, kind in kinds().items()
            if any(found.kind == name for found in assessment.findings.values())
        },
        "headlines": [_headline(each) for each in headlines(assessment.found, forces)],
    }


def _places(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for finding in assessment.findings.values():
        yield finding.area.code, finding.area.name


def _period(period: Period) -> Json:
    return {"first": period.first, "last": period.last, "name": period_name(period)}


def _headline(headline: Headline) -> Json:
    return {
        "measure": headline.measure.id,
        "title": headline.measure.short_title,
        "relation": headline.relation,
        "number": asdict(headline.number),
        "unit": headline.unit,
        "rates": [asdict(each) for each in headline.rates],
        "change": asdict(headline.change),
        "breaks": list(headline.breaks),
    }
