"""Two editions side by side on a page, and as a table for a spreadsheet."""

import csv
import json

import pytest

from tests.editions import FILES, damage, make_draft, make_published

from .rows import page_at


def told(**values):
    return json.dumps(
        {
            "area": {"code": "E09990001", "name": "Marshgate"},
            "wards": [],
            "findings": [
                {
                    "id": f"{name}.rate.E09990001.2025-07..2026-06",
                    "measure": name,
                    "kind": "rate",
                    "area": "E09990001",
                    "period": {"first": "2025-07", "last": "2026-06"},
                    "known": value is not None,
                    "withheld": False,
                    "reason": "",
                    "value": value,
                    "unit": "per 1,000",
                    "lower": 9.0,
                    "upper": 11.0,
                    "p_value": None,
                    "parts": {},
                    "formula": "",
                    "working": "",
                    "sentence": f"=The rate of {name}.",
                    "releases": [],
                }
                for name, value in values.items()
            ],
        }
    )


def files(**values):
    return FILES | {"assessment.json": told(**values)}


@pytest.fixture
def standing(analyst, board_member):
    return make_published(
        analyst, board_member, files=files(arson=10.0, theft=10.0, fraud=5.5)
    )


@pytest.fixture
def draft(standing, analyst):
    return make_draft(
        analyst, files=files(arson=10.25, theft=1200.0, fraud=None, drugs=3.0)
    )


def test_draft_is_set_beside_what_stands(
    sign_in, analyst, draft, standing, django_assert_max_num_queries
):
    client = sign_in(analyst)

    with django_assert_max_num_queries(16):
        page = client.get(page_at("edition-compare", draft)).text

    words = " ".join(page.split())
    assert f"{draft.slug}, beside {standing.slug}." in words
    assert "2 figures changed, 1 of them beyond their interval before" in words
    assert "1 appeared, 1 are gone" in words
    assert "+0.25" in page
    assert "+1,190" in page
    assert "Not known" in page
    assert "Beyond" in page


def test_figures_are_filtered(sign_in, analyst, draft):
    client, where = sign_in(analyst), page_at("edition-compare", draft)

    beyond = client.get(where, {"show": "beyond"}).text
    words = client.get(where, {"text": "nonsense"}).text
    wrong = client.get(where, {"show": "nonsense"}).text

    assert "theft.rate" in beyond
    assert "arson.rate" not in beyond
    assert "No figure is like that." in words
    assert "arson.rate" in wrong


def test_another_edition_is_chosen(sign_in, analyst, draft, standing):
    later = make_draft(analyst, files=files(arson=10.25))
    client, where = sign_in(analyst), page_at("edition-compare", later)

    page = client.get(where, {"other": str(draft.public_id)}).text

    assert f"beside {draft.slug}" in " ".join(page.split())
    assert "arson.rate" not in page
    same = client.get(page_at("edition-compare", draft), {"other": later.public_id})
    assert "theft.rate" in same.text


def test_drafts_alone_are_compared_with_each_other(sign_in, analyst):
    make_draft(analyst, files=files(arson=1.0))
    later = make_draft(analyst, files=files(arson=1.0))

    page = sign_in(analyst).get(page_at("edition-compare", later)).text

    assert "No figure differs." in page


def test_only_edition_has_nothing_to_compare_with(sign_in, analyst):
    draft = make_draft(analyst)

    page = sign_in(analyst).get(page_at("edition-compare", draft)).text

    assert "There is no other edition" in page


def test_figure_without_interval_says_so(sign_in, analyst, draft, standing):
    other = make_draft(analyst, files=files(arson=2.0))
    plain = json.loads(told(arson=1.0))
    plain["findings"][0] |= {"lower": None, "upper": None}
    bare = make_draft(analyst, files=FILES | {"assessment.json": json.dumps(plain)})

    page = sign_in(analyst).get(
        page_at("edition-compare", other), {"other": str(bare.public_id)}
    )

    assert "No interval" in page.text


def test_copy_has_what_was_asked_for_and_runs_no_formula(sign_in, analyst, draft):
    answer = sign_in(analyst).get(
        page_at("edition-compare-copy", draft), {"show": "changed"}
    )

    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.DictReader(answer.text.splitlines()))
    assert [row["before"] for row in rows] == ["10.0", "10.0"]
    assert [row["difference"] for row in rows] == ["0.25", "1190.0"]
    assert {row["fate"] for row in rows} == {"changed"}


def test_damaged_figures_are_shown_to_nobody(sign_in, analyst, standing):
    draft = make_draft(analyst, files=files(arson=4711.0))
    damage(draft.documents.get(path="assessment.json"))

    answer = sign_in(analyst).get(page_at("edition-compare", draft))

    assert answer.status_code == 404
