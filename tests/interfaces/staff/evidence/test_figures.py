from uuid import UUID

from django.urls import reverse

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.queries import conflicts_of
from tests.editions import make_area
from tests.people import actor_of, signed_in

from .rows import TYPED, page_at, recorded

UNKNOWN = Figure(public_id=UUID(int=1))


def test_figure_is_recorded_approved_and_corrected(client, analyst, board_member):
    signed_in(client, analyst)
    figure = recorded(client, place=make_area().pk)
    page = client.get(page_at("figure", figure)).text
    assert "Over 1,200 people were treated for stab wounds in Marshgate" in page
    assert "another person has to approve it" in page

    signed_in(client, board_member)
    page = client.post(page_at("figure-approve", figure), follow=True).text
    assert "The figure is approved." in page
    page = client.post(page_at("figure-approve", figure), follow=True).text
    assert "approved already" in page

    signed_in(client, analyst)
    assert 'value="1200"' in client.get(page_at("figure-correct", figure)).text
    change = TYPED | {"value": "1150", "place": "", "reason": "It counts visits."}
    page = client.post(page_at("figure-correct", figure), change, follow=True).text
    assert "Number: 1200 → 1150; Place: E09990001 → none" in page
    assert "It counts visits." in page


def test_figure_that_cannot_be_is_refused_with_what_was_typed(sign_in, analyst):
    share = {"unit": "%", "qualifier": "exactly", "numerator": "1", "denominator": "2"}

    page = sign_in(analyst).post(reverse("staff:figure-add"), TYPED | share).text

    assert "1 of 2 is 50%, and not 1200%." in page
    assert "Invented Hospital" in page
    assert not Figure.objects.exists()


def test_figures_are_searched(sign_in, analyst):
    client = sign_in(analyst)
    assert "No figure is recorded yet" in client.get(reverse("staff:figures")).text
    recorded(client)

    found = client.get(
        reverse("staff:figures"), {"text": "stab", "state": "recorded"}
    ).text
    missed = client.get(reverse("staff:figures"), {"text": "burglary"}).text
    nonsense = client.get(reverse("staff:figures"), {"state": "nonsense"}).text

    assert "stab wounds" in found
    assert "No figure is like that." in missed
    assert "stab wounds" in nonsense


def test_copy_of_figures_runs_no_formula_and_is_in_the_trail(sign_in, analyst):
    client = sign_in(analyst)
    recorded(client)

    answer = client.post(reverse("staff:figures-copy"))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=Invented Hospital" in answer.text
    assert "1200,Over,people" in answer.text
    assert Entry.objects.get(action="figures.figures_exported").details == {"count": 1}


def test_actor_of_the_board_records_no_figure(sign_in, board_member):
    assert not actor_of(board_member).may("record-figures")
    assert sign_in(board_member).get(reverse("staff:figure-add")).status_code == 403


def test_two_figures_that_disagree_are_noted_and_settled(sign_in, analyst):
    client = sign_in(analyst)
    one, other = recorded(client), recorded(client)
    there = page_at("figure-conflict", one)
    assert "Note that another figure disagrees" in client.get(there).text

    said = {"other": other.pk, "text": "They count differently"}
    page = client.post(there, said, follow=True).text
    again = client.post(there, said).text
    settling = reverse(
        "staff:conflict-settle", args=[one.public_id, conflicts_of(one)[0].pk]
    )
    settled = client.post(settling, {"how": "We asked the hospital."}, follow=True).text

    assert "They count differently" in page
    assert "noted already" in again
    assert "Settled: We asked the hospital." in settled


def test_conflict_of_other_figures_is_not_there(sign_in, analyst):
    client = sign_in(analyst)
    figure = recorded(client)

    assert client.get(page_at("figure-conflict", UNKNOWN)).status_code == 404
    strange = reverse("staff:conflict-settle", args=[figure.public_id, 12])
    assert client.get(strange).status_code == 404
