"""Strategies, domains, objectives and recommendations."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import StrategyVersion
from tests.people import actor_of, make_person
from tests.strategies import (
    APPROVED,
    make_domain,
    make_objective,
    make_recommendation,
    make_strategy,
)

VERSION = {
    "approved_on": date(2026, 4, 20),
    "approved_by_body": "Board",
    "vision": "Less violence for all.",
    "what_changed": "Names schools",
}
EDITED = {
    "title": "Safer together",
    "aliases": "The plan",
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2029, 12, 31),
    "review_on": date(2027, 3, 12),
}


def told(domain):
    names = ("number", "title", "aliases", "working_group", "chair_post")
    return {name: getattr(domain, name) for name in (*names, "chair_agency_id")}


def test_strategy_has_its_first_version(strategy):
    [version] = strategy.versions.all()

    assert (version.number, version.approved_on) == (1, APPROVED)
    assert strategy.slug == "safer-together"
    [made] = queries.history(strategy.public_id)
    assert (made.field, made.body, made.role) == ("", "Cabinet", "Programme manager")
    assert Entry.objects.filter(action="strategy.strategy_added").count() == 1


def test_several_strategies_stand_side_by_side(strategy, manager):
    other = make_strategy(manager, title="Serious violence duty")

    assert set(queries.strategies()) == {strategy, other}


def test_later_version_changes_the_words_and_not_the_first_approval(strategy, by):
    services.approve_version(by=by, strategy_id=strategy.pk, **VERSION)

    found = queries.strategy("safer-together")
    assert found.vision == "Less violence for all."
    assert found.approved_on == APPROVED
    assert [each.number for each in found.versions.all()] == [2, 1]
    assert [each.vision for each in found.versions.all()][1].startswith(
        "Less violence,"
    )


def test_version_is_not_before_the_one_it_follows(strategy, by):
    with pytest.raises(RefusedError, match="before the version"):
        services.approve_version(
            by=by,
            strategy_id=strategy.pk,
            **VERSION | {"approved_on": date(2026, 1, 1)},
        )


def test_approval_is_not_in_the_future(strategy, by, manager):
    tomorrow = date(2026, 5, 2)
    with pytest.raises(RefusedError, match="future"):
        make_strategy(manager, approved_on=tomorrow)
    with pytest.raises(RefusedError, match="future"):
        services.approve_version(
            by=by, strategy_id=strategy.pk, **VERSION | {"approved_on": tomorrow}
        )


def test_strategy_is_edited_with_a_reason(strategy, by):
    services.edit_strategy(
        by=by,
        strategy_id=strategy.pk,
        reason="Shorter",
        **EDITED | {"title": "Safer", "review_on": date(2026, 12, 1)},
    )

    review, title, _made = queries.history(strategy.public_id)
    assert {review.field, title.field} == {"review_on", "title"}
    assert {review.reason, title.reason} == {"Shorter"}
    strategy.refresh_from_db()
    assert (strategy.title, strategy.slug) == ("Safer", "safer-together")


def test_edit_that_changes_nothing_is_refused(strategy, by):
    with pytest.raises(RefusedError, match="Nothing was changed"):
        services.edit_strategy(by=by, strategy_id=strategy.pk, reason="x", **EDITED)


def test_period_has_an_end_after_its_start(strategy, by, manager):
    backwards = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}
    with pytest.raises(RefusedError, match="last day"):
        make_strategy(manager, **backwards)
    with pytest.raises(RefusedError, match="last day"):
        services.edit_strategy(
            by=by, strategy_id=strategy.pk, reason="x", **EDITED | backwards
        )


def test_titles_and_numbers_are_not_given_twice(strategy, domain, manager, by):
    with pytest.raises(RefusedError, match="already a strategy"):
        make_strategy(manager, title="Safer Together")
    with pytest.raises(RefusedError, match="already a domain"):
        make_domain(manager, title="Curtail violence")
    with pytest.raises(RefusedError, match="has the number"):
        make_domain(manager, number=domain.number)
    other = make_domain(manager)
    with pytest.raises(RefusedError, match="has the number"):
        services.edit_domain(
            by=by,
            domain_id=other.pk,
            reason="x",
            **told(other) | {"number": domain.number},
        )


def test_domain_gets_a_chair(domain, by, police):
    services.edit_domain(
        by=by,
        domain_id=domain.pk,
        reason="New chair",
        **told(domain) | {"chair_agency_id": police.pk, "chair_post": "Commander"},
    )

    changes = {each.field: each.new for each in queries.history(domain.public_id)}
    assert changes["chair_agency_id"] == "Invented Constabulary"
    found = queries.domain("curtail-violence")
    assert (found.chair_agency, found.chair_post) == (police, "Commander")
    assert queries.domain_by_id(domain.public_id) == found


def test_objective_is_edited_and_reviewed(objective, domain, by, police):
    services.edit_objective(
        by=by,
        objective_id=objective.pk,
        reason="Police lead",
        domain_id=domain.pk,
        text=objective.text,
        owner_agency_id=police.pk,
    )
    services.review_objective(
        by=by,
        objective_id=objective.pk,
        reviewed_on=date(2026, 5, 1),
        finding="On its way",
        next_on=date(2027, 5, 1),
    )

    found = queries.objective(objective.public_id)
    assert (found.owner_agency, found.review_on) == (police, date(2027, 5, 1))
    review, owner, _made = queries.history(objective.public_id)
    assert (review.old, review.new, review.reason) == (
        "2027-01-01",
        "2027-05-01",
        "On its way",
    )
    assert (owner.old, owner.new) == ("Marshgate Council", "Invented Constabulary")


@pytest.mark.parametrize(
    ("reviewed_on", "next_on", "why"),
    [
        (date(2026, 5, 2), date(2027, 1, 2), "future"),
        (date(2026, 5, 1), date(2026, 5, 1), "after this one"),
    ],
)
def test_review_has_its_order(objective, by, reviewed_on, next_on, why):
    with pytest.raises(RefusedError, match=why):
        services.review_objective(
            by=by,
            objective_id=objective.pk,
            reviewed_on=reviewed_on,
            finding="x",
            next_on=next_on,
        )


def test_recommendation_belongs_to_an_objective_of_its_strategy(
    manager, strategy, domain, objective, by, council
):
    answered = make_recommendation(
        manager, strategy, domain, objective_id=objective.pk, number=3
    )
    assert answered.objective == objective
    with pytest.raises(RefusedError, match="recommendation 3 already"):
        make_recommendation(manager, strategy, domain, number=3)
    elsewhere = make_objective(manager, make_strategy(manager), domain, council)
    with pytest.raises(RefusedError, match="another strategy"):
        make_recommendation(manager, strategy, domain, objective_id=elsewhere.pk)


def test_recommendation_is_edited(recommendation, domain, by):
    services.edit_recommendation(
        by=by,
        recommendation_id=recommendation.pk,
        reason="Clearer",
        domain_id=domain.pk,
        objective_id=None,
        title="Work with every school",
        text="",
        made_by=recommendation.made_by,
    )

    found = queries.recommendation(recommendation.public_id)
    assert found.title == "Work with every school"


def test_only_who_may_manage_writes(council, strategy, domain):
    officer = actor_of(make_person("O Fficer", council, "asb-officer"))

    with pytest.raises(PermissionDenied):
        services.edit_strategy(by=officer, strategy_id=strategy.pk, reason="", **EDITED)
    with pytest.raises(PermissionDenied):
        services.approve_version(by=officer, strategy_id=strategy.pk, **VERSION)
    with pytest.raises(PermissionDenied):
        services.edit_domain(by=officer, domain_id=domain.pk, reason="", **told(domain))


def test_the_database_keeps_versions_as_they_were(strategy):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        StrategyVersion.objects.update(vision="Other")
    with pytest.raises(TypeError, match="stays"):
        strategy.versions.get().delete()
