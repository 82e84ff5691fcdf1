import pytest

from fourfold.partnership.areas.configuration import checked
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.areas.queries import current_wards, partnership
from fourfold.partnership.areas.services import set_up
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.models import Entry

from .configurations import LLYN_DU, MARSHGATE, marshgate

BY = command("tests")


def set_up_from(sections):
    return set_up(by=BY, configuration=checked(sections))


def test_before_set_up_there_is_no_partnership(db):
    assert partnership() is None
    assert current_wards() == []


@pytest.mark.parametrize("sections", [MARSHGATE, LLYN_DU], ids=["Marshgate", "Llyn Du"])
def test_a_site_serves_whichever_partnership_it_is_set_up_for(db, sections):
    outcome = set_up_from(sections)

    assert outcome.is_new
    assert str(partnership()) == sections["partnership"]["short_name"]
    assert {str(ward) for ward in current_wards()} == {
        ward["name"] for ward in sections["wards"]
    }


def test_the_same_again_changes_and_records_nothing(db):
    set_up_from(MARSHGATE)

    again = set_up_from(MARSHGATE)

    assert not again.is_changed
    assert again.added == again.renamed == again.ended == ()
    assert Entry.objects.filter(action="areas.partnership_set_up").count() == 1


def test_a_ward_that_is_gone_stays_for_what_points_at_it(db):
    set_up_from(MARSHGATE)
    fewer = MARSHGATE["wards"][1:]

    outcome = set_up_from(marshgate(wards=fewer))

    gone = CoveredArea.objects.get(code=MARSHGATE["wards"][0]["code"])
    assert outcome.ended == ("Gull Point",)
    assert not gone.is_current


def test_a_ward_that_is_renamed_keeps_its_row(db):
    set_up_from(MARSHGATE)
    first, *others = MARSHGATE["wards"]

    outcome = set_up_from(marshgate(wards=[first | {"name": "Tern Point"}, *others]))

    assert outcome.renamed == ("Gull Point → Tern Point",)
    assert outcome.added == outcome.ended == ()


def test_a_ward_that_comes_back_is_current_again(db):
    set_up_from(MARSHGATE)
    set_up_from(marshgate(wards=MARSHGATE["wards"][1:]))

    set_up_from(MARSHGATE)

    assert len(current_wards()) == len(MARSHGATE["wards"])
