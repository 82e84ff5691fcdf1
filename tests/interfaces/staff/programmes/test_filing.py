"""A provider files what it answers for, and sees nothing of others."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.programmes.models import KpiReturn, ReachReport
from tests.people import make_agency, make_person, signed_in
from tests.programmes import file_return, make_kpi, make_service

from .conftest import at, day_of, seen

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def foreign(manager, programme, council):
    other = make_agency("Other Provider", "commissioned")
    service = make_service(
        manager,
        programme,
        council,
        title="Foreign service",
        provider_id=other.pk,
        provider_name="",
    )
    return make_kpi(manager, service)


def test_a_provider_finds_its_own_and_nothing_else(as_worker, kpi, foreign, programme):
    page = as_worker.get(at("programme-returns")).text

    assert "Mentors who stay" in page
    assert "3 late." in page
    assert "Foreign service" not in page
    assert as_worker.get(at("programmes")).status_code == 403
    assert as_worker.get(at("programme", programme)).status_code == 403
    for address in (
        at("programme-service", foreign.service),
        at("programme-return", foreign, JANUARY.isoformat()),
        at("programme-returns-file", foreign.service),
        at("programme-returns-send", foreign.service),
        at("programme-reach", foreign.service),
    ):
        assert as_worker.get(address).status_code == 404


def test_the_desk_of_a_provider_leads_to_each_return(as_worker, kpi):
    page = as_worker.get(at("home")).text

    assert "File “People helped” of Mentors who stay" in page
    assert at("programme-return", kpi, JANUARY.isoformat()) in page


def test_a_long_desk_leads_to_the_list(as_worker, manager, service):
    for _ in range(3):
        make_kpi(manager, service)

    assert "More returns are awaited" in as_worker.get(at("home")).text


def test_a_return_is_filed_and_then_put_right(as_worker, kpi):
    there = at("programme-return", kpi, JANUARY.isoformat())

    assert "Due on 10 February 2026" in as_worker.get(there).text
    answer = as_worker.post(there, {"value": "40", "source": "Register"})
    assert seen(answer) == (302, at("programme-service", kpi.service))
    assert "The return says 40 people" in as_worker.get(there).text
    as_worker.post(there, {"value": "3", "source": "Counted again"})

    page = as_worker.get(at("programme-service", kpi.service)).text
    assert "3 people" in page
    assert "Corrected on 1 May 2026" in page
    assert KpiReturn.objects.count() == 2


@pytest.mark.parametrize("first", ["2026-05-01", "2026-01-02", "soon"])
def test_there_is_no_page_for_a_period_that_is_not_over(as_worker, kpi, first):
    assert as_worker.get(at("programme-return", kpi, first)).status_code == 404


def test_who_was_reached_is_reported_and_put_right(as_worker, service):
    chosen = as_worker.post(at("programme-reach", service), {"grouping": "sex"})
    there = at("programme-reach-report", service, "sex")
    assert seen(chosen) == (302, there)
    counts = {"count-female": 12, "count-male": 3, "count-another": 0}
    sent = {**counts, "count-not-known": 0, "source": "Register"}
    days = day_of("first", JANUARY) | day_of("last", date(2026, 3, 31))
    as_worker.post(there, sent | days)
    report = ReachReport.objects.get()

    there = at("programme-reach-correct", report)
    assert "12" in as_worker.get(there).text
    as_worker.post(there, sent | {"count-male": 4, "source": "One more"})

    page = as_worker.get(at("programme-service", service)).text
    assert "By sex, 1 January 2026 to 31 March 2026" in page
    assert "Male 4 " in " ".join(re.sub(r"<[^>]*>", " ", page).split())
    empty = as_worker.post(at("programme-reach-report", service, "sex"), {}).text
    assert "There is a problem" in empty


def test_governance_sees_returns_and_files_none(client, governance, kpi):
    signed_in(client, governance)

    page = client.get(at("programme-service", kpi.service)).text

    assert "Mentors who stay" in page
    assert "File returns" not in page


def file_of(text):
    return SimpleUploadedFile("returns.csv", text.encode(), "text/csv")


def test_returns_are_taken_away_filled_in_and_sent_back(as_worker, worker, kpi):
    file_return(worker, kpi, JANUARY, 40)
    taken = as_worker.get(at("programme-returns-file", kpi.service)).content.decode()
    lines = taken.removeprefix("\ufeff").splitlines()
    assert [line.split(",")[4] for line in lines[1:3]] == ["2026-01-01", "2026-02-01"]
    assert Entry.objects.filter(action="programmes.returns_exported").count() == 1

    key = kpi.public_id
    text = "\n".join(
        [
            "measure_id,first,value,source",
            f"{key},2026-01-01,41,Counted again",
            f"{key},2026-02-01,50,Register",
        ]
    )
    look = as_worker.post(
        at("programme-returns-send", kpi.service), {"file": file_of(text)}
    ).text
    assert "Before: 40" in look
    assert KpiReturn.objects.count() == 1
    answer = as_worker.post(at("programme-returns-write", kpi.service), {"text": text})

    assert seen(answer) == (302, at("programme-service", kpi.service))
    assert KpiReturn.objects.count() == 3
    again = as_worker.post(at("programme-returns-send", kpi.service), {"text": text})
    assert "Stays as it is" in again.text


def test_what_is_wrong_with_a_file_is_shown_and_nothing_written(as_worker, kpi):
    text = f"measure_id,first,value,source\n{kpi.public_id},2026-01-01,many,x"
    send, write = (
        at(f"programme-returns-{name}", kpi.service) for name in ("send", "write")
    )

    for page in (
        as_worker.post(send, {"text": text}).text,
        as_worker.post(write, {"text": text}).text,
    ):
        assert "It must be a number such as 12.5" in page
    assert "Choose a file" in as_worker.post(send, {}).text
    assert not KpiReturn.objects.exists()


def test_a_file_that_is_too_large_is_not_read(as_worker, service):
    large = file_of("x" * 1_000_001)

    page = as_worker.post(at("programme-returns-send", service), {"file": large}).text

    assert "larger than 1 MB" in page


def test_nobody_files_for_another_agency(client, kpi):
    other = make_agency("Other Group", "voluntary")
    signed_in(client, make_person("Other Worker", other, "provider-worker"))

    there = at("programme-return", kpi, JANUARY.isoformat())

    assert client.get(there).status_code == 404
