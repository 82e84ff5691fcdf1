import hashlib
from base64 import b64encode

import pytest

from fourfold.partnership.assessments.inspecting import (
    MOST_STYLES,
    fingerprint_of,
    inspect,
)
from fourfold.partnership.errors import RefusedError


def hash_of(text):
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<h1>Figures</h1>")
    return tmp_path


def test_every_file_is_told_with_its_kind_size_and_hash(folder):
    (folder / "wards").mkdir()
    (folder / "wards" / "E05990001.pdf").write_bytes(b"%PDF")

    page, ward = inspect(folder)

    assert (page.path, page.media_type, page.style_hashes) == (
        "index.html",
        "text/html",
        (),
    )
    assert (ward.path, ward.media_type, ward.size) == (
        "wards/E05990001.pdf",
        "application/pdf",
        4,
    )
    assert ward.sha256 == hashlib.sha256(b"%PDF").hexdigest()


def test_styles_of_elements_and_attributes_are_hashed_as_browsers_do(folder):
    page = "<style>\na > b{}\n</style><p style='max-width:1px' style=>&amp;</p>"
    (folder / "index.html").write_text(page)

    [found] = inspect(folder)

    wanted = [hash_of("\na > b{}\n"), hash_of("max-width:1px")]
    assert found.style_hashes == tuple(sorted(wanted))


def test_reference_in_an_attribute_is_hashed_as_what_it_stands_for(folder):
    (folder / "index.html").write_text("<p style='a:&quot;b&quot;'>")

    [found] = inspect(folder)

    assert found.style_hashes == (hash_of('a:"b"'),)


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        "<iframe src=x>",
        "<p onclick=x>",
        "<svg><a onload=x /></svg>",
        "<form>",
        "<base href=//x>",
        "<link rel=stylesheet href=//x>",
    ],
)
def test_page_that_would_run_or_load_something_is_refused(folder, page):
    (folder / "index.html").write_text(page)

    with pytest.raises(RefusedError, match="run or load"):
        inspect(folder)


def test_page_with_more_styles_than_a_header_holds_is_refused(folder):
    page = "".join(f"<p style='top:{n}px'>" for n in range(MOST_STYLES + 1))
    (folder / "index.html").write_text(page)

    with pytest.raises(RefusedError, match="styles of its own"):
        inspect(folder)


@pytest.mark.parametrize("name", ["run.js", "a b.csv", ".hidden.csv", "a.exe", "page"])
def test_file_of_another_kind_or_name_is_refused(folder, name):
    (folder / name).write_text("x")

    with pytest.raises(RefusedError, match="no document"):
        inspect(folder)


def test_link_is_refused(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.csv"
    elsewhere.write_text("secret")
    (folder / "what.csv").symlink_to(elsewhere)

    with pytest.raises(RefusedError, match="is a link"):
        inspect(folder)


def test_folder_without_a_page_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="no page"):
        inspect(tmp_path)


def test_fingerprint_is_of_paths_and_hashes_in_any_order():
    one, two = ("a.csv", "1"), ("b.csv", "2")

    assert fingerprint_of([one, two]) == fingerprint_of([two, one])
    assert fingerprint_of([one]) != fingerprint_of([("a.csv", "2")])


def test_a_picture_s_styles_are_hashed_too(folder):
    (folder / "charts").mkdir()
    (folder / "charts" / "a.svg").write_text('<svg style="max-width:1px"></svg>')

    picture, _ = inspect(folder)

    assert picture.media_type == "image/svg+xml"
    assert picture.style_hashes == (hash_of("max-width:1px"),)


@pytest.mark.parametrize("name", ["script", "foreignObject", "image", "use", "animate"])
def test_a_picture_that_would_run_or_load_something_is_refused(folder, name):
    (folder / "a.svg").write_text(f'<svg><{name} href="data:x"></{name}></svg>')

    with pytest.raises(RefusedError, match="would run or load something"):
        inspect(folder)
