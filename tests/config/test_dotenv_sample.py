"""Who copies the sample has every variable that the site reads, and no other."""

import ast
import re

from tests.architecture.tree import ROOT, SOURCE, files, parsed

SAMPLE = (ROOT / "dotenv-sample").read_text(encoding="utf-8")
READERS = {"text", "secret", "flag", "number", "listed", "tiles", "origins"}


def variables_read():
    return {
        node.args[0].value
        for path in files(".py", within=SOURCE / "config")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "environment"
    }


def test_the_sample_has_every_variable_that_is_read_and_no_other():
    named = re.findall(r"^([A-Z_]+)=", SAMPLE, re.MULTILINE)

    assert variables_read()
    assert sorted(named) == sorted(variables_read())


def test_every_variable_of_the_sample_is_explained():
    blocks = SAMPLE.split("\n\n")
    smtp = {"FOURFOLD_SMTP_USER", "FOURFOLD_SMTP_PASSWORD"}

    bare = [
        line
        for block in blocks
        for before, line in zip(
            ["", *block.splitlines()], block.splitlines(), strict=False
        )
        if re.match(r"[A-Z_]+=", line)
        and not before.startswith("#")
        and "SMTP" not in line
    ]

    assert bare == []
    assert smtp <= variables_read()
