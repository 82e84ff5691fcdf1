import csv
import io

import pytest
from django.core.management import CommandError, call_command

from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.store import Store
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE, set_partnership_up
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.areas.models import CoveredArea, Postcode
from fourfold.partnership.audit.doers import command


@pytest.fixture
def partnership(db):
    """The invented one, whose wards the invented evidence has outlines of."""
    configuration = read_configuration(EXAMPLE)
    set_partnership_up(by=command("tests"), configuration=configuration)


@pytest.fixture
def code_point(demo, tmp_path):
    """A postcode in the middle of each ward, and one far out at sea beginning alike."""
    with open_cube(Store(demo / "data")) as cube:
        wards = cube.areas("ward", authority="E09990001")
        middles = [outline.representative_point() for outline in cube.outlines(wards)]
    path = tmp_path / "zz.csv"
    with path.open("w", newline="") as file:
        lines = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        points = [*((p.x, p.y) for p in middles), (1.0, 1.0)]
        for number, (x, y) in enumerate(points):
            code = f"ZZ1 1{chr(65 + number)}A"
            lines.writerow([code, 10, round(x), round(y), "", "", "", "", "", "E05"])
    return path, {f"ZZ11{chr(65 + n)}A": w.code for n, w in enumerate(wards)}


def load(path, data):
    said = io.StringIO()
    call_command("load_postcodes", str(path), "--data", str(data), stdout=said)
    return said.getvalue()


def test_postcodes_lie_in_the_wards_that_crimes_are_counted_in(
    partnership, demo, code_point
):
    path, wards = code_point

    said = load(path, demo / "data")

    assert said.startswith("22 postcodes in 22 wards, and 1 beside them.")
    inside = Postcode.objects.exclude(ward=None)
    assert dict(inside.values_list("code", "ward__code")) == wards


@pytest.mark.parametrize("text", ["a,b\n", ""])
def test_a_file_that_is_another_changes_nothing(partnership, demo, tmp_path, text):
    path = tmp_path / ("none.csv" if not text else "other.csv")
    if text:
        path.write_text(text)

    with pytest.raises(CommandError, match="No postcode was changed"):
        load(path, demo / "data")

    assert not Postcode.objects.exists()


def test_a_ward_without_an_outline_is_named(partnership, demo, code_point):
    CoveredArea.objects.create(code="E05999999", name="New Ward", kind="ward")

    with pytest.raises(CommandError, match="no outline of the ward E05999999"):
        load(code_point[0], demo / "data")
