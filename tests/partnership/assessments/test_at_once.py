"""Two people at the same moment: one of them does it, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.models import Edition, SectionText
from fourfold.partnership.assessments.services import publish, sign_off
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.errors import RefusedError
from tests.editions import make_draft
from tests.people import actor_of, make_person
from tests.preparations import make_preparation, write
from tests.work import make_run

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Each in a thread and with a connection of its own, all let go together."""
    start = Barrier(len(acts))

    def act(what):
        try:
            start.wait(timeout=30)
            return what()
        except RefusedError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def refused(answers):
    return [each for each in answers if isinstance(each, RefusedError)]


@pytest.fixture
def signers(council):
    return [make_person(f"Bo Ard {n}", council, "board-member") for n in range(2)]


def signed_off(maker, signer):
    edition = make_draft(maker)
    return sign_off(by=actor_of(signer), edition_id=edition.pk)


def test_one_edition_is_published_once(analyst, signers):
    edition = signed_off(analyst, signers[0])
    one, other = map(actor_of, signers)

    answers = at_once(
        lambda: publish(by=one, edition_id=edition.pk),
        lambda: publish(by=other, edition_id=edition.pk),
    )

    [loser] = refused(answers)
    assert "This edition is published" in str(loser)


def test_of_two_editions_one_stands(analyst, signers):
    editions = [signed_off(analyst, each) for each in signers]
    actor = actor_of(signers[0])

    answers = at_once(
        *(lambda pk=each.pk: publish(by=actor, edition_id=pk) for each in editions)
    )

    assert queries.published().count() == 1
    # Where the database lets the second wait for the first, it takes its place.
    published = Edition.objects.filter(state=Edition.State.PUBLISHED).count()
    assert published == 2 - len(refused(answers))


def test_of_two_versions_of_a_text_one_is_kept(analyst, council):
    colleague = make_person("Col League", council, "analyst")
    preparation = make_preparation(analyst)

    answers = at_once(
        lambda: write(analyst, preparation, "Mine."),
        lambda: write(colleague, preparation, "Theirs."),
    )

    [loser] = refused(answers)
    assert loser.now == SectionText.objects.get()


def test_of_two_writers_of_the_data_one_waits_its_turn(analyst):
    answers = at_once(
        lambda: make_run(analyst, "build"),
        lambda: make_run(analyst, "load", about="x"),
    )

    assert len(refused(answers)) == 1
    assert WorkRun.objects.count() == 1


def test_of_two_clicks_one_run_comes(analyst):
    first, second = at_once(*[lambda: make_run(analyst, "build")] * 2)

    assert first == second
    assert WorkRun.objects.count() == 1
