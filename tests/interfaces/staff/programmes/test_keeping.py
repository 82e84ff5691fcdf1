"""A manager writes down what money is for, step by step, and publishes it."""

from datetime import date
from decimal import Decimal

from fourfold.partnership.programmes.models import (
    FundingLine,
    Kpi,
    Method,
    MoneyEntry,
    Programme,
    Service,
)
from tests.people import signed_in
from tests.programmes import make_kpi, make_programme, make_service
from tests.strategies import make_domain, make_objective, make_strategy

from .conftest import at, day_of, seen

FIRST = date(2026, 1, 1)


def told(council, **said):
    return {
        "title": "Ways out",
        "text": "",
        "for_whom": "Young people",
        "since_year": "2020",
        "lead_agency": council.public_id,
        **said,
    }


def test_a_programme_is_written_down_with_what_it_serves(as_manager, manager, council):
    aim = make_objective(manager, make_strategy(manager), make_domain(manager), council)

    sent = told(council, objectives=[aim.public_id])
    answer = as_manager.post(at("programme-add"), sent)

    made = Programme.objects.get()
    assert seen(answer) == (302, at("programme", made))
    page = as_manager.get(at("programme", made)).text
    assert "Fewer injuries with knives" in page
    assert "People who work here" in page
    assert "No money is written down yet." in page


def test_it_is_changed_unless_somebody_else_did_meanwhile(
    as_manager, council, programme
):
    there = at("programme-change", programme)
    page = as_manager.get(there)
    newest = page.context["form"].initial["seen"]
    sent = told(council, title="Ways home", reason="Agreed", seen=newest)

    assert as_manager.post(there, sent).status_code == 302
    overtaken = as_manager.post(there, sent | {"title": "Third"}).text

    programme.refresh_from_db()
    assert programme.title == "Ways home"
    assert "Somebody else changed this" in overtaken


def test_what_it_does_stands_beside_what_research_says(as_manager, programme):
    form = at("programme-method-add", programme)
    assert "Harmful: violence rose" in as_manager.get(form).text
    as_manager.post(form, {"intervention": "prison-awareness"})

    page = as_manager.get(at("programme", programme)).text
    assert "The board has not said why it is used." in page
    refused = as_manager.post(at("programme-publish", programme)).text
    assert "harmful" in refused

    method = Method.objects.get()
    gone = as_manager.post(at("programme-method-drop", method), {"reason": "No trial"})
    assert seen(gone) == (302, at("programme", programme))
    as_manager.post(at("programme-publish", programme))
    assert Programme.objects.get().is_published


def test_money_is_added_split_spent_and_struck_out(as_manager, programme, council):
    sent = {"title": "Grant", "funder": "Home Office", "amount": "2000", "period": ""}
    days = day_of("starts_on", date(2025, 4, 1)) | day_of("ends_on", date(2027, 3, 31))
    as_manager.post(at("programme-funding-add", programme), sent | days)
    line = FundingLine.objects.get()

    said = {"year": "2026", "amount": "1500", "reason": "Budget"}
    as_manager.post(at("programme-funding-year", line), said)
    spent = {"kind": "spent", "amount": "250.50", "source": "Ledger"}
    as_manager.post(
        at("programme-money-add", line), spent | day_of("dated_on", date(2026, 4, 30))
    )
    page = as_manager.get(at("programme-funding", line)).text
    assert "Spent £250.50. Committed £0, left £1,749.50" in page
    assert "2026/27" in page

    entry = MoneyEntry.objects.get()
    as_manager.post(at("programme-money-strike", entry), {"reason": "Twice"})
    assert "Struck out" in as_manager.get(at("programme-funding", line)).text


def test_money_is_told_otherwise(as_manager, line):
    there = at("programme-funding-change", line)
    initial = as_manager.get(there).context["form"].initial
    sent = {
        "title": "Base",
        "funder": initial["funder"],
        "amount": initial["amount"],
        "period": "",
        "reason": "Shorter",
        "seen": initial["seen"],
        **day_of("starts_on", initial["starts_on"]),
        **day_of("ends_on", initial["ends_on"]),
    }

    assert as_manager.post(there, sent).status_code == 302

    line.refresh_from_db()
    assert (line.title, line.amount) == ("Base", Decimal(200_000))


def test_a_service_is_added_changed_and_ended(as_manager, programme, council, provider):
    sent = {
        "title": "Mentors",
        "text": "",
        "for_whom": "Young people",
        "referral": "",
        "provider": provider.public_id,
        "provider_name": "",
        "commissioner": council.public_id,
        "value": "5000",
    }
    as_manager.post(
        at("programme-service-add", programme), sent | day_of("starts_on", FIRST)
    )
    made = Service.objects.get()

    there = at("programme-service-change", made)
    newest = as_manager.get(there).context["form"].initial["seen"]
    changed = sent | {"referral": "Ring us", "reason": "New", "seen": newest}
    as_manager.post(there, changed)
    there = at("programme-service-end", made)
    newest = as_manager.get(there).context["form"].initial["seen"]
    end = day_of("ends_on", date(2026, 12, 31)) | {"reason": "Agreed", "seen": newest}
    as_manager.post(there, end)

    page = as_manager.get(at("programme-service", made)).text
    assert "Ring us" in page
    assert "1 January 2026 to 31 December 2026" in page


def test_a_measure_is_added_changed_and_stopped(as_manager, service):
    sent = {
        "title": "People helped",
        "unit": "people",
        "is_people": "on",
        "target": "60",
        "direction": "at-least",
        "every": "monthly",
        **day_of("counts_from", FIRST),
    }
    as_manager.post(at("programme-kpi-add", service), sent)
    kpi = Kpi.objects.get()
    there = at("programme-service", service)
    assert "3 not received" in as_manager.get(there).text

    change = at("programme-kpi-change", kpi)
    newest = as_manager.get(change).context["form"].initial["seen"]
    said = {"title": "Helped", "target": "50", "reason": "Agreed", "seen": newest}
    as_manager.post(change, said)
    stop = at("programme-kpi-stop", kpi)
    newest = as_manager.get(stop).context["form"].initial["seen"]
    as_manager.post(stop, {"body": "Board", "reason": "Replaced", "seen": newest})

    page = as_manager.get(there).text
    assert "Not asked for after 1 May 2026, as Board decided" in page
    assert "Helped, at least 50" in page


def test_the_list_is_narrowed_and_says_what_is_late(
    as_manager, manager, council, programme, kpi
):
    make_programme(manager, council, title="Safe nights")
    there = at("programmes")

    page = as_manager.get(there).text
    assert "3 not received" in page
    assert "Safe nights" in page
    narrowed = as_manager.get(there, {"text": "ways", "published": "no"}).text
    assert "Safe nights" not in narrowed
    none = as_manager.get(there, {"published": "yes"}).text
    assert "No programme fits." in none


def test_the_list_costs_few_queries(
    as_manager, manager, council, programme, django_assert_max_num_queries
):
    for _ in range(5):
        make_kpi(manager, make_service(manager, programme, council))

    with django_assert_max_num_queries(30):
        as_manager.get(at("programmes"))


def test_the_desk_says_how_many_are_late(as_manager, kpi):
    assert "3 returns were not received" in as_manager.get(at("home")).text


def test_governance_sees_all_and_writes_nothing(client, governance, programme, line):
    signed_in(client, governance)

    page = client.get(at("programme", programme)).text

    assert "Ways out" in page
    assert "Change the programme" not in page
    assert "Record what" not in client.get(at("programme-funding", line)).text
