import pytest
from django.core.management import CommandError, call_command

from fourfold.interfaces.staff.setting_up.steps import EXAMPLE
from fourfold.partnership.accounts.models import Agency, Invitation
from fourfold.partnership.accounts.services import (
    join_by_invitation,
)
from fourfold.partnership.areas.queries import partnership
from tests.partnership.areas.configurations import OTHER


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "partnership.toml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture
def run(db, capsys):
    def _run(command, /, *arguments, **options):
        call_command(command, *arguments, **options)
        return capsys.readouterr().out

    return _run


def test_setup_makes_the_site_serve_the_partnership(run, file):
    said = run("setup", file)

    assert "Marshgate Violence Reduction Partnership is set up." in said
    assert "Agencies joined: Marshgate Council, Invented Constabulary" in said
    assert Agency.objects.count() == 7


def test_setup_again_says_that_nothing_changed(run, file):
    run("setup", file)

    assert run("setup", file) == (
        "Marshgate Violence Reduction Partnership was set up like this already.\n"
    )


def test_check_says_what_would_happen_and_changes_nothing(run, file):
    said = run("setup", file, check=True)

    assert "the file is right. Nothing was changed." in said
    assert "Wards added: Gull Point" in said
    assert partnership() is None


def test_the_example_is_a_file_to_begin_with(run, tmp_path):
    path = tmp_path / "mine.toml"

    path.write_text(run("setup", example=True), encoding="utf-8")

    assert "is right" in run("setup", path, check=True)


def test_setup_tells_every_fault_and_changes_nothing(run, file):
    text = file.read_text(encoding="utf-8").replace("Europe/London", "Mars/Olympus")
    file.write_text(text.replace('"specified"', '"special"', 1), encoding="utf-8")

    with pytest.raises(CommandError) as raised:
        run("setup", file)

    assert str(raised.value).startswith("Nothing was changed.\n[partnership] time_zone")
    assert "[[partners]] number 1 kind" in str(raised.value)
    assert partnership() is None


def test_setup_refuses_a_partnership_that_lives_by_another_clock(run, file):
    text = file.read_text(encoding="utf-8").replace("Europe/London", "Europe/Paris")
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match="FOURFOLD_TIME_ZONE=Europe/Paris"):
        run("setup", file)

    assert partnership() is None


def test_setup_without_a_file_says_how_to_make_one(run):
    with pytest.raises(CommandError, match="--example"):
        run("setup")


def test_an_agency_that_changed_is_changed_and_one_that_is_gone_is_left(run, file):
    run("setup", file)
    text = file.read_text(encoding="utf-8").replace('"Hospital"', '"Trust"')
    file.write_text(text, encoding="utf-8")
    Agency.objects.filter(name="Way Out Support").update(name="Another Way")

    said = run("setup", file)

    assert "Agencies changed: Marshgate Hospital Trust" in said
    assert "Agencies joined: Way Out Support" in said
    assert "Not in the file, left as they are: Another Way" in said


def test_another_partnership_sets_itself_up_by_its_file_alone(run, tmp_path):
    file = tmp_path / "llyn-du.toml"
    file.write_text(OTHER, encoding="utf-8")

    run("setup", file)

    assert partnership().short_name == "Llyn Du"
    assert Agency.objects.get().name == "Cyngor Llyn Du"


def test_the_first_administrator_joins_by_a_link(run, file):
    run("setup", file)

    said = run(
        "invite_administrator",
        "ada@marshgate.example",
        name="Ada Min",
        agency="marshgate council",
    )

    token = said.rstrip().rstrip("/").rsplit("/", 1)[1]
    person = join_by_invitation(token=token, name="Ada Min", password=None)
    assert Invitation.objects.get().accepted_at
    assert not person.holdings.get().awaits_approval


def test_an_administrator_of_no_known_agency_is_refused_with_those_there_are(run, file):
    with pytest.raises(CommandError, match=r"none; run manage\.py setup first"):
        run("invite_administrator", "a@b.example", name="Ada", agency="Council")
    run("setup", file)

    with pytest.raises(CommandError, match="There are: Ferry Green Neighbours, "):
        run("invite_administrator", "a@b.example", name="Ada", agency="Council")


def test_a_role_that_is_none_is_refused(run, file):
    run("setup", file)

    with pytest.raises(CommandError, match="wizard is not in"):
        run(
            "invite_administrator",
            "a@b.example",
            name="Ada",
            agency="Marshgate Council",
            role="wizard",
        )
