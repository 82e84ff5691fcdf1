from dataclasses import fields

from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.cube.reader import Cube
from tests.analysis.assessment.small_cube import SmallCube


def asked_for():
    return {name for name in vars(EvidenceCube) if not name.startswith("_")}


def test_the_cube_on_disk_has_what_an_assessment_asks_for():
    given = set(dir(Cube)) | {"build", "invented"}

    assert asked_for() <= given


def test_the_double_has_what_an_assessment_asks_for():
    given = set(dir(SmallCube)) | {field.name for field in fields(SmallCube)}

    assert asked_for() <= given
