import pytest

from fourfold.partnership.areas.models import Postcode
from fourfold.partnership.areas.postcodes import Answer, looked_up, postcode_in
from fourfold.partnership.areas.queries import knows_postcodes, ward_called
from fourfold.partnership.areas.services import load_postcodes
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.partnerships import make_partnership
from tests.people import SET_UP
from tests.wards import ASH, BIRCH, make_wards


@pytest.fixture
def wards(db):
    make_partnership()
    return make_wards()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("e17 4pp", "E174PP"),
        (" E17-4PP ", "E174PP"),
        ("M1 1AA", "M11AA"),
        ("W1A 0AX", "W1A0AX"),
        ("E17", None),
        ("E17 4P", None),
        ("4PP E17", None),
        ("E17 4PPX", None),
        ("", None),
        ("É17 4PP", None),
    ],
)
def test_a_postcode_is_read_however_it_is_written(text, code):
    assert postcode_in(text) == code


def test_loading_takes_the_place_of_what_was_there(wards):
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH, "ZZ11AB": ""})
    inside = load_postcodes(by=SET_UP, ward_of={"ZZ11AB": BIRCH, "ZZ11AC": ""})

    assert inside == 1
    assert dict(Postcode.objects.values_list("code", "ward__code")) == {
        "ZZ11AB": BIRCH,
        "ZZ11AC": None,
    }
    assert str(Postcode.objects.first()) == "ZZ11AB"


def test_loading_is_recorded_in_numbers(wards):
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH, "ZZ11AB": ""})

    entry = Entry.objects.get(action="areas.postcodes_loaded")
    assert entry.details == {"inside": 1, "beside": 1}


def test_a_ward_that_is_not_of_the_partnership_is_refused(wards):
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH})

    with pytest.raises(RefusedError, match="E05999999 is no ward"):
        load_postcodes(by=SET_UP, ward_of={"ZZ11AA": "E05999999"})

    assert Postcode.objects.get().ward.code == ASH


def test_before_set_up_it_is_said_what_comes_first(db):
    with pytest.raises(RefusedError, match=r"manage\.py setup"):
        load_postcodes(by=SET_UP, ward_of={})


def test_each_answer_has_its_reason(wards):
    assert not knows_postcodes()
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH, "ZZ11AB": ""})

    assert knows_postcodes()
    found = looked_up("ZZ11AA")
    assert (found.ward, found.why) == (ward_called(ASH), Answer.FOUND)
    assert looked_up("ZZ11AB").why == Answer.OUTSIDE
    assert looked_up("ZZ11AC").why == Answer.UNKNOWN
