"""What a programme serves and does, and when everybody sees it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import queries, services
from fourfold.partnership.programmes.evidence import rating_of, ratings
from fourfold.partnership.programmes.models import Method
from tests.programmes import make_programme, make_service, publish
from tests.strategies import make_domain, make_objective, make_strategy


def choose(by, programme, intervention="boot-camps", rationale="", body=""):
    return services.choose_method(
        by=by,
        programme_id=programme.pk,
        intervention=intervention,
        rationale=rationale,
        body=body,
    )


def told_of(programme, **changed):
    names = ("title", "text", "for_whom", "since_year", "lead_agency_id")
    return {name: getattr(programme, name) for name in names} | changed


def edit(by, programme, reason="Agreed", **changed):
    said = told_of(programme, **changed)
    return services.edit_programme(
        by=by, programme_id=programme.pk, reason=reason, **said
    )


@pytest.fixture
def objectives(manager, council):
    strategy, domain = make_strategy(manager), make_domain(manager)
    texts = ("Fewer injuries", "More trust")
    return [make_objective(manager, strategy, domain, council, text=t) for t in texts]


def test_nobody_sees_it_before_it_is_published(manager, programme):
    assert not queries.programmes(public=True).exists()

    publish(manager, programme)

    assert list(queries.programmes(public=True)) == [programme]
    with pytest.raises(RefusedError, match="published already"):
        publish(manager, programme)


def test_what_was_found_harmful_needs_the_reason_of_a_body(by, manager, programme):
    choose(by, programme)

    for said in ({}, {"rationale": "Nothing else"}, {"body": "Board"}):
        choose(by, programme, **said)
        with pytest.raises(RefusedError, match="Research found “Boot camps” harmful"):
            publish(manager, programme)
    choose(by, programme, rationale="A trial with controls", body="Board")
    publish(manager, programme)

    # Nor is the reason taken away again, or another added without one.
    with pytest.raises(RefusedError, match="harmful"):
        choose(by, programme)
    with pytest.raises(RefusedError, match="harmful"):
        choose(by, programme, "prison-awareness")


def test_what_nobody_rates_is_not_chosen(by, programme):
    with pytest.raises(RefusedError, match="No toolkit"):
        choose(by, programme, "juggling")


def test_a_method_is_dropped_with_a_reason_and_the_history_keeps_it(by, programme):
    method = choose(by, programme, "mentoring")

    with pytest.raises(RefusedError, match="Say why"):
        services.drop_method(by=by, method_id=method.pk, reason="")
    services.drop_method(by=by, method_id=method.pk, reason="It ended")

    assert not Method.objects.exists()
    [dropped, chosen, _made] = queries.history(programme.public_id)
    assert (dropped.old, dropped.reason) == ("mentoring", "It ended")
    assert chosen.new == "mentoring"


def test_a_rating_is_told_with_its_day_link_and_caveat():
    rating = rating_of("mentoring")

    assert (rating.word, rating.is_harmful) == ("Moderate", False)
    assert rating.address.startswith("https://")
    assert rating.as_at == "2026-11-22"
    assert "promises nothing" in rating.caveat
    assert rating_of("juggling") is None
    assert {each.colour for each in ratings()} <= {"green", "blue", "yellow", "red"}


def test_what_it_serves_changes_with_a_reason(by, programme, objectives):
    first, second = objectives

    edit(by, programme, objective_ids=[first.pk, second.pk])
    with pytest.raises(RefusedError, match="Say why"):
        edit(by, programme, reason=" ", objective_ids=[second.pk])
    edit(by, programme, objective_ids=[second.pk])

    assert [each.objective for each in queries.aims(programme)] == [second]
    change = queries.history(programme.public_id)[0]
    assert (change.old, change.new) == ("Fewer injuries; More trust", "More trust")
    with pytest.raises(RefusedError, match="Nothing was changed"):
        edit(by, programme, objective_ids=[second.pk])


def test_an_objective_has_the_programmes_that_are_published(
    manager, council, objectives
):
    aim = objectives[0]
    programme = make_programme(manager, council, objective_ids=[aim.pk])
    assert not queries.programmes_for(aim.public_id).exists()

    publish(manager, programme)

    assert list(queries.programmes_for(aim.public_id)) == [programme]


@pytest.mark.parametrize("year", [1899, 2027])
def test_it_has_begun(by, manager, council, programme, year):
    with pytest.raises(RefusedError, match="cannot have begun"):
        make_programme(manager, council, since_year=year)
    with pytest.raises(RefusedError, match="cannot have begun"):
        edit(by, programme, since_year=year)


def test_only_who_manages_programmes_writes(worker, governance, council, programme):
    for person in (worker, governance):
        with pytest.raises(PermissionDenied):
            make_programme(person, council)
        with pytest.raises(PermissionDenied):
            publish(person, programme)


def test_a_service_has_one_provider_and_days_in_order(manager, programme, council):
    wrong = [
        ({"provider_name": ""}, "one of both"),
        ({"provider_id": council.pk}, "one of both"),
        ({"value": -1}, "0 or more"),
        ({"ends_on": date(2025, 1, 1)}, "before the first"),
    ]
    for said, words in wrong:
        with pytest.raises(RefusedError, match=words):
            make_service(manager, programme, council, **said)


def test_a_service_is_told_otherwise_with_a_reason(by, service, council):
    said = {
        "title": "Way home",
        "text": "",
        "for_whom": service.for_whom,
        "referral": "Ring",
        "commissioner_id": council.pk,
        "value": None,
    }

    services.edit_service(
        by=by,
        service_id=service.pk,
        reason="It moved",
        provider_id=service.provider_id,
        provider_name="",
        **said,
    )

    told = queries.history(service.public_id)
    assert {each.field for each in told} == {"", "title", "referral", "value"}
    assert queries.service(service.public_id).provided_by == "Way Out"
