from urllib.request import urlopen

import pytest

from fourfold.analysis.errors import FourfoldError
from fourfold.interfaces.cli.serving import serving
from tests.background import answering


def test_demo_makes_everything_and_ends_for_scripts(fourfold, tmp_path):
    done = fourfold("demo", "--no-serve", "--seed", "7")

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "fourfold-demo" / "assessment" / "index.html").read_text()
    assert "INVENTED DATA" in page


def test_demo_that_is_there_is_not_made_again(fourfold, demo):
    page = demo / "assessment" / "index.html"
    before = page.stat().st_mtime_ns

    done = fourfold("demo", "--no-serve", "--out", demo)

    assert done.returncode == 0
    assert page.stat().st_mtime_ns == before


def test_demo_leaves_a_folder_alone_that_is_not_a_demo(fourfold, tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("one")

    done = fourfold("demo", "--no-serve", "--out", "thesis")

    assert done.returncode == 1
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "one"


def test_serving_shows_a_page_to_this_machine_only(tmp_path):
    (tmp_path / "index.html").write_text("<h1>Here</h1>")

    with serving(tmp_path, 8790) as server, answering(server) as address:
        answer = urlopen(address)

        assert address.startswith("http://127.0.0.1:")
        assert b"Here" in answer.read()
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_serving_takes_the_next_port_that_is_free(tmp_path):
    with serving(tmp_path, 8840) as first, serving(tmp_path, 8840) as second:
        ports = {first.server_address[1], second.server_address[1]}

    assert len(ports) == 2


def test_serving_says_when_no_port_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr("fourfold.interfaces.cli.serving.TRIES", 0)

    with pytest.raises(FourfoldError, match="--port"), serving(tmp_path, 8890):
        pass
