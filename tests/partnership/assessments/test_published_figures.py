import json

import pytest

from fourfold.partnership.assessments.contents import told_at
from fourfold.partnership.assessments.files import DamagedError
from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.assessments.queries import figures_of, newest_figure
from fourfold.partnership.assessments.services import publish, sign_off, withdraw
from fourfold.partnership.errors import RefusedError
from tests.editions import FILES, damage, make_draft, make_published
from tests.people import actor_of

NAME = "violence.rate.E05990001.2025-07..2026-06"
FIGURE = {
    "id": NAME,
    "measure": "violence",
    "kind": "rate",
    "area": "E05990001",
    "period": {"first": "2025-07", "last": "2026-06"},
    "known": True,
    "withheld": False,
    "reason": "",
    "value": 12.5,
    "unit": "crimes per 1,000 residents",
    "lower": 11.0,
    "upper": 14.1,
    "p_value": None,
    "parts": {"numerator": 125, "denominator": 10_000},
    "formula": "recorded ÷ residents × 1,000",
    "working": "125 ÷ 10,000 × 1,000 = 12.500",
    "sentence": "There were 12.5 crimes for every 1,000 residents.",
    "build": "b0001",
    "releases": ["r1"],
}


def files(**changed):
    told = json.dumps({"findings": [{**FIGURE, **changed}]})
    return {**FILES, "assessment.json": told}


def test_a_published_figure_is_found_by_its_name(analyst, board_member):
    edition = make_published(analyst, board_member, files=files())

    found = newest_figure(NAME)

    assert found.edition == edition
    assert (found.value, found.lower, found.upper) == (12.5, 11.0, 14.1)
    assert (found.measure, found.kind, found.area_code) == (
        "violence",
        "rate",
        "E05990001",
    )
    assert found.parts == {"numerator": 125, "denominator": 10_000}
    assert list(figures_of(edition)) == [found]
    assert str(found) == NAME


def test_a_draft_has_no_figures_that_anybody_may_find(analyst):
    make_draft(analyst, files=files())

    assert newest_figure(NAME) is None


def test_what_takes_the_place_of_an_edition_has_its_figures_too(analyst, board_member):
    first = make_published(analyst, board_member, files=files())
    second = make_published(analyst, board_member, files=files(value=13.0))

    assert newest_figure(NAME).value == 13.0
    assert not figures_of(first).exists()
    assert figures_of(second).count() == 1


def test_a_later_time_does_not_take_the_figures_of_an_earlier(analyst, board_member):
    first = make_published(analyst, board_member, files=files())
    make_published(analyst, board_member, files=files(value=13.0), last_month="2026-07")

    assert newest_figure(NAME).value == 13.0
    assert figures_of(first).get().value == 12.5


def test_figures_go_with_the_edition_that_is_withdrawn(analyst, board_member):
    edition = make_published(analyst, board_member, files=files())

    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="wrong-figure")

    assert not PublishedFigure.objects.exists()


def test_no_row_is_left_of_an_edition_that_is_not_as_it_was_made(analyst, board_member):
    draft = make_draft(analyst, files=files())
    sign_off(by=actor_of(board_member), edition_id=draft.pk)
    damage(draft.documents.get(path="assessment.json"))

    with pytest.raises(RefusedError, match="not as it was made"):
        publish(by=actor_of(board_member), edition_id=draft.pk)

    assert not PublishedFigure.objects.exists()


def test_what_a_document_says_is_read_once(analyst):
    draft = make_draft(analyst, files={**FILES, "site/sections.json": '{"a": 1}'})
    first = told_at(draft, "site/sections.json")
    damage(draft.documents.get(path="site/sections.json"))

    assert told_at(draft, "site/sections.json") is first
    assert told_at(draft, "site/none.json") is None


def test_what_is_not_as_it_was_made_is_not_told(analyst):
    draft = make_draft(analyst, files={**FILES, "site/sections.json": '{"b": 2}'})
    damage(draft.documents.get(path="site/sections.json"))

    with pytest.raises(DamagedError):
        told_at(draft, "site/sections.json")
