"""Writes docs/reference/python.md from the docstrings of the library: ./run docs."""

import inspect
import re

import fourfold.analysis as ff

from .tree import ROOT

PAGE = ROOT / "docs" / "reference" / "python.md"
HEAD = """\
# The library in Python

What every question says of itself; this page is written from it (`./run docs`).

```python
import fourfold.analysis as ff
```

Data are arrays, mappings of arrays, or frames of pandas, polars or Arrow, whose columns
are named by keyword. Each question returns an `Answer`: `sentence()` tells it, with how
far chance goes and what it cannot tell; `to_frame()` has the numbers, `chart()` the
picture, `found` everything that the statistic found. How it came to this:
[decision 0040](../decisions/0040-one-answer-for-every-question-of-the-library.md).
"""
GROUPS = {
    "Where it happens": "where",
    "When it happens, and what follows on what": "when",
    "Whether it changed, and whether that was us": "changes",
    "What is to come, and what to do": "ahead",
    "What is asked with": "",
}


def reference() -> str:
    """The page as it should be."""
    sections = [HEAD]
    for title, package in GROUPS.items():
        names = [name for name in dir(ff) if _package_of(name) == package]
        sections += [f"## {title}\n", _summary(names)]
        sections += [_section(name) for name in names]
    return "\n".join(sections)


def _package_of(name: str) -> str:
    parts = getattr(ff, name).__module__.split(".")
    return parts[3] if parts[3] in GROUPS.values() else ""


def _summary(names: list[str]) -> str:
    rows = [
        f"| [`{name}`](#{name.lower()}) | {_docstring(name).splitlines()[0]} |"
        for name in names
    ]
    return "\n".join(["| name | what it says |", "|---|---|", *rows, ""])


def _section(name: str) -> str:
    thing = getattr(ff, name)
    text = _docstring(name)
    signature = "" if inspect.isclass(thing) else f"{name}{_signature(thing)}\n\n"
    methods = ""
    if inspect.isclass(thing):
        methods = "".join(
            f"\n\n.{public}{_signature(member)}\n"
            + _indented(inspect.getdoc(member) or "")
            for public, member in vars(thing).items()
            if not public.startswith("_") and inspect.isfunction(member)
        )
    return f"### {name}\n\n```text\n{signature}{text}{methods}\n```\n"


def _signature(thing: object) -> str:
    """Names and defaults; what each may be is said below it."""
    given = inspect.signature(thing)
    bare = given.replace(
        parameters=[
            each.replace(annotation=inspect.Parameter.empty)
            for each in given.parameters.values()
        ],
        return_annotation=inspect.Signature.empty,
    )
    return re.sub(r"<function (\w+) at [^>]*>", r"\1", str(bare))


def _docstring(name: str) -> str:
    return inspect.getdoc(getattr(ff, name)) or ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
