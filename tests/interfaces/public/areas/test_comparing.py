import json

import pytest

from fourfold.interfaces.public.areas.comparing import compared, verdict
from tests.editions import make_published
from tests.partnerships import make_partnership
from tests.wards import ASH, BIRCH, CEDAR, ward_files

PAGE = "/wards/compare/"


def told(*codes):
    return [json.loads(ward_files()[f"site/wards/{code}.json"]) for code in codes]


def standing(page, measure):
    return next(each for each in page["standings"] if each["measure"] == measure)


def verdict_of(*codes):
    pages = told(*codes)
    return verdict(pages, [standing(page, "violence") for page in pages])


def test_wards_stand_side_by_side_by_every_measure(client, edition):
    page = client.get(PAGE, {"ward": [ASH, BIRCH]})

    tables = [each.table for each in page.context["compared"]]
    assert len(tables) == len(told(ASH)[0]["standings"])
    violence = next(each for each in tables if each.id == "table-violence")
    assert [cell.text for cell in violence.rows[0]] == [
        "Ash",
        "600",
        "No change beyond chance",
        "50.0 (46.1 to 54.2)",
        "Highest of 8",
    ]
    assert "as far as chance could move it" in violence.rows[1][4].text
    assert "differ by more than chance alone" in page.text


def test_those_that_cannot_be_told_apart_are_said_to_be_so():
    assert verdict_of(BIRCH, CEDAR).startswith("By their rates they cannot be told")
    assert verdict_of(ASH, BIRCH, CEDAR) == (
        "Cannot be told apart by their rates: Birch and Cedar."
    )


def test_wards_without_a_rate_are_not_set_side_by_side():
    pages = told(ASH, BIRCH)
    standings = [standing(page, "violence") for page in pages]
    standings[1]["rate"] = {**standings[1]["rate"], "text": "not known"}
    standings[1]["place"] = {"text": "not known", "is_number": True}

    assert "not known, so they cannot be set side by side" in (
        verdict(pages, standings)
    )


def test_only_measures_that_all_are_told_by_are_shown():
    pages = told(ASH, BIRCH)
    pages[1]["standings"] = pages[1]["standings"][:1]

    assert len(compared(pages)) == 1
    assert compared([]) == []


def test_page_asks_which_wards(client, edition):
    page = client.get(PAGE)

    assert page.context["compared"] == []
    assert page.text.count('type="checkbox"') == 8
    assert "Error" not in page.text


@pytest.mark.parametrize(
    "wards",
    [[ASH], [f"E0500090{n}" for n in range(1, 6)]],
    ids=["one", "five"],
)
def test_too_few_or_too_many_are_asked_for_again(client, edition, wards):
    page = client.get(PAGE, {"ward": wards})

    assert "Choose 2 to 4 wards." in page.text
    assert page.context["compared"] == []


def test_a_ward_that_is_not_there_is_refused(client, edition):
    page = client.get(PAGE, {"ward": [ASH, "E05999999"]})

    assert "There is a problem" in page.text


def test_the_same_ward_twice_is_one(client, edition):
    page = client.get(PAGE, {"ward": [ASH, ASH, BIRCH]})

    assert len(page.context["chosen"]) == 2


def test_page_takes_few_queries(client, edition, django_assert_max_num_queries):
    make_partnership()
    asked = {"ward": [ASH, BIRCH, CEDAR]}
    client.get(PAGE, asked)

    with django_assert_max_num_queries(6):
        client.get(PAGE, asked)


def test_reader_who_has_it_is_not_sent_it_again(client, edition):
    asked = {"ward": [ASH, BIRCH]}
    tag = client.get(PAGE, asked)["ETag"]

    again = client.get(PAGE, asked, headers={"If-None-Match": tag})

    assert again.status_code == 304


def test_without_an_edition_it_says_so(client, db):
    assert "Nothing is published yet" in client.get(PAGE).text


def test_edition_from_before_there_were_standings_says_so(
    client, analyst, board_member
):
    files = dict(ward_files())
    for code in (ASH, BIRCH):
        page = json.loads(files[f"site/wards/{code}.json"])
        del page["standings"]
        files[f"site/wards/{code}.json"] = json.dumps(page)
    make_published(analyst, board_member, files=files)

    page = client.get(PAGE, {"ward": [ASH, BIRCH]})

    assert "made before wards could be set side by side" in page.text
