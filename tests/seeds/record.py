"""Publications, people in public offices, events, words, and duties of the law."""

import io
from datetime import date

import pytest
from django.utils import timezone

from fourfold.interfaces.staff.desk import awaits_me
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import services
from fourfold.partnership.public_record.models import Publication
from fourfold.partnership.strategy.services import set_status, show_duty_met
from fourfold.partnership.strategy.states import Status

from .promises import PLAN, due

VRP = "violence-reduction-partnership"
DUTY = "serious-violence-duty-strategy"
NEWS = "waltham-forest-announces-new-pledges-to-tackle-violence-in-the-borough"
LAUNCH = "launch-of-the-violence-reduction-partnership"
KINDS, CAUSES, STRATEGY = (
    f"pcsc-2022-s8-{each}" for each in ("kinds", "causes", "strategy")
)


def check_t007(site):
    link = '<a href="/words/public-health-approach/">Public health approach</a>'

    for name, slug in (("strategy", DUTY), ("publication", DUTY)):
        assert link in site.html(name, slug)
    assert "treated like an illness" in site.text("word", "public-health-approach")


def check_t013(site):
    page = due(site, "short")
    words = {"Not started", "On track", "At risk", "Done", "Stopped"}

    assert {str(each.label) for each in Status} == words
    assert "late" in page.casefold()
    assert "already being implemented" not in {each.value for each in Status}
    action = site.recommendation(10).actions.get()
    with pytest.raises(RefusedError):
        set_status(
            by=site.member("programme-manager"), action_id=action.pk, status="done"
        )


def part_t014(site):
    home = site.html("home")

    assert 'href="/progress/"' in home
    assert "What was promised" in site.html("progress")


def check_t016(site):
    page = site.text("strategy", VRP)

    assert "The public health approach of Glasgow" in page
    assert "It is evidence for it: Study or report, 2008." in page
    assert "What was done elsewhere. Not rated: nothing here shows how strong" in page


def check_t017(site):
    page = site.text("event", LAUNCH)

    assert "When 25 April 2019" in page
    assert "Sources give different days" in page
    assert "Thursday 25 April 2019" in page
    assert "Friday 26 April 2019" in page
    assert "Published 26 April 2019" in site.text("publication", NEWS)
    assert "the day of an event is not the day of publication" in site.text("reported")


def check_t018(site):
    page = site.text("event", LAUNCH)

    assert "Where Walthamstow" in page
    assert "Clare Coghill Leader of Waltham Forest Council Spoke" in page
    assert "Dame Louise Casey Former adviser" in page
    for name in ("Stella Creasy", "Iain Duncan Smith"):
        assert f"{name} Member of Parliament Was there" in page
    assert "Senior officers Metropolitan Police Service" in page
    leaders = {"2019-04-26": "Clare Coghill", "2025-05-07": "Grace Williams"}
    for day, name in leaders.items():
        told = site.text("public-people", text="leader of the council", on=day)
        held, _, _ = told.partition("Who it could have been")
        assert f"{name} Leader of the council" in held


def quoted(site, person, words):
    page = site.html("publication", NEWS)
    said = f"<blockquote><p>“{words}”</p></blockquote>"
    assert said in page
    caption = page[page.index(said) :].split("</figcaption>")[0]
    assert person in caption
    return caption


def check_t019(site):
    words = (
        "a step in the right direction, addressing not just the symptoms, but the"
        " causes of violence amongst our young people"
    )

    assert "former Victims’ Commissioner" in quoted(site, "Dame Louise Casey", words)


def check_t020(site):
    words = "we all need to redouble our efforts and pledge to do more"

    caption = quoted(site, "Clare Coghill", words)

    assert "Leader of Waltham Forest Council" in caption


def check_t021(site):
    over = (timezone.localdate() - date(2025, 1, 31)).days

    page = site.text("publication", DUTY)

    assert f"Review overdue by {over:,} days: it was due 31 January 2025" in page
    assert "Review overdue" in site.text("strategy", DUTY)
    awaited = awaits_me(site.member("programme-manager")).items
    assert "Review “Serious Violence Duty Strategy”" in [each.title for each in awaited]


def add_version(site, text, **said):
    found = Publication.objects.get(slug=DUTY)
    return services.add_version(
        by=site.member("programme-manager"),
        publication_id=found.pk,
        dated_on=date(2026, 1, 31),
        what_changed="The next one",
        text=text,
        **said,
    )


