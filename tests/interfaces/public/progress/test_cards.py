"""A card of what was promised, on the pages of other sites and of none else."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from fourfold.config import environment
from tests.strategies import make_pledge

OTHER = "https://www.marshgate.example"
PROGRESS = "/embed/progress/"
LINKED = re.compile(r'(?:href|src)="([^"]+)"')


def card_of(row):
    return reverse("public:card", args=[str(row._meta.model_name), row.public_id])


@pytest.fixture
def open_to_other(settings):
    settings.EMBED_ON = [OTHER]


def ancestors(answer):
    policy = answer["Content-Security-Policy"]
    return re.search(r"frame-ancestors ([^;]+)", policy)[1]


def test_card_is_for_the_sites_that_were_named(client, open_to_other, lamps):
    answer = client.get(card_of(lamps))

    assert ancestors(answer) == OTHER
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies


def test_card_is_for_no_site_where_none_is_named(client, lamps):
    answer = client.get(card_of(lamps))

    assert ancestors(answer) == "'none'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_every_other_page_stays_for_none(client, open_to_other, lamps):
    for where in ("/", "/progress/", reverse("public:action", args=[lamps.public_id])):
        answer = client.get(where)

        assert ancestors(answer) == "'none'"
        assert answer["X-Frame-Options"] == "DENY"


def test_the_same_page_made_before_keeps_its_policy(client, open_to_other, lamps):
    first, again = client.get(PROGRESS), client.get(PROGRESS)

    assert ancestors(first) == ancestors(again) == OTHER
    assert "X-Frame-Options" not in again


def test_card_is_light_and_asks_nothing_of_anybody_else(client, open_to_other, lamps):
    answer = client.get(card_of(lamps))

    assert len(answer.content) < 3_000
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert all(
        each.startswith(("/static/", "http://testserver/"))
        for each in LINKED.findall(answer.text)
    )


def test_cards_say_how_it_stands(
    client, manager, strategy, domain, council, lamps, recommendation
):
    pledge = make_pledge(manager, strategy, domain, council)

    told = {
        card_of(lamps): ["Mend lamps", "Late", "days late", "Led by Marshgate Council"],
        card_of(recommendation): ["1 late", "0% done. 0 of 1 done"],
        card_of(pledge): ["Reach 10,000 children", "Promised by Marshgate Council"],
        PROGRESS: ["1 of 1 actions is late."],
    }
    for where, words in told.items():
        page = client.get(where).text
        assert [each for each in words if each not in page] == []


def test_nothing_else_has_a_card(client, strategy, lamps):
    assert client.get(card_of(strategy)).status_code == 404
    wrong = reverse("public:card", args=["pledge", lamps.public_id])
    assert client.get(wrong).status_code == 404


def test_code_to_copy_is_offered_where_some_site_may_show_it(
    client, settings, lamps, strategy
):
    page = reverse("public:action", args=[lamps.public_id])
    assert "iframe" not in client.get(page).text

    settings.EMBED_ON = [OTHER]

    assert f"{card_of(lamps)}&quot; title=" in client.get(page).text
    of_strategy = reverse("public:strategy", args=[strategy.slug])
    assert "iframe" not in client.get(of_strategy).text


@pytest.mark.parametrize(
    "wrong",
    [
        "*",
        "https://*",
        "http://a.example",
        "https://a.example/x",
        "https://a b.example",
    ],
)
def test_a_site_that_is_none_stops_the_start(monkeypatch, wrong):
    monkeypatch.setenv("FOURFOLD_EMBED_ON", wrong)

    with pytest.raises(ImproperlyConfigured, match="Each must be like"):
        environment.origins("FOURFOLD_EMBED_ON")


def test_sites_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv(
        "FOURFOLD_EMBED_ON", "https://a.example, https://*.b.example:8443"
    )

    found = environment.origins("FOURFOLD_EMBED_ON")

    assert found == ["https://a.example", "https://*.b.example:8443"]
