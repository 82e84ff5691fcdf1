"""Runs the programs in the tutorials, block by block, as a reader would.

`python -m tests.analysis.answers.tutorials` writes what they print into the pages.
"""

import os
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fourfold.interfaces.cli.demo import make_demo
from tests.architecture.tree import ROOT

FOLDER = ROOT / "docs" / "tutorials"
PAGES = (
    "where-violence-gathers",
    "is-this-rise-more-than-chance",
    "did-the-operation-work",
    "how-good-was-the-forecast",
)
INVENTED = ("fourfold-demo/data", "Invented Borough of Marshgate")
# A program, and what the page says that it prints, if it says anything.
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)


@dataclass(frozen=True)
class Ran:
    """What a block printed, and what its page says."""

    program: str
    printed: str
    said: str | None


def run_page(name: str, *, data: Path, folder: Path, **instead: str) -> Iterator[Ran]:
    """Run a page's programs in a folder; `instead` changes words of them.

    data : the data folder, in place of that of the demo
    """
    names: dict[str, object] = {}
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        program = block[1].replace(INVENTED[0], str(data))
        for word, other in instead.items():
            program = program.replace(word.replace("_", " "), other)
        out = StringIO()
        with chdir(folder), redirect_stdout(out):
            exec(compile(program, name, "exec"), names)  # noqa: S102 - our own pages
        yield Ran(block[1], out.getvalue(), block[2])


def write_pages(data: Path, folder: Path) -> None:
    """Write into each page what its programs print now."""
    for name in PAGES:
        ran = iter(list(run_page(name, data=data, folder=folder)))
        page = FOLDER / f"{name}.md"
        text = BLOCK.sub(lambda _: _written(next(ran)), page.read_text("utf-8"))  # noqa: B023
        page.write_text(text, encoding="utf-8")


def _written(ran: Ran) -> str:
    told = f"\n```text\n{ran.printed}```\n" if ran.printed else ""
    return f"```python\n{ran.program}```\n{told}"


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        demo = Path(os.environ.get("FOURFOLD_DEMO_FOLDER") or Path(made) / "demo")
        if not demo.exists():
            make_demo(demo, seed=2026)
        write_pages(demo / "data", Path(made))
