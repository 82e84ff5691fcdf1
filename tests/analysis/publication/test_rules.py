import pytest

from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import FourfoldError, UnknownLabelError
from fourfold.analysis.publication import rules
from fourfold.analysis.publication.rules import (
    Rule,
    disclosure_class,
    refuse_smaller_areas,
    rule_for,
)


def test_what_its_publisher_made_public_is_shown_as_it_is():
    assert disclosure_class("police_uk_street") == "open"
    assert rule_for("police_uk_street", "public") == Rule(threshold=1, rounding=1)


@pytest.mark.parametrize("audience", ["public", "partners"])
def test_restricted_counts_are_withheld_below_five_and_rounded(audience, monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")

    assert rule_for("hospital", audience) == Rule(threshold=5, rounding=5)


def test_an_audience_without_a_rule_is_refused_with_those_that_have_one():
    with pytest.raises(UnknownLabelError, match=r"'press'.*public, partners"):
        rule_for("police_uk_street", "press")


@pytest.mark.parametrize("level", ["authority", "ward", "lsoa"])
def test_areas_down_to_the_smallest_are_allowed(level):
    area = Area("E01", "Somewhere", level, None)

    assert refuse_smaller_areas([area]) is None


def test_a_smaller_area_is_refused():
    area = Area("E00000001", "A few houses", "output-area", None)

    with pytest.raises(FourfoldError, match="Nothing smaller than 'lsoa'"):
        refuse_smaller_areas([area])
