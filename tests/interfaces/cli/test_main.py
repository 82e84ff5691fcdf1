import pytest

from fourfold.interfaces.cli.main import COMMANDS, Commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(fourfold, name):
    done = fourfold(name, "--help")

    assert done.returncode == 0
    assert "Examples:" in done.stdout
    assert f"fourfold {name}" in done.stdout


def test_help_lists_every_command(process):
    done = process("--help")

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


def test_every_command_listed_can_be_imported():
    group = Commands(name="fourfold")

    found = {name: group.get_command(None, name) for name in COMMANDS}

    assert {command.name for command in found.values()} == set(COMMANDS)


def test_mistyped_command_is_answered_with_the_nearest(process):
    done = process("laod")

    assert done.returncode == 2
    assert "Did you mean 'load'?" in done.stderr


def test_version_is_told(process):
    done = process("--version")

    assert done.stdout.startswith("fourfold, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("assess", "E09990001"),
        ("explain", "robbery.count.E09990001.2025-07..2026-06"),
        ("areas",),
    ],
)
def test_command_without_data_says_what_to_do_first(fourfold, arguments):
    done = fourfold(*arguments)

    assert done.returncode == 1
    assert "fourfold load FILES" in done.stderr
    assert "Traceback" not in done.stderr


def test_error_is_json_too_where_json_was_asked_for(process):
    done = process("areas", "--json")

    assert done.returncode == 1
    assert '{"error": {"message": ' in done.stdout


def test_piped_output_has_no_colour(process, demo):
    done = process("areas", "--data", demo / "data")

    assert done.returncode == 0
    assert "\x1b[" not in done.stdout + done.stderr
