"""What was promised, read in another language: ours is translated, theirs is marked."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.indicators import WHY, line_words, sentences
from fourfold.interfaces.components.promises import kept_words
from fourfold.interfaces.public.progress.addresses import page as page_of
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.figures.services import correct_figure, note_conflict
from fourfold.partnership.strategy import queries, services, verdicts
from fourfold.partnership.strategy.keeping import kept_milestone, kept_number
from tests.architecture.catalogues import messages
from tests.interfaces.public.said import SAME, Said
from tests.people import actor_of
from tests.reported import CLAIM, SAID, make_figure
from tests.site_editions import make_borough
from tests.strategies import (
    evidence,
    make_indicator,
    make_milestone,
    make_pledge,
    number_of,
)

DUTIES = ("kinds", "causes")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def by(manager):
    return actor_of(manager)


@pytest.fixture
def plan(by, manager, strategy, domain, objective, lamps, walks, council):
    """Something of each kind, with a history."""
    make_borough()
    chosen = {"partnership": {"languages": ["en-gb", "pl"]}}
    Partnership.objects.update(configuration=chosen)
    pledge = make_pledge(manager, strategy, domain, council, text="Lessons for all")
    milestone = make_milestone(manager, strategy, domain, council)
    indicator = make_indicator(manager, objective, council, text="As a hospital counts")
    services.record_number(by=by, indicator_id=indicator.pk, **number_of(70))
    services.add_evidence(by=by, action_id=lamps.pk, **evidence())
    services.name_duty_gap(
        by=by, duty="pcsc-2022-s8-kinds", text="No assessment is published"
    )
    services.show_duty_met(by=by, duty="pcsc-2022-s8-causes", **evidence())
    services.freeze_board_pack(
        by=by, meeting="Safety board", meeting_on=timezone.localdate()
    )
    return [strategy, domain, objective, lamps, walks, pledge, milestone, indicator]


@pytest.fixture
def figures(analyst, board_member):
    """Two that disagree, of which one was put right."""
    one = make_figure(analyst, approved_by=board_member, name="wounds", note="Visits.")
    other = make_figure(analyst, approved_by=board_member, name="claim", **CLAIM)
    note_conflict(
        by=actor_of(analyst),
        one_id=one.pk,
        other_id=other.pk,
        text="Hospital and survey differ.",
    )
    third = make_figure(analyst, approved_by=board_member, name="third")
    correct_figure(
        by=actor_of(analyst),
        figure_id=third.pk,
        reason="It counts visits.",
        **(SAID | {"value": Decimal(900)}),
    )
    return [one, other, third]


def addresses(plan, figures):
    lists = ("progress", "indicators", "partners", "calendar", "duties", "packs")
    yield from (reverse(f"public:{name}") for name in (*lists, "reported"))
    yield from (page_of(each) for each in plan)
    yield page_of(plan[3].recommendation)
    yield page_of(plan[3].lead_agency)
    yield from (reverse("public:duty", args=[f"pcsc-2022-s8-{e}"]) for e in DUTIES)
    yield reverse("public:pack", args=[1])
    yield reverse("public:corrections")
    yield from (reverse("public:reported-figure", args=[e.name]) for e in figures)


# What staff typed for this plan; names of wards are no words of a language.
TYPED = (
    *("Safer together", "Safe places", "Curtail", "Fewer injuries with knives"),
    *("Work with schools", "Walk more", "Mend lamps", "Walk home", "children"),
    *("Reach 10,000 children", "Lessons for all", "Open a centre", "Head of schools"),
    *("Young people hurt with a blade", "As a hospital counts", "Safety board"),
    *("Return of the hospital", "No assessment is published", "Minutes of the board"),
    *("Assembly of residents", "Less violence", "Cabinet", "Identify the kinds"),
    *("treated for stab wounds", "Invented Hospital", "Hospital and survey differ"),
    *("It counts visits", "Visits.", "Programme manager", "Marshgate Council"),
)


def test_pages_of_progress_say_ours_in_polish_and_mark_what_is_english(
    client, plan, figures
):
    """One plan for all pages: it takes longer than what is asked of it."""
    ours = {one for _, one, _ in messages() if not set(one) & set("%{")} - SAME
    pages = {path: client.get(f"/pl{path}") for path in addresses(plan, figures)}

    said = {path: Said(page.text.partition("<body")[2]) for path, page in pages.items()}

    assert {page.status_code for page in pages.values()} == {200}
    assert {p: each.found & ours for p, each in said.items() if each.found & ours} == {}
    bare = {
        (path, text)
        for path, each in said.items()
        for text in each.found
        if any(typed in text for typed in TYPED)
        # A table is named for those who hear it, in one language.
        and not text.startswith(("Liczby wskaźnika", "Wskaźniki dziedziny"))
    }
    assert bare == set()
    marked = "\n".join(text for each in said.values() for text in each.marked)
    assert [typed for typed in TYPED if typed not in marked] == []


def test_a_list_of_actions_and_a_pack_have_one_address(client, plan):
    names = [("progress-csv", []), ("pack-json", [1]), ("pack-pdf", [1])]

    with translation.override("pl"):
        files = [reverse(f"public:{name}", args=args) for name, args in names]

    assert [each for each in files if each.startswith("/pl/")] == []
    assert client.get("/pl/progress/actions.csv").status_code == 404


def test_choices_that_staff_typed_are_marked_in_a_list_and_ours_are_not(client, plan):
    text = client.get("/pl/progress/").text

    assert '<option value="safe-places" lang="en-gb" dir="ltr">Safe places' in text
    assert '<option value="">Wszystkie</option>' in text.replace(" selected", "")
    assert '<option value="long">Długo</option>' in text
    assert text.count("<select ") == text.count('class="govuk-select"') == 7
    assert "lang=" not in client.get("/progress/").text.partition("<form")[2]


def test_a_feed_of_progress_is_in_english(client, plan):
    text = client.get(reverse("public:feed-progress")).text

    assert "Promised" in text
    assert "lang=" not in text.partition("<entry>")[2]


def test_numbers_of_a_pledge_stand_as_its_language_writes_them():
    kept = kept_number(
        Decimal("12000.5"),
        "children",
        [Decimal("1200.25")],
        period=YEAR,
        today=YEAR[0],
    )

    with translation.override("pl"):
        polish = kept_words(kept)

    assert kept_words(kept) == kept.sentence
    assert kept.sentence == "1,200.25 of 12,000.5 children: 10%"
    assert polish == (
        '1\xa0200,25 z 12\xa0000,5 <span lang="en-gb" dir="ltr">children</span>: 10%'
    )


@pytest.mark.parametrize(
    ("result", "said"),
    [("met", "spełniono."), ("partly", "spełniono częściowo."), ("not-met", "nie sp")],
)
def test_what_an_agency_says_of_a_milestone_is_said_in_polish(result, said):
    kept = kept_milestone(result, period=YEAR, today=YEAR[1])

    with translation.override("pl"):
        assert kept_words(kept).startswith(f"Instytucja mówi: {said}")


def test_each_verdict_has_its_reason_in_every_language():
    """A verdict is known by its name: words differ with the language of the page."""
    found = [each for each in vars(verdicts).values() if _is_verdict(each)]

    with translation.override("pl"):
        reasons = {each: str(WHY[each]) for each in found if each in WHY}

    assert set(found) - set(reasons) == {verdicts.NO_CHANGE}
    assert len({each.name for each in found}) == len(found)
    assert not set(reasons.values()) & {str(each) for each in WHY.values()}


def _is_verdict(each):
    return isinstance(each, verdicts.Verdict)


@pytest.mark.parametrize(
    ("value", "said"), [(70, "lepsza"), (78, "nie da się odróżnić"), (90, "gorsza")]
)
def test_an_indicator_is_set_beside_its_straight_line_in_polish(
    manager, objective, council, by, value, said
):
    made = make_indicator(manager, objective, council)
    services.record_number(by=by, indicator_id=made.pk, **number_of(value))
    [told] = queries.told_indicators([queries.indicator(made.public_id)])

    with translation.override("pl"):
        line, reasons = line_words(told), sentences(told)

    assert said in line
    assert "31 marca 2026" in line
    assert f"{value} " in reasons[1]
    assert "60 lub mniej do 31 grudnia 2029" in reasons[3]


def test_a_history_says_what_changed_in_polish_and_keeps_what_was_typed(by, lamps):
    services.move_due_date(
        by=by, action_id=lamps.pk, due_on=date(2030, 3, 1), reason="Rain & snow"
    )
    change = queries.history(lamps.public_id)[0]

    with translation.override("pl"):
        told = event(change)

    assert (told.title, told.now) == ("Termin", "1 marca 2030")
    assert told.reason == "Rain & snow"
    assert told.was.endswith(str(lamps.due_on.year))
