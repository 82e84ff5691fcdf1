from datetime import date

import pytest

from fourfold.analysis.assessment.interventions import DOMAINS, toolkit_from, toolkits
from fourfold.analysis.errors import FourfoldError

INTERVENTION = {
    "id": "mentoring",
    "title": "Mentoring",
    "what": "A trusted adult",
    "domain": "support",
    "impact": "low",
}
CONTENT = {
    "title": "A toolkit",
    "publisher": "A fund",
    "address": "https://example.org/toolkit/",
    "as_at": "2026-11-22",
    "caveat": "It is an average.",
    "impact": {"low": "a little less violence"},
    "interventions": [INTERVENTION],
}


def made_with(**changed):
    return {**CONTENT, "interventions": [{**INTERVENTION, **changed}]}


def every_toolkit():
    return [pytest.param(each, id=each.title) for each in toolkits()]


def test_a_toolkit_says_whose_ratings_it_has_and_of_which_day():
    toolkit = toolkit_from("a_toolkit", CONTENT)

    assert (toolkit.publisher, toolkit.as_at) == ("A fund", "2026-11-22")
    assert [each.title for each in toolkit.interventions] == ["Mentoring"]
    assert toolkit.impact["low"] == "a little less violence"


@pytest.mark.parametrize("changed", [{"domain": "punish"}, {"impact": "wonderful"}])
def test_a_domain_or_a_rating_that_is_not_there_is_refused(changed):
    with pytest.raises(
        FourfoldError, match=r"a_toolkit\.toml: mentoring: .* not among"
    ):
        toolkit_from("a_toolkit", made_with(**changed))


@pytest.mark.parametrize("toolkit", every_toolkit())
def test_each_rating_is_dated_and_leads_to_its_publisher(toolkit):
    assert date.fromisoformat(toolkit.as_at) >= date(2026, 1, 1)
    assert toolkit.address.startswith("https://")
    assert toolkit.publisher


@pytest.mark.parametrize("toolkit", every_toolkit())
def test_each_intervention_is_there_once_with_words_of_its_own(toolkit):
    for field in ("id", "title", "what"):
        told = [getattr(each, field) for each in toolkit.interventions]

        assert all(told)
        assert len(told) == len(set(told))


@pytest.mark.parametrize("toolkit", every_toolkit())
def test_what_does_harm_is_told_beside_what_helps(toolkit):
    rated = {each.impact for each in toolkit.interventions}

    assert {"high", "harmful"} <= rated


def test_every_domain_of_the_strategy_has_an_intervention():
    covered = {each.domain for kit in toolkits() for each in kit.interventions}

    assert covered == set(DOMAINS)
