import struct
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.preview_cards import Card, picture_of, preview_cards
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.small_cube import AUTHORITY, WARDS, SmallCube

CARD = Card(
    place="Hale & Ash",
    what="Violence",
    number="1,234",
    unit="offences",
    change="No change beyond chance",
    foot="July 2025 to June 2026. Recorded by the police.",
)


def words_on(card):
    # Our own picture, made a moment ago.
    return "".join(ElementTree.fromstring(picture_of(card)).itertext())  # noqa: S314


def size_of(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.fixture(scope="module")
def drawings():
    return Drawings(publish(assess(SmallCube(), authority=AUTHORITY.code)))


@pytest.fixture(scope="module")
def cards(drawings):
    return dict(preview_cards(drawings))


def test_the_authority_and_each_ward_have_one(cards):
    wanted = {f"cards/{each.code}.png" for each in (AUTHORITY, *WARDS)}

    assert set(cards) == wanted


def test_each_is_of_the_size_that_other_sites_ask_for(cards):
    assert {size_of(png) for png in cards.values()} == {(1200, 630)}


def test_the_same_figures_give_the_same_bytes(drawings, cards):
    assert dict(preview_cards(drawings)) == cards


def test_a_card_says_what_it_was_given():
    said = words_on(CARD)

    for part in ("Hale & Ash", "Violence", "1,234", "offences", CARD.change, CARD.foot):
        assert part in said


def test_what_has_no_room_is_cut_and_says_so():
    long = replace(CARD, place="Much Wenlock and Broseley " * 5)

    assert "…" in words_on(long)
    assert "…" not in words_on(CARD)


def test_an_invented_place_says_so(drawings, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "fourfold.analysis.documents.preview_cards.drawn",
        lambda card: drawn.append(card) or b"",
    )
    published = drawings.published
    record = replace(published.assessment.record, invented=True)
    invented = replace(
        published, assessment=replace(published.assessment, record=record)
    )

    list(preview_cards(Drawings(invented)))

    assert all("Invented data." in card.foot for card in drawn)
