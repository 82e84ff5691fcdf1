"""Who was reached is reported once for each day, and put right in the open."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import queries, services
from tests.people import actor_of
from tests.programmes import make_service

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def report(person, service, days=MARCH, **said):
    told = {
        "grouping": "sex",
        "counts": {"female": 12, "male": 3},
        "source": "Register",
    }
    return services.report_reach(
        by=actor_of(person),
        service_id=service.pk,
        first=days[0],
        last=days[1],
        **(told | said),
    )


def correct(person, found, counts, source="One was counted twice"):
    return services.correct_reach(
        by=actor_of(person), report_id=found.pk, counts=counts, source=source
    )


def test_a_correction_takes_the_place_of_a_report_and_both_stay(worker, service):
    wrong = report(worker, service)

    right = correct(worker, wrong, {"female": 11})

    assert list(queries.reach(service)) == [right]
    assert right.counts == {"female": 11, "male": 0, "another": 0, "not-known": 0}
    assert service.reach.count() == 2
    with pytest.raises(RefusedError, match="corrected already"):
        correct(worker, wrong, {"female": 10})
    with pytest.raises(RefusedError, match="there already"):
        correct(worker, right, {"female": 11})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"grouping": "height"}, "such groups"),
        ({"days": (MARCH[1], MARCH[0])}, "before the first"),
        ({"days": (MARCH[0], date(2026, 5, 2))}, "in the future"),
        ({"days": (date(2025, 12, 31), MARCH[1])}, "had not begun"),
        ({"counts": {"tall": 1}}, "no such groups"),
        ({"counts": {"male": -1}}, "0 or more"),
        ({"source": " "}, "where the numbers are from"),
    ],
)
def test_a_report_is_of_groups_and_days_that_are_over(worker, service, said, words):
    with pytest.raises(RefusedError, match=words):
        report(worker, service, **said)


def test_no_two_reports_of_the_same_groups_share_a_day(worker, service):
    """From two that overlap a reader could take the small difference."""
    report(worker, service)

    with pytest.raises(RefusedError, match="overlap"):
        report(worker, service, days=(MARCH[1], date(2026, 4, 30)))
    assert report(worker, service, grouping="age", counts={"from-10": 15})
    assert report(worker, service, days=(date(2026, 4, 1), date(2026, 4, 30)))


def test_a_provider_reports_for_itself_only(worker, manager, programme, council):
    foreign = make_service(manager, programme, council)

    with pytest.raises(PermissionDenied):
        report(worker, foreign)
