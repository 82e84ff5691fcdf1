"""Where money comes from, and what became of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.interfaces.components.programme_money import amount_of, total_of
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.services import approve_figure
from fourfold.partnership.programmes import queries, services
from fourfold.partnership.programmes.models import FundingLine, MoneyEntry
from fourfold.partnership.programmes.money import (
    Spending,
    financial_year,
    pounds,
    spending,
    year_words,
)
from tests.people import actor_of, make_person
from tests.programmes import funding_of, make_funding, make_programme, make_service
from tests.reported import make_figure


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def figure(analyst):
    return make_figure(analyst, value=Decimal(800_000), unit="£")


def spend(by, line, amount=100, **said):
    told = {
        "kind": "spent",
        "amount": Decimal(amount),
        "dated_on": date(2026, 4, 1),
        "source": "Ledger",
    }
    return services.record_money(by=by, line_id=line.pk, **(told | said))


def year(by, line, year, amount, reason="Budget"):
    return services.set_funding_year(
        by=by, line_id=line.pk, year=year, amount=Decimal(amount), reason=reason
    )


def test_what_is_struck_out_stays_and_no_longer_counts(by, line):
    entry = spend(by, line, 100)
    spend(by, line, 40, kind="committed")

    with pytest.raises(RefusedError, match="what is wrong"):
        services.strike_money(by=by, entry_id=entry.pk, reason=" ")
    strike = services.strike_money(by=by, entry_id=entry.pk, reason="Twice")

    told = spending(line.entries.all())
    assert told == Spending(committed=Decimal(40), spent=Decimal(0))
    assert told.left_of(Decimal(30)) == -10
    assert told.left_of(None) is None
    assert MoneyEntry.objects.count() == 3
    for wrong in (entry, strike):
        with pytest.raises(RefusedError, match="struck out already"):
            services.strike_money(by=by, entry_id=wrong.pk, reason="Again")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": 0}, "more than 0"),
        ({"amount": -5}, "more than 0"),
        ({"dated_on": date(2026, 5, 2)}, "in the future"),
    ],
)
def test_what_was_spent_is_an_amount_of_the_past(by, line, said, words):
    with pytest.raises(RefusedError, match=words):
        spend(by, line, **said)


def test_money_goes_to_services_of_its_own_programme(by, manager, line, council):
    own = make_service(manager, line.programme, council)
    other = make_service(manager, make_programme(manager, council), council)

    assert spend(by, line, service_id=own.pk).service == own
    with pytest.raises(RefusedError, match="another programme"):
        spend(by, line, service_id=other.pk)


def test_only_who_manages_programmes_records_money(worker, line):
    with pytest.raises(PermissionDenied):
        spend(actor_of(worker), line)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": None}, "not both"),
        ({"amount": Decimal(0)}, "more than 0"),
        ({"ends_on": None}, "or neither"),
        ({"ends_on": date(2025, 3, 31)}, "before the first"),
        ({"starts_on": None, "ends_on": None}, "when it is for"),
    ],
)
def test_money_says_how_much_and_when(manager, programme, said, words):
    with pytest.raises(RefusedError, match=words):
        make_funding(manager, programme, **said)


def test_money_comes_on_top_of_other_money_of_the_programme(
    by, manager, council, programme, line
):
    more = make_funding(manager, programme, on_top_of_id=line.pk)
    foreign = make_funding(manager, make_programme(manager, council))

    assert more.on_top_of == line
    with pytest.raises(RefusedError, match="same programme"):
        make_funding(manager, programme, on_top_of_id=foreign.pk)
    with pytest.raises(RefusedError, match="on top of itself"):
        services.edit_funding(
            by=by, line_id=line.pk, reason="x", **funding_of(on_top_of_id=line.pk)
        )


def test_a_published_figure_says_how_much_once_it_is_checked(
    manager, governance, programme, figure, council
):
    line = make_funding(manager, programme, figure_id=figure.pk, amount=None)
    make_funding(manager, programme, amount=Decimal(200_000))
    assert amount_of(line) is None
    assert total_of(queries.programme(programme.public_id)) is None

    checker = make_person("Che Cker", council, "board-member")
    approve_figure(by=actor_of(checker), figure_id=figure.pk)

    assert amount_of(queries.line(line.public_id)) == 800_000
    assert total_of(queries.programme(programme.public_id)) == 1_000_000


def test_a_figure_of_something_else_is_no_money(manager, analyst, programme):
    figure = make_figure(analyst, value=Decimal(5), unit="people")

    with pytest.raises(RefusedError, match="no amount of money"):
        make_funding(manager, programme, figure_id=figure.pk, amount=None)


def test_years_come_to_no_more_than_the_whole(by, line):
    year(by, line, 2025, 150_000)
    year(by, line, 2026, 50_000)

    with pytest.raises(RefusedError, match="more than £200,000"):
        year(by, line, 2026, 50_001)
    assert year(by, line, 2025, 90_000).amount == 90_000
    assert [each.amount for each in line.years.all()] == [90_000, 50_000]
    change = queries.history(line.public_id)[0]
    assert (change.old, change.new) == ("2025/26: £150,000", "2025/26: £90,000")


@pytest.mark.parametrize(
    ("year_of", "amount", "reason", "words"),
    [
        (2025, -1, "Budget", "0 or more"),
        (2025, 1, " ", "where it is from"),
        (2024, 1, "Budget", "not for this year"),
        (2027, 1, "Budget", "not for this year"),
    ],
)
def test_a_year_is_one_of_the_money(by, line, year_of, amount, reason, words):
    with pytest.raises(RefusedError, match=words):
        year(by, line, year_of, amount, reason)


def test_money_without_days_has_no_years(by, manager, programme):
    line = make_funding(
        manager, programme, starts_on=None, ends_on=None, period="Four years"
    )

    with pytest.raises(RefusedError, match="from when to when"):
        year(by, line, 2025, 1)


def test_a_financial_year_begins_in_april():
    assert financial_year(date(2026, 3, 31)) == 2025
    assert financial_year(date(2026, 4, 1)) == 2026
    assert year_words(1999) == "1999/00"


def test_pounds_are_told_exactly():
    assert pounds(Decimal("1234.50")) == "£1,234.50"
    assert pounds(Decimal(-5)) == "−£5"
    assert pounds(None) == "Not published"


def test_the_database_keeps_money_and_where_it_belongs(by, manager, council, line):
    entry = spend(by, line)
    other = make_programme(manager, council)
    attempts = [
        lambda: MoneyEntry.objects.filter(pk=entry.pk).update(amount=1),
        lambda: MoneyEntry.objects.filter(pk=entry.pk).delete(),
        lambda: FundingLine.objects.filter(pk=line.pk).update(programme=other),
    ]

    for attempt in attempts:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            attempt()