def check_t022(site):
    pdf = io.BytesIO(b"%PDF-1.7\nwords\n%%EOF\n")

    version = add_version(site, "## Work to date\nA new text.", file=pdf)

    page = site.text("publication", DUTY)
    assert "A new text." in page
    assert "Version 2 31 January 2026" in page
    assert "Version 2 as a page Version 2 as a file (PDF, 1 KB)" in page
    assert version.file_sha256 in page
    assert "This is an older version." in site.text("publication-version", DUTY, 1)


def check_t023(site):
    page = site.text("duties")

    assert "Police, Crime, Sentencing and Courts Act 2022, section 8(1) and (2)" in page
    assert "Work together, and plan together" in page
    told = site.html("duty", CAUSES)
    assert "govuk-tag--red" in told
    assert "No evidence" in told


def check_t024(site):
    titles = (
        *("Partnership arrangements", "Summary needs assessment"),
        *("Work to date", "Future priorities"),
    )
    page = site.text("publication", DUTY)
    for title in titles:
        assert f"{title} Not there" in page

    text = "\n".join(f"## {each}\nWords." for each in titles)
    add_version(site, text)
    assert site.text("publication", DUTY).count("Not approved") == len(titles)
    add_version(site, text, approved_on=date(2026, 1, 31), approved_by_body="Cabinet")

    page = site.text("publication", DUTY)
    for title in titles:
        assert f"{title} There" in page


def part_t025(site):
    page = site.text("duty", "pcsc-2022-s8-collaborate")

    assert "police, council, fire and rescue, health, probation, youth" in page
    assert "A strategy says how the council and its partners work together" in page


def part_t026(site):
    page = site.text("duty", KINDS)

    assert "12 months to June 2023" in page
    assert "Evidence too old" in page


def check_t027(site):
    assert "Nothing shows yet that this is done." in site.text("duty", CAUSES)

    show_duty_met(
        by=site.member("programme-manager"),
        duty=CAUSES,
        text="An analysis of causes",
        link="https://example.org/causes",
        document="",
        dated_on=timezone.localdate(),
    )

    page = site.html("duty", CAUSES)
    assert 'href="https://example.org/causes"' in page
    assert "Evidence given" in page


def part_t028(site):
    page = site.text("duty", STRATEGY)

    assert "The Serious Violence Duty Strategy" in page
    assert "Every 12 months" in page
    awaited = awaits_me(site.member("programme-manager")).items
    assert any("of the law are not shown" in each.title for each in awaited)


def part_t031(site):
    page = site.text("word", "serious-violence")

    for offence in (
        *("homicide", "grievous bodily harm", "actual bodily harm", "rape"),
        *("assault by penetration", "sexual assault", "personal robbery"),
        *("threats to kill", "violence against property"),
    ):
        assert offence in page
    assert "people under 25, Domestic abuse , and sexual violence" in page
    assert 'href="/words/serious-violence/"' in site.html("strategy", DUTY)


def check_t032(site):
    page = site.html("word", "domestic-abuse")

    assert 'href="https://www.legislation.gov.uk/ukpga/2021/17/section/1"' in page
    assert "Domestic Abuse Act 2021" in page
    assert "Meaning 1, since 31 January 2024" in page


def part_t043(site):
    page = site.text("publication", "from-postcodes-to-profits")

    assert "gangs in the borough" in page
    assert "Violence Reduction Partnership" in page


def part_t049(site):
    page = site.text("publication", "from-postcodes-to-profits")

    for words in (
        "Written by London South Bank University",
        "Commissioned by Waltham Forest Council",
        "Published 2018",
        "less tied to postcodes than ten years before",
        "a finding of this publication of 2018, and not what is known today",
        "We have neither its text nor a link to it.",
        "has run since 2011",
    ):
        assert words in page
    assert "From Postcodes to Profits" in site.text("strategy", VRP)


def part_t220(site):
    assert "the council’s website" in site.text("publication", PLAN)
    due(site, "short")
    for name in ("progress-csv", "progress-json"):
        assert "Walk the streets" in site.html(name, strategy=PLAN)


def part_t232(site):
    page = site.text("accessibility")

    assert "Web Content Accessibility Guidelines 2.2 at level AA" in page
