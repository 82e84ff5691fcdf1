import os
import zipfile

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import input_files
from tests.analysis.unprivileged import open_folder, unprivileged


def labels(*paths):
    with input_files(list(paths)) as files:
        return [file.label for file in files]


def refusal(path):
    with pytest.raises(SourceError) as caught, input_files([path]):
        pass
    return caught.value


def make(folder, *names, content=b"text"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_a_file_comes_as_it_is(tmp_path):
    make(tmp_path, "x.csv")

    with input_files([tmp_path / "x.csv"]) as (file,):
        assert (file.label, file.file_name, file.size) == ("x.csv", "x.csv", 4)
        assert file.name == str(tmp_path / "x.csv")
        assert b"".join(file.chunks()) == b"text"


def test_a_folder_is_searched_through_by_name(tmp_path):
    folder = make(
        tmp_path / "crimes", "2024-05/b.csv", "2024-05/a.csv", "2024-04/c.csv"
    )

    assert labels(folder) == [
        "crimes/2024-04/c.csv",
        "crimes/2024-05/a.csv",
        "crimes/2024-05/b.csv",
    ]


@pytest.mark.parametrize("path", [".", "../crimes"])
def test_a_label_names_the_folder_that_a_path_stands_for(tmp_path, monkeypatch, path):
    monkeypatch.chdir(make(tmp_path / "crimes", "a.csv"))

    assert labels(*[type(tmp_path)(path)]) == ["crimes/a.csv"]


def test_a_path_above_is_labelled_by_the_name_of_its_folder(tmp_path, monkeypatch):
    inner = make(tmp_path / "crimes", "a.csv", "inner/b.csv") / "inner"
    monkeypatch.chdir(inner)

    assert labels(type(tmp_path)("..")) == ["crimes/a.csv", "crimes/inner/b.csv"]


def test_what_is_no_data_is_passed_over(tmp_path):
    folder = make(
        tmp_path / "crimes",
        "a.csv",
        ".DS_Store",
        "._a.csv",
        ".git/config",
        "Thumbs.db",
        "__MACOSX/a.csv",
        "latest.zip.part",
        "latest.zip.part.json",
        "a.csv.json",
    )

    assert labels(folder) == ["crimes/a.csv"]


def test_a_json_file_that_is_no_record_of_another_is_an_input(tmp_path):
    folder = make(tmp_path / "crimes", "answer.json", "2024/answer.json")

    assert labels(folder) == ["crimes/2024/answer.json", "crimes/answer.json"]


def test_a_folder_of_data_may_lie_in_one_that_is_passed_over(tmp_path):
    folder = make(tmp_path / "__MACOSX" / "crimes", "a.csv")

    assert labels(folder) == ["crimes/a.csv"]


def test_clutter_in_an_archive_is_passed_over(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("./x.csv", "__MACOSX/x.csv", "2024/._x.csv", "2024/"):
            archive.writestr(name, b"text")

    assert labels(tmp_path / "a.zip") == ["a.zip:./x.csv"]


def test_two_archives_in_a_folder_are_both_opened(tmp_path):
    folder = make(tmp_path / "crimes")
    folder.mkdir()
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("x.csv", b"text")

    assert labels(folder) == ["crimes/a.zip:x.csv", "crimes/b.zip:x.csv"]


def test_an_archive_is_told_by_its_first_bytes_too(tmp_path):
    with zipfile.ZipFile(tmp_path / "latest", "w") as archive:
        archive.writestr("x.csv", b"text")

    assert labels(tmp_path / "latest") == ["latest:x.csv"]


@pytest.mark.parametrize(("name", "member"), [("a.xlsx", "x.xml"), ("a.zip", "x.SHP")])
def test_a_document_or_zipped_shapefile_stays_one_file(tmp_path, name, member):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(member, b"text")

    assert labels(tmp_path / name) == [name]


def test_a_file_that_several_paths_lead_to_comes_once(tmp_path):
    folder = make(tmp_path / "crimes", "a.csv", "b.csv")
    (folder / "c.csv").symlink_to(folder / "a.csv")

    assert labels(folder / "b.csv", folder, folder) == ["b.csv", "crimes/a.csv"]


def test_links_are_followed_even_in_circles(tmp_path):
    folder = make(tmp_path / "crimes", "a.csv")
    make(tmp_path / "elsewhere", "b.csv")
    (folder / "more").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)

    assert labels(folder) == ["crimes/a.csv", "crimes/more/b.csv"]


def test_a_path_that_is_not_there_is_told(tmp_path):
    assert "no such file or folder" in refusal(tmp_path / "no.csv").problem


def test_a_link_that_leads_nowhere_is_told(tmp_path):
    folder = make(tmp_path / "crimes", "a.csv")
    (folder / "b.csv").symlink_to(tmp_path / "gone.csv")

    error = refusal(folder)

    assert "leads nowhere" in error.problem
    assert error.file == str(folder / "b.csv")


def test_what_is_neither_file_nor_folder_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert "neither a file nor a folder" in refusal(tmp_path / "pipe").problem


@pytest.mark.parametrize("name", ["latest.zip.part", "latest.zip.part.json"])
def test_a_download_that_has_not_ended_is_told(tmp_path, name):
    make(tmp_path, name)

    error = refusal(tmp_path / name)

    assert "download that has not ended" in error.problem
    assert "Fetch it again" in error.remedy


@pytest.mark.parametrize("locked", ["crimes/inner", "crimes/a.csv"])
def test_a_path_without_permission_is_told(locked):
    with open_folder() as top:
        folder = make(top / "crimes", "a.csv", "inner/b.csv")
        (top / locked).chmod(0o000)

        with unprivileged():
            error = refusal(folder)

        (top / locked).chmod(0o700)
    assert "no permission to read" in error.problem
    assert error.file == str(top / locked)


def test_a_file_that_vanishes_while_it_is_read_is_told(tmp_path):
    make(tmp_path, "x.csv")

    with input_files([tmp_path / "x.csv"]) as (file,):
        (tmp_path / "x.csv").unlink()
        with pytest.raises(SourceError, match="it cannot be read"):
            file.head()


def test_names_that_are_no_text_are_shown_with_question_marks(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.csv"
    with open(path, "wb") as file:
        file.write(b"text")

    assert labels(tmp_path) == [f"{tmp_path.name}/caf?.csv"]


def test_a_head_ends_with_a_line(tmp_path):
    make(tmp_path, "x.csv", content=b"12345\n6789\nend")

    with input_files([tmp_path / "x.csv"]) as (file,):
        assert file.head(8) == b"12345\n6789\n"
        assert list(file.chunks(8)) == [b"12345\n6789\n", b"end"]


def test_a_head_of_nothing_is_empty(tmp_path):
    make(tmp_path, "x.csv", content=b"")

    with input_files([tmp_path / "x.csv"]) as (file,):
        assert file.head() == b""


def test_an_endless_line_does_not_fill_the_memory(tmp_path):
    make(tmp_path, "x.csv", content=b"x" * 100)

    with input_files([tmp_path / "x.csv"]) as (file,):
        assert max(len(chunk) for chunk in file.chunks(8)) == 16
