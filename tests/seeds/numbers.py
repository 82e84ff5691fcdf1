"""The picture in numbers, and what is claimed elsewhere."""

from decimal import Decimal

from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.services import approve_figure, correct_figure

DUTY = "serious-violence-duty-strategy"
NOT_STATED = "The source does not say what it rests on"
CHARTS = ("<svg", "<canvas", "<img")


def said(figure, **change):
    names = (
        *("what", "value", "qualifier", "unit", "numerator", "denominator"),
        *("period", "place_id", "source", "as_at"),
    )
    return {name: getattr(figure, name) for name in names} | change


def check_t044(site):
    figure = Figure.objects.get(name="serious-violence-offences")
    page = site.html("strategy", DUTY)

    assert Figure.objects.filter(value=2121).count() == 1
    assert f'href="/reported/{figure.name}/"' in page
    assert ">2,121 offences</a>" in page
    assert "12 months ending June 2023" in page
    for words in ("12 months ending June 2023", "Serious Violence Duty page"):
        assert words in site.figure(figure.name)


def check_t045(site):
    figure = Figure.objects.get(name="serious-violence-under-25")
    assert (figure.numerator, figure.denominator) == (830, 2121)
    assert ">39%</a>" in site.html("strategy", DUTY)
    assert "830 of 2,121" in site.figure(figure.name)

    writer, checker = site.member("analyst"), site.member("board-member")
    change = {"numerator": 742, "value": Decimal(35)}
    told = {"by": writer, "figure_id": figure.pk, "reason": "Counted anew."}
    correct_figure(**told, **said(figure, **change))
    approve_figure(by=checker, figure_id=figure.pk)

    assert ">35%</a>" in site.html("strategy", DUTY)
    assert "742 of 2,121" in site.figure(figure.name)


def part_t046(site):
    page = site.figure("serious-violence-rate-lower")

    assert "19%" in page
    assert "does not name the 15 boroughs" in page


def part_t047(site):
    assert "of 15 boroughs or, with Waltham Forest, of 16" in site.figure(
        "serious-violence-rank"
    )


def part_t048(site):
    page = site.figure("knife-crime-concern")

    assert "No figure given" in page
    assert NOT_STATED in page


def check_t050(site):
    page = site.figure("gangs-after-money")

    assert "A finding of one study of 2018, and no current statistic." in page
    assert "“From Postcodes to Profits”, London South Bank University" in page


def part_t051(site):
    assert "first financial investigators" in site.figure("financial-investigation")


def check_t107(site):
    page = site.figure("vawg-violence-fell")

    assert "22.4%" in page
    assert "Place the North East police area (Newham and Waltham Forest)" in page
    assert "It is not said of Waltham Forest alone." in page
    assert "the last year, as at April 2025" in page


def part_t120(site):
    assert "As at 30 April 2025" in site.figure("asb-officers")


def part_t124(site):
    assert (
        "over 380 formal warning letters" in site.figure("warning-letters").casefold()
    )


def part_t125(site):
    assert "does not count the warnings and the notices apart" in site.figure(
        "protection-notices"
    )


def part_t127(site):
    assert "Over 30 premises closure orders" in site.figure("closure-orders")


def part_t131(site):
    assert "4 operations" in site.figure("moped-operations")


def part_t132(site):
    assert "Over 15 illegal mopeds" in site.figure("mopeds-seized")


def check_t146(site):
    for name, number in (("waste-enforcement", "5,000"), ("waste-penalties", "3,000")):
        page = site.figure(name)
        assert f"Over {number}" in page
        assert "2022/23" in page
        assert "Department for Environment, Food and Rural Affairs" in page


def check_t169(site):
    assert NOT_STATED in site.figure("home-security")


def part_t179(site):
    page = site.figure("routes-volunteers")

    assert (
        "The police speak of volunteers, the council of trained youth workers." in page
    )
    assert "Not settled." in page


def part_t188(site):
    assert "£40,000 worth of fireworks" in site.figure("fireworks-seized")


def part_t190(site):
    assert "23 penalties" in site.figure("patrol-penalties")


def part_t192(site):
    assert "Over 1,000 cameras" in site.figure("cctv-cameras")


def part_t193(site):
    assert "Over £1,000,000" in site.figure("cctv-money")


def part_t209(site):
    assert "50 residents" in site.figure("assembly-panel")


def part_t211(site):
    assert "says the Cabinet Member" in site.figure("assembly-was-first")


def part_t070(site):
    assert "70 arrests" in site.figure("st-james-arrests")


def part_t071(site):
    assert "15 knife seizures" in site.figure("st-james-knives")


def part_t069(site):
    assert "St James Street, Walthamstow, 2018" in site.figure("st-james-violence-rose")


def check_t072(site):
    page = site.html("reported-figure", "st-james-knife-crime-fell")

    assert "As reported: the counts are not published" in page
    assert "it is compared with no other area" in page
    assert not any(chart in page for chart in CHARTS)


def check_t073(site):
    page = site.figure("st-james-awaiting-sentence")

    assert "As at 26 April 2019" in page
    assert "It is not to be added to anything." in page
