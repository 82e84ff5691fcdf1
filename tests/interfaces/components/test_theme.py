import pytest

from tests.partnerships import make_partnership


@pytest.fixture
def partnership(db):
    return make_partnership(colours={"main": "#7a1f5c", "deep": "#4a1238"})


def test_colours_are_those_of_the_partnership(client, partnership):
    response = client.get("/theme.css")

    assert response["Content-Type"] == "text/css"
    assert "--ff-main:#7a1f5c;--ff-deep:#4a1238" in response.text


def test_colours_are_ours_before_a_partnership_is_set_up(client, db):
    assert "--ff-main:#0b5563" in client.get("/theme.css").text


def test_the_browser_keeps_colours_and_no_proxy_does(client, partnership):
    response = client.get("/theme.css")

    assert response["Cache-Control"] == "private, max-age=3600"


def test_colours_are_sent_once_until_they_change(client, partnership):
    tag = client.get("/theme.css")["ETag"]

    unchanged = client.get("/theme.css", headers={"If-None-Match": tag})
    partnership.fingerprint = "b" * 64
    partnership.save()
    changed = client.get("/theme.css", headers={"If-None-Match": tag})

    assert unchanged.status_code == 304
    assert changed.status_code == 200


def test_pages_ask_for_the_colours_of_this_set_up(client, partnership):
    assert f'href="/theme.css?{"a" * 16}"' in client.get("/").text


def test_pages_name_the_partnership_and_bear_no_crown(client, partnership):
    page = client.get("/").text

    assert "Marshgate Violence Reduction Partnership" in page
    assert "crown" not in page.casefold()
    assert "gov.uk" not in page.casefold()
