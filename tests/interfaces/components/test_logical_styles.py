import subprocess
import sys

import pytest

from fourfold.interfaces.components.logical_styles import logical


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("margin-left:10px", "margin-inline-start:10px"),
        ("padding-right:0 !important", "padding-inline-end:0 !important"),
        ("border-left:4px solid", "border-inline-start:4px solid"),
        ("border-right-color:red", "border-inline-end-color:red"),
        ("left:2px;top:0", "inset-inline-start:2px;top:0"),
        ("text-align:left", "text-align:start"),
        ("text-align:right !important", "text-align:end !important"),
        ("float:left", "float:inline-start"),
        ("float:none", "float:none"),
        ("padding:5px 20px 10px 0", "padding-block:5px 10px;padding-inline:0 20px"),
        ("margin:0 auto", "margin:0 auto"),
        ("margin:1px 2px 3px 2px", "margin:1px 2px 3px 2px"),
        ("color:red", "color:red"),
        (
            "padding-left:max(1px, env(left))",
            "padding-inline-start:max(1px, env(left))",
        ),
    ],
)
def test_left_becomes_the_start_and_right_the_end(before, after):
    assert logical(f".a{{{before}}}") == f".a{{{after}}}"


@pytest.mark.parametrize(
    "drawn",
    [
        "transform:rotate(45deg);border-left-width:1px",
        "clip-path:polygon(0 0, 100% 50%);border-left-color:inherit",
    ],
)
def test_what_is_drawn_by_a_border_keeps_its_shape(drawn):
    assert logical(f".a{{{drawn}}}") == f".a{{{drawn}}}"


def test_rules_within_rules_and_addresses_of_data_stay_whole():
    within = "@media print{.a{left:0}}"
    address = '.b{background:url("data:a;left:b");float:right}'

    assert logical(within) == "@media print{.a{inset-inline-start:0}}"
    assert logical(address) == address.replace("float:right", "float:inline-end")


def test_sheets_of_a_folder_are_changed(tmp_path):
    sheet = tmp_path / "a.css"
    sheet.write_text(".a{left:0}", encoding="utf-8")

    module = "fourfold.interfaces.components.logical_styles"
    subprocess.run([sys.executable, "-m", module, tmp_path], check=True)

    assert sheet.read_text(encoding="utf-8") == ".a{inset-inline-start:0}"
