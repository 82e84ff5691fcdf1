from django.utils import timezone

from fourfold.demo.programmes import make_programmes
from fourfold.demo.promises import make_promises
from fourfold.demo.records import make_people
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE, set_partnership_up
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.audit.doers import command
from fourfold.partnership.programmes import queries


def test_there_is_a_return_of_every_kind_and_a_programme_of_each(db):
    configuration = read_configuration(EXAMPLE)
    set_partnership_up(by=command("tests"), configuration=configuration)
    make_people()
    make_promises()

    make_programmes()

    today = timezone.localdate()
    dues = [
        due
        for each in queries.with_returns(queries.services())
        for due in queries.dues_of(each, today)
    ]
    assert {each.tag[0] for each in dues} == {
        "Received",
        "Received late",
        "Return not received",
    }
    published = [each.is_published for each in queries.programmes(public=False)]
    assert sorted(published) == [False, True]
