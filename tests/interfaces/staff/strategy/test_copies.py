"""A plan is copied in two steps: from where, and what its names are here."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fourfold.partnership.strategy.models import Action, Strategy

from .conftest import at, day_of

SOURCE, COPY = at("strategy-copy-source"), at("strategy-copy")


def fill(page, **typed):
    """The second step with what is chosen already."""
    form = page.context["form"]
    kept = {each.html_name: each.value() or "" for each in form}
    day = day_of("approved_on", timezone.localdate())
    told = {"title": "The next one", "approved_by_body": "Board"}
    return kept | day | told | typed


def test_a_plan_of_this_site_is_copied(as_manager, strategy, action):
    page = as_manager.post(SOURCE, {"strategy": str(strategy.public_id)})
    assert "0 objectives, 1 recommendation and 1 action." in page.text

    page = as_manager.post(COPY, fill(page), follow=True)

    assert "The plan is copied. Nothing in it is started." in page.text
    copy = Strategy.objects.get(title="The next one")
    assert Action.objects.get(recommendation__strategy=copy).title == "Mend lamps"


def test_a_plan_of_another_site_asks_what_its_names_are(
    as_manager, strategy, action, council, police
):
    text = as_manager.get(at("strategy-plan-copy", strategy)).content.decode()
    sent = SimpleUploadedFile(
        "plan.json", text.replace(council.name, "Other Borough").encode()
    )
    page = as_manager.post(SOURCE, {"file": sent})
    assert "Here “Other Borough” is" in page.text

    page = as_manager.post(COPY, fill(page))
    assert "There is a problem" in page.text
    theirs = {"partner-0": str(police.public_id)}
    page = as_manager.post(COPY, fill(page, **theirs), follow=True)

    assert "The plan is copied." in page.text
    copy = Strategy.objects.get(title="The next one")
    assert Action.objects.get(recommendation__strategy=copy).lead_agency == police


def test_a_title_that_another_has_is_refused_and_nothing_is_lost(
    as_manager, strategy, action
):
    page = as_manager.post(SOURCE, {"strategy": str(strategy.public_id)})

    page = as_manager.post(COPY, fill(page, title=strategy.title))

    assert "There is already a strategy with this title." in page.text
    assert page.context["form"]["approved_by_body"].value() == "Board"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose a strategy, or a file"),
        ({"file": b"\xff\xfe\x00a"}, "not text in UTF-8"),
        ({"file": b"{}"}, "This is no file of a plan."),
    ],
)
def test_what_is_no_plan_is_refused(as_manager, sent, words):
    files = {name: SimpleUploadedFile("p.json", data) for name, data in sent.items()}

    assert words in as_manager.post(SOURCE, files).text


def test_a_second_step_without_a_plan_leads_back(as_manager):
    assert as_manager.post(COPY, {"text": "{}"}).url == SOURCE
