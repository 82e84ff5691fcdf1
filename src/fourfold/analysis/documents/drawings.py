"""The charts of an assessment, drawn once for all of its documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fourfold.analysis.assessment.profiles import Profile, profile_of
from fourfold.analysis.assessment.ward_pages.page import WardPage, ward_pages
from fourfold.analysis.charts.assessment_charts import (
    draw_charts,
    draw_page,
    draw_profile,
)
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.publication.publish import PublishedAssessment


@dataclass(frozen=True)
class Drawings:
    """Charts of the assessment and of each ward, drawn when first asked for."""

    published: PublishedAssessment

    @cached_property
    def of_assessment(self) -> tuple[Chart, ...]:
        return draw_charts(self.published.assessment)

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """What each ward's page says, by code, in the order of the wards."""
        assessment = self.published.assessment
        return {
            ward.code: profile_of(assessment.found, ward)
            for ward in assessment.scope.wards
        }

    @cached_property
    def of_wards(self) -> Mapping[str, tuple[Chart, ...]]:
        """The charts of each ward's page, by code."""
        assessment = self.published.assessment
        return {
            code: draw_profile(assessment, profile)
            for code, profile in self.profiles.items()
        }

    @cached_property
    def pages(self) -> Mapping[str, WardPage]:
        """What a site says of each ward beside its profile, by code."""
        return ward_pages(self.published.assessment.found, self.profiles)

    @cached_property
    def of_pages(self) -> Mapping[str, tuple[Chart, ...]]:
        """The charts of each ward that only a site shows, by code."""
        assessment = self.published.assessment
        return {
            code: draw_page(assessment, profile)
            for code, profile in self.profiles.items()
        }
