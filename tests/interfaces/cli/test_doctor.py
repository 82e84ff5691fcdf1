import json
import shutil

import pytest


@pytest.fixture
def data(demo, tmp_path):
    shutil.copytree(demo / "data", tmp_path / "data")
    return tmp_path / "data"


def test_doctor_finds_a_sound_folder_sound(said, data):
    checks = said("doctor", "--data", data)

    assert all(check["is_well"] for check in checks)
    assert {"installation", "definitions", "releases", "build"} <= {
        check["name"] for check in checks
    }


def test_doctor_names_a_damaged_part_and_the_file_to_load_again(fourfold, data):
    release = json.loads((data / "releases" / "r0002.json").read_text())
    part = data / "parts" / release["parts"][0]["path"]
    part.write_bytes(part.read_bytes()[:1000])

    done = fourfold("doctor", "--data", data)

    assert done.returncode == 1
    assert release["parts"][0]["path"] in done.stdout
    assert "Load again:" in done.stdout


def test_doctor_says_that_a_build_is_older_than_the_last_load(fourfold, data, demo):
    (data / "current.json").unlink()

    done = fourfold("doctor", "--data", data)

    assert done.returncode == 1
    assert "fourfold build" in done.stdout


def test_doctor_without_data_is_content_and_says_how_to_begin(fourfold):
    done = fourfold("doctor")

    assert done.returncode == 0
    assert "fourfold load FILES" in done.stdout
