from datetime import date

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.publication.commentary import read_commentary

GOOD = r"""
[what]
text = "One.\n\n Two\n lines."
by = " An analyst "
date = 2024-07-03
"""


def written(tmp_path, text):
    path = tmp_path / "notes.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_commentary_has_paragraphs_a_name_and_a_day(tmp_path):
    (found,) = read_commentary(written(tmp_path, GOOD))

    assert found.section == "what"
    assert found.paragraphs == ("One.", "Two lines.")
    assert found.by == "An analyst"
    assert found.written == date(2024, 7, 3)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[what", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        ('[wat]\ntext = "x"', "there is no section 'wat'"),
        ("what = 3", "must have text, by, date"),
        ('[what]\ntext = "x"', "must have text, by, date"),
        (GOOD.replace("2024-07-03", '"today"'), "date is a date"),
        (GOOD.replace(r"One.\n\n Two\n lines.", " "), "must not be empty"),
        (GOOD.replace(" An analyst ", " "), "must not be empty"),
    ],
)
def test_a_file_that_nobody_would_stand_behind_is_refused(tmp_path, text, problem):
    with pytest.raises(SourceError, match=problem):
        read_commentary(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_commentary(tmp_path / "none.toml")
