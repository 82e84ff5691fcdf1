"""A published assessment for programs: every figure, with stable keys."""

import json
from dataclasses import asdict
from typing import Any

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.formulas import formula_of, worked_numbers
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.publication.publish import PublishedAssessment

# Raised when a key goes or changes its meaning, not when one is added.
SCHEMA = "fourfold-assessment-1"

Json = dict[str, Any]


def json_document(published: PublishedAssessment) -> str:
    """The assessment as JSON text: the same assessment gives the same bytes."""
    assessment = published.assessment
    scope, record = assessment.scope, assessment.record
    document = {
        "schema": SCHEMA,
        "title": assessment.title,
        "invented": record.invented,
        "audience": published.audience,
        "disclosure": list(published.notes),
        "area": asdict(scope.authority),
        "wards": [asdict(ward) for ward in scope.wards],
        "period": _period(scope.period),
        "before": _period(scope.before),
        "span": _period(scope.span),
        "build": asdict(record.build),
        "licences": list(published.licences),
        "measures": [
            asdict(measure)
            for measure in dict.fromkeys((*scope.headline, *scope.types))
        ],
        "sections": [asdict(section) for section in assessment.sections],
        "findings": [
            _finding(finding, published) for finding in assessment.findings.values()
        ],
        "populations": [asdict(people) for people in record.populations],
        "forces": [asdict(force) for force in record.forces],
        "gaps": [asdict(gap) for gap in record.gaps],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _period(period: Period) -> Json:
    return {"first": period.first, "last": period.last}


def _finding(finding: Finding, published: PublishedAssessment) -> Json:
    provenance = published.provenance[finding.id]
    return {
        "id": finding.id,
        "measure": finding.measure.id,
        "kind": finding.kind,
        "area": finding.area.code,
        "period": _period(finding.period),
        "known": finding.known,
        "withheld": finding.withheld,
        "reason": finding.reason,
        "value": finding.value,
        "unit": finding.unit,
        "lower": finding.lower,
        "upper": finding.upper,
        "p_value": finding.p_value,
        "parts": {
            name: part
            for name, part in asdict(finding.parts).items()
            if part is not None
        },
        "formula": formula_of(finding).words,
        "working": worked_numbers(finding),
        "sentence": finding.sentence,
        "build": provenance.build,
        "releases": [release.id for release in provenance.releases],
    }
