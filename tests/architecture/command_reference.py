"""Writes docs/reference/command-line.md from the commands' own help: ./run docs."""

import click

from fourfold.interfaces.cli.main import COMMANDS, fourfold

from .tree import ROOT

PAGE = ROOT / "docs" / "reference" / "command-line.md"
HEAD = """\
# The command line

What every command says of itself; this page is written from it (`./run docs`).
How the commands behave, exit codes and JSON:
[decision 0011](../decisions/0011-the-command-line.md).
"""


def reference() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *(_section(name) for name in ("", *COMMANDS))])


def _section(name: str) -> str:
    # As it is run: click keeps the names of help from the first time they are asked.
    context = click.Context(
        fourfold,
        info_name="fourfold",
        **fourfold.context_settings,
    )
    command: click.Command | None = fourfold
    if name:
        command = fourfold.get_command(context, name)
        context = click.Context(
            command, info_name=name, parent=context, max_content_width=88
        )
    title = f"fourfold {name}".strip()
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
