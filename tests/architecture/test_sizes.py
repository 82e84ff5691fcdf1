"""Files and functions stay small enough to be held in the head."""

import ast

from tests.architecture.tree import SOURCE, files, functions_in, parsed, shown

FILE_LINES = 300
TEMPLATE_LINES = 100
FUNCTION_LINES = 40
POSITIONAL_ARGUMENTS = 3
TEMPLATES = (".html", ".j2", ".jinja", ".typ")
# Without a name that says what it is for, a module becomes everybody's drawer.
NAMELESS = {"utils", "helpers", "common", "misc", "base", "core", "manager"}


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def lines_without_docstring(function):
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - (docstring.end_lineno - docstring.lineno + 1)


def positional_arguments(function):
    named = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in named if name not in {"self", "cls"}]


def test_no_file_is_longer_than_300_lines():
    # A migration is a record of what was done, written by a program.
    code = [
        path
        for path in files(".py", ".sql", ".css", ".scss", ".js")
        if path.parent.name != "migrations"
    ]

    long = {shown(p): lines_of(p) for p in code if lines_of(p) > FILE_LINES}

    assert code
    assert long == {}


def test_no_template_is_longer_than_100_lines():
    templates = files(*TEMPLATES, within=SOURCE)

    long = {shown(p): lines_of(p) for p in templates if lines_of(p) > TEMPLATE_LINES}

    assert long == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{shown(path)}:{function.name}": lines_without_docstring(function)
        for path in files(".py")
        for function in functions_in(path)
        if lines_without_docstring(function) > FUNCTION_LINES
    }

    assert long == {}


def test_no_function_takes_more_than_3_positional_arguments():
    many = {
        f"{shown(path)}:{function.name}": positional_arguments(function)
        for path in files(".py", within=SOURCE)
        for function in functions_in(path)
        if len(positional_arguments(function)) > POSITIONAL_ARGUMENTS
    }

    assert many == {}


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{shown(path)}:{node.lineno}"
        for path in files(".py")
        for function in functions_in(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_no_module_is_a_drawer():
    drawers = [
        shown(path)
        for path in files(".py")
        if NAMELESS & {part.removesuffix(".py") for part in path.parts[-2:]}
    ]

    assert drawers == []


def test_every_module_can_be_read_by_this_python():
    assert all(isinstance(parsed(path), ast.Module) for path in files(".py"))
