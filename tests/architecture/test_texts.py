"""No file speaks of the machine it was written on, or puts work off."""

import re

from tests.architecture.tree import SOURCE, project_files, shown

# A path below a folder that only one machine has. An address (https://a/home/b)
# is not one, nor is a path inside an archive.
MACHINE_PATH = re.compile(
    r"(?<![\w./:])(?:/(?:work|root|home|Users|mnt|opt)/\w|[A-Z]:\\\\?Users\b)"
)
# Installing must work from any package index, so none is named.
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|crates\.io")
PUT_OFF = re.compile(r"#\s*(?:TODO|FIXME|XXX|HACK)\b")


def texts():
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content[:1024]:
            yield path, content.decode("utf-8", "replace")


def found(pattern, within=None):
    return [
        f"{shown(path)}: {match[0]}"
        for path, text in texts()
        if within is None or path.is_relative_to(within)
        for match in pattern.finditer(text)
    ]


def test_no_file_names_a_path_of_one_machine():
    assert found(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    assert found(REGISTRY) == []


def test_no_code_puts_work_off():
    assert found(PUT_OFF, within=SOURCE) == []


def test_every_text_is_utf8():
    broken = [shown(path) for path, text in texts() if "\ufffd" in text]

    assert broken == []
