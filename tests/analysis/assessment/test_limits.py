from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.limits import LIMITS_OF_ALL, limits_facts
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

SCOPE = assess(SmallCube(), authority=AUTHORITY.code).scope


def test_incidents_are_said_never_to_be_added_to_crimes():
    assert (
        "Anti-social behaviour incidents are not crimes and are never added to them."
        in LIMITS_OF_ALL
    )


def test_a_proxy_says_what_it_stands_in_for():
    facts = {fact.label: fact.meaning for fact in limits_facts(SCOPE)}

    violence = facts["Violence: violence and sexual offences, and robbery"]
    assert violence.startswith("It stands in for serious violence. Quality C: ")


def test_a_measure_that_is_the_thing_itself_says_only_its_quality():
    facts = {fact.label: fact.meaning for fact in limits_facts(SCOPE)}

    assert facts["Burglary"].startswith("Quality A: Counts what its name says.")


def test_each_measure_is_listed_once():
    labels = [fact.label for fact in limits_facts(SCOPE)]

    assert len(labels) == len(set(labels))
