"""A draft is made in the background, with the words that there are."""

from datetime import UTC, datetime

import pytest

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.errors import StoreError
from fourfold.analysis.publication.commentary import Commentary
from fourfold.partnership.assessments import tasks
from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.tasks import draft_edition
from fourfold.partnership.datasets.models import CubeBuild, WorkRun
from fourfold.partnership.datasets.reading import Found
from fourfold.partnership.datasets.services import ask_for_work
from tests.editions import make_build
from tests.people import actor_of
from tests.preparations import Writer, make_preparation, write


@pytest.fixture
def writer(monkeypatch, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(tasks, "catalogue", lambda **_: None)
    monkeypatch.setattr(tasks, "read_folder", lambda _: Found((), ()))
    return Writer(monkeypatch)


@pytest.fixture
def preparation(analyst):
    return make_preparation(analyst, compare_with="all")


def drafted(person, preparation):
    run = ask_for_work(
        by=actor_of(person),
        kind=WorkRun.Kind.DRAFT,
        task=draft_edition,
        about=str(preparation.public_id),
    )
    draft_edition.call(run.pk)
    run.refresh_from_db()
    return run


def test_draft_has_the_words_of_its_sections(analyst, preparation, writer):
    first = write(analyst, preparation, "Why it is\nso.\n\nAnd more.")
    write(analyst, preparation, "To be taken out.", section="where")
    last = write(analyst, preparation, "", section="where", based_on=1)

    run = drafted(analyst, preparation)

    edition = Edition.objects.get(public_id=run.result["edition"])
    assert edition.preparation == preparation
    assert edition.texts_until == last.pk
    assert edition.made_by == analyst
    [order] = writer.orders
    assert order.period == Period("2025-07", "2026-06")
    assert order.compare_with == "all"
    day = first.written_at.astimezone(UTC).date()
    assert order.commentary == (
        Commentary(
            "what", ("Why it is so.", "And more."), "Ana Lyst, Community Safety", day
        ),
    )


def test_draft_without_words_has_none(analyst, writer):
    preparation = make_preparation(analyst)

    run = drafted(analyst, preparation)

    assert writer.orders[0].commentary == ()
    assert writer.orders[0].compare_with is None
    assert Edition.objects.get(public_id=run.result["edition"]).texts_until == 0


def test_draft_that_fails_leaves_no_files(analyst, preparation, writer):
    def fail():
        raise StoreError("Nothing has been built yet")

    writer.meanwhile = fail

    run = drafted(analyst, preparation)

    assert run.error == "Nothing has been built yet."
    assert not Edition.objects.exists()
    assert list(folder_of("x").parent.glob("*")) == []


def test_draft_says_its_build_although_another_took_its_place(
    analyst, preparation, writer
):
    """The build that was opened stays whole; what is drafted is of that one."""
    later = make_build("b0002")
    CubeBuild.objects.filter(pk=later.pk).update(
        is_current=True, made_at=datetime(2026, 8, 1, tzinfo=UTC)
    )

    run = drafted(analyst, preparation)

    assert Edition.objects.get(public_id=run.result["edition"]).build.name == "b0001"
