import pytest

from fourfold.partnership.assessments.files import DamagedError, content_of, folder_of
from fourfold.partnership.assessments.models import Document
from tests.editions import FILES, damage


@pytest.fixture
def table(draft):
    return Document.objects.select_related("edition").get(path="what.csv")


def path_of(document):
    return folder_of(document.edition.public_id) / document.path


def test_document_is_read_as_it_was_made(table):
    assert content_of(table) == FILES["what.csv"].encode()


def test_document_that_was_changed_is_not_read(table):
    damage(table)

    with pytest.raises(DamagedError):
        content_of(table)


def test_document_that_something_was_added_to_is_not_read(table):
    path_of(table).chmod(0o640)
    path_of(table).write_bytes(FILES["what.csv"].encode() + b"3,4\r\n")

    with pytest.raises(DamagedError):
        content_of(table)


def test_document_that_is_gone_is_not_read(table):
    path_of(table).unlink()

    with pytest.raises(DamagedError):
        content_of(table)


def test_link_that_leads_out_is_not_followed(table, tmp_path):
    outside = tmp_path / "same.csv"
    outside.write_bytes(FILES["what.csv"].encode())
    path_of(table).unlink()
    path_of(table).symlink_to(outside)

    with pytest.raises(DamagedError):
        content_of(table)


@pytest.mark.parametrize("path", ["../what.csv", "/etc/passwd", "wards/../../x.csv"])
def test_path_that_leads_out_is_not_read_whatever_a_row_says(table, path):
    table.path = path

    with pytest.raises(DamagedError):
        content_of(table)
