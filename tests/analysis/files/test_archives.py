import random
import stat
import struct
import time
import zipfile

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files import archives
from fourfold.analysis.files.inputs import input_files

TEXT = b"Month,Crime type\n2024-05,Drugs\n" * 40


def archive_of(path, *members, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def contents(path):
    """What all the members of an archive hold, by name."""
    with input_files([path]) as files:
        return [(file.file_name, b"".join(file.chunks())) for file in files]


def with_sizes(path, *, packed=None, unpacked=None):
    """The archive, its directory saying other sizes of the first member."""
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    if packed is not None:
        struct.pack_into("<I", content, entry + 20, packed)
    if unpacked is not None:
        struct.pack_into("<I", content, entry + 24, unpacked)
    path.write_bytes(content)
    return path


def refusal(path):
    with pytest.raises(SourceError) as caught:
        contents(path)
    return caught.value


def test_members_come_with_their_content(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("2024-05/x.csv", TEXT), ("y.csv", b"Y"))

    assert contents(path) == [("x.csv", TEXT), ("y.csv", b"Y")]


def test_a_truncated_archive_is_told_as_cut_short(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))
    path.write_bytes(path.read_bytes()[:-30])

    error = refusal(path)

    assert "damaged or cut short" in error.problem
    assert "Download it again" in error.remedy


def test_an_archive_by_name_that_is_none_is_told(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"<html>not found</html>")

    assert "damaged or cut short" in refusal(path).problem


@pytest.mark.parametrize("at", [0, 10, -40])
def test_a_member_whose_bytes_changed_is_told_with_its_name(tmp_path, at):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))
    content = bytearray(path.read_bytes())
    start = content.index(b"x.csv") + len("x.csv")
    size = content.index(b"PK\x01\x02") - start
    content[start + at % size] ^= 0xFF
    path.write_bytes(content)

    error = refusal(path)

    assert "damaged" in error.problem
    assert error.file == f"{path}:x.csv"


def test_a_member_whose_content_does_not_match_its_checksum_is_told(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT), packing=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"Drugs", b"Robby", 1))

    assert "Bad CRC-32" in refusal(path).problem


@pytest.mark.parametrize("unpacked", [len(TEXT) - 1, len(TEXT) + 1, 1])
def test_a_member_that_lies_about_its_size_is_told(tmp_path, unpacked):
    path = with_sizes(
        archive_of(tmp_path / "a.zip", ("x.csv", TEXT)), unpacked=unpacked
    )

    assert "damaged" in refusal(path).problem


def test_a_member_that_is_cut_short_is_told_when_only_its_head_is_read(tmp_path):
    noise = bytes((n * n) % 251 for n in range(100_000))
    path = archive_of(tmp_path / "a.zip", ("x.csv", noise))
    with_sizes(path, packed=20)

    with input_files([path]) as (file,), pytest.raises(SourceError, match="damaged"):
        file.head(60_000)


def with_entries(path, times):
    """The archive, its directory naming its one member so many times."""
    content = path.read_bytes()
    at, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry, closing = content[at:end], bytearray(content[end:])
    struct.pack_into("<HHI", closing, 8, times, times, len(entry) * times)
    path.write_bytes(content[:at] + entry * times + closing)
    return path


@pytest.mark.parametrize("beside", [b"", b"noise"])
def test_a_zip_bomb_is_refused_within_a_second(tmp_path, beside):
    # Beside enough that does not compress, the archive as a whole looks modest.
    noise = random.Random(1).randbytes(1024**2) if beside else b""
    members = [("x.csv", bytes(100 * 1024**2)), ("noise.csv", noise)]
    path = archive_of(tmp_path / "a.zip", *members)
    started = time.perf_counter()

    error = refusal(path)

    assert "which no data file does" in error.problem
    assert time.perf_counter() - started < 1


def test_a_bomb_of_many_modest_members_over_each_other_is_refused(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", bytes(1024**2)))

    assert "which no data file does" in refusal(with_entries(path, 400)).problem


def test_more_files_than_any_publisher_issues_are_refused(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))

    assert "60,000 files" in refusal(with_entries(path, 60_000)).problem


def test_a_member_that_declares_more_than_any_data_file_is_refused(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(archives, "MOST_BYTES_A_MEMBER", 100)
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))

    assert "more than any data file" in refusal(path).problem


def test_an_empty_archive_is_refused(tmp_path):
    path = archive_of(tmp_path / "a.zip")

    assert "the archive is empty" in refusal(path).problem


def test_a_zip_inside_a_zip_is_refused_with_its_name(tmp_path):
    inner = archive_of(tmp_path / "inner.zip", ("x.csv", TEXT)).read_bytes()
    path = archive_of(tmp_path / "a.zip", ("2018/inner.ZIP", inner))

    error = refusal(path)

    assert error.problem == "it is a zip inside a zip"
    assert error.file.endswith("a.zip:2018/inner.ZIP")


def test_an_encrypted_member_is_refused(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert "encrypted" in refusal(path).problem


def test_a_link_in_an_archive_is_refused(tmp_path):
    link = zipfile.ZipInfo("x.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = archive_of(tmp_path / "a.zip", (link, "/etc/passwd"))

    assert "a link, not a file" in refusal(path).problem


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_publisher_uses_is_refused(tmp_path, packing):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT), packing=packing)

    assert "packed in a way" in refusal(path).problem


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/x.csv", "C:\\data\\x.csv"])
def test_a_name_that_leads_elsewhere_is_only_a_label(tmp_path, name):
    path = archive_of(tmp_path / "a.zip", (name, TEXT))

    with input_files([path]) as (file,):
        assert file.file_name == "x.csv"
        assert file.path == path
        assert file.label == f"a.zip:{name}"


def test_two_members_of_one_name_are_both_read(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = archive_of(tmp_path / "a.zip", ("x.csv", b"one"), ("x.csv", b"two"))

    assert contents(path) == [("x.csv", b"one"), ("x.csv", b"two")]


def test_names_are_shown_without_marks_that_steer_a_terminal(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("\x1b[2Jx\n.csv", TEXT))

    with input_files([path]) as (file,):
        assert file.label == "a.zip:?[2Jx?.csv"


def test_an_archive_damaged_anywhere_is_read_or_told(tmp_path):
    """Each byte of an archive in turn is spoilt: no other error, ever."""
    path = archive_of(tmp_path / "a.zip", ("2024-05/x.csv", TEXT), ("y.csv", b"Y"))
    whole = path.read_bytes()
    refused = 0

    for at in range(len(whole)):
        for flip in (0x01, 0xFF):
            spoilt = bytearray(whole)
            spoilt[at] ^= flip
            path.write_bytes(spoilt)
            try:
                contents(path)
            except SourceError:
                refused += 1

    assert refused > len(whole)


def test_an_archive_cut_anywhere_is_told(tmp_path):
    path = archive_of(tmp_path / "a.zip", ("x.csv", TEXT))
    whole = path.read_bytes()

    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        with pytest.raises(SourceError):
            contents(path)
