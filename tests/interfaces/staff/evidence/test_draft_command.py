import pytest
from django.core.management import CommandError, call_command

from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.models import Edition
from tests.editions import make_area
from tests.people import make_person


@pytest.fixture
def people(council):
    make_area()
    make_person("Ana Lyst", council, "analyst")
    make_person("Asbel", council, "asb-officer")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Nowhere", "--by", "ana.lyst.0@example.org"], "no authority of this"),
        (["Marshgate", "--by", "nobody@example.org"], "Nobody here"),
        (["Marshgate", "--by", "asbel.1@example.org"], "must be an analyst"),
        (
            ["Marshgate", "--by", "ana.lyst.0@example.org", "--last-month", "1999-01"],
            "No draft was made",
        ),
    ],
)
def test_draft_that_cannot_be_made_leaves_nothing(people, demo, arguments, words):
    before = set(folder_of("x").parent.glob("*"))

    with pytest.raises(CommandError, match=words):
        call_command("draft_assessment", *arguments, "--data", demo / "data")

    assert not Edition.objects.exists()
    assert set(folder_of("x").parent.glob("*")) == before
