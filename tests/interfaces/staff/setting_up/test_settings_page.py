import pytest
from django.urls import reverse

from fourfold.partnership.areas.configuration import checked
from fourfold.partnership.areas.services import set_up
from tests.partnership.areas.configurations import MARSHGATE, marshgate
from tests.people import SET_UP


@pytest.fixture
def page(sign_in, administrator):
    def _page(sections=None):
        if sections:
            set_up(by=SET_UP, configuration=checked(sections))
        return sign_in(administrator).get(reverse("staff:settings")).text

    return _page


def test_the_page_says_how_the_partnership_is_set_up(page):
    shown = page(MARSHGATE)

    assert "Marshgate Violence Reduction Partnership" in shown
    assert "operations@marshgate.example" in shown
    assert "Gull Point" in shown
    assert "2 years" in shown
    assert "15 minutes without use, 12 hours at most" in shown


def test_a_period_that_nobody_decided_is_said(page):
    assert "Not decided: kept for ever" in page(marshgate(retention=None))


def test_before_set_up_the_page_says_how_to_begin(page):
    assert "manage.py setup --example" in page()


def test_a_ward_that_ended_is_marked(page):
    page(MARSHGATE)

    assert "Ended" in page(marshgate(wards=MARSHGATE["wards"][1:]))
