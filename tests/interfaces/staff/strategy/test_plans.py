"""A plan goes to a spreadsheet and back, and is looked at before it is written."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from fourfold.partnership.strategy.models import Action

from .conftest import at


def taken(client, strategy):
    answer = client.get(at("strategy-plan-file", strategy))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return answer.content.decode("utf-8-sig")


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def file_of(rows):
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


@pytest.fixture
def changed(as_manager, strategy, action):
    """The plan with its action renamed and another one added."""
    [row] = rows_of(taken(as_manager, strategy))
    renamed = row | {"action": "Mend every lamp"}
    return file_of([renamed, row | {"id": "", "action": "Plant trees"}])


def look(client, strategy, text):
    return client.post(at("strategy-plan-send", strategy), {"text": text})


def write(client, strategy, page, **typed):
    form = page.context["form"]
    kept = {name: form[name].value() for name in ("text", "seen")}
    where = at("strategy-plan-apply", strategy)
    return client.post(where, {**kept, "reason": "Tidied", **typed}, follow=True)


def test_a_file_is_looked_at_before_it_is_written(as_manager, strategy, changed):
    sent = SimpleUploadedFile("plan.csv", f"\ufeff{changed}".encode())
    page = as_manager.post(at("strategy-plan-send", strategy), {"file": sent})

    for words in ("Nothing is written yet", "Before: Mend lamps", "Added", "Changed"):
        assert words in page.text
    assert Action.objects.count() == 1

    page = write(as_manager, strategy, page)
    assert "1 added, 1 changed, 0 as they were." in page.text
    titles = set(Action.objects.values_list("title", flat=True))
    assert titles == {"Mend every lamp", "Plant trees"}


def test_rows_that_stay_are_said_to_stay(as_manager, strategy, action):
    page = look(as_manager, strategy, taken(as_manager, strategy))

    assert "Stays as it is" in page.text


def test_what_is_wrong_is_listed_and_the_rows_are_kept(as_manager, strategy, changed):
    wrong = changed.replace("Mend every lamp", "").replace("medium", "never")

    page = look(as_manager, strategy, wrong)

    assert "What is wrong (5)" in page.text
    assert "Plant trees" in page.context["form"]["text"].value()
    page = as_manager.post(
        at("strategy-plan-apply", strategy), {"text": wrong, "seen": 0, "reason": "x"}
    )
    assert "What is wrong (5)" in page.text
    assert Action.objects.get().title == "Mend lamps"


def test_without_a_reason_it_is_asked_for_and_nothing_is_lost(
    as_manager, strategy, changed
):
    page = write(as_manager, strategy, look(as_manager, strategy, changed), reason="")

    assert "Enter why the plan is changed" in page.text
    page = write(as_manager, strategy, page)
    assert "1 added" in page.text


def test_who_was_overtaken_looks_again(as_manager, strategy, changed):
    first = look(as_manager, strategy, changed)
    write(as_manager, strategy, look(as_manager, strategy, changed))

    page = write(as_manager, strategy, first)

    assert "Something was changed since you looked." in page.text
    assert "Stays as it is" in page.text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose a file, or paste its rows"),
        ({"file": b"\xff\xfe\x00a"}, "Save it as “CSV UTF-8”"),
        ({"file": b"x" * 1_000_001}, "The file is larger than 1 MB."),
    ],
)
def test_what_cannot_be_read_is_refused(as_manager, strategy, sent, words):
    files = {
        name: SimpleUploadedFile("plan.csv", content) for name, content in sent.items()
    }

    page = as_manager.post(at("strategy-plan-send", strategy), files)

    assert words in page.text


def test_a_plan_goes_to_a_workbook_and_back(as_manager, strategy, action):
    answer = as_manager.get(at("strategy-plan-book", strategy))
    book = load_workbook(io.BytesIO(answer.content))
    book["Plan"]["C2"] = "Mend every lamp"
    changed = io.BytesIO()
    book.save(changed)

    sent = SimpleUploadedFile("plan.xlsx", changed.getvalue())
    page = as_manager.post(at("strategy-plan-send", strategy), {"file": sent})

    assert "Before: Mend lamps" in page.text
    page = write(as_manager, strategy, page)
    assert "0 added, 1 changed, 0 as they were." in page.text


def test_a_workbook_that_is_none_is_refused(as_manager, strategy):
    sent = SimpleUploadedFile("plan.xlsx", b"action,text")

    page = as_manager.post(at("strategy-plan-send", strategy), {"file": sent})

    assert "Save it as .xlsx again" in page.text
