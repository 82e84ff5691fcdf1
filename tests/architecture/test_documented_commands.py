"""Commands that a page or a help text shows are there, with the options they name."""

import re
import shlex

import click
import pytest

from fourfold.interfaces.cli.main import COMMANDS, Commands
from tests.architecture.tree import ROOT, files, shown

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^\s*(?:\./run )?fourfold ([a-z].*)$", re.MULTILINE)
GROUP = Commands(name="fourfold")


def calls_in(text):
    """What follows `fourfold`, line by line; a line that goes on is one."""
    return CALL.findall(text.replace("\\\n", " "))


def documented():
    for page in files(".md", within=ROOT):
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for call in calls_in(block):
                yield shown(page), call


def misnamed(call):
    """The words of a call that the command line does not know."""
    name, *words = shlex.split(call, comments=True)
    if name not in COMMANDS:
        return [name]
    command = GROUP.get_command(None, name)
    known = {"--help"} | {
        option
        for param in command.params
        if isinstance(param, click.Option)
        for option in (*param.opts, *param.secondary_opts)
    }
    options = [word.split("=")[0] for word in words if word.startswith("--")]
    return [option for option in options if option not in known]


def test_every_command_of_a_page_exists_with_its_options():
    calls = list(documented())

    wrong = [f"{page}: {call}" for page, call in calls if misnamed(call)]

    assert len(calls) > 20
    assert wrong == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_of_help_exists_with_its_options(name):
    calls = calls_in(GROUP.get_command(None, name).epilog)

    assert calls
    assert [call for call in calls if misnamed(call)] == []


@pytest.mark.parametrize("call", ["hotspot X", "change X --befor year"])
def test_a_command_that_is_not_there_is_found(call):
    assert misnamed(call)
