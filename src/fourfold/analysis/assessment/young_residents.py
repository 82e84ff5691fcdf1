"""The share of residents under 25, both counted by one table.

Residents that rates are of may be of another year than the last count by age; a share
of the two would mix years.
"""

from fourfold.analysis.assessment.counting import EVERY_AGE, UNDER_25
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Population


def in_wards(found: Found, band: str) -> dict[str, Population]:
    """Residents of the wards by code, where they are known."""
    wards = {ward.code for ward in found.scope.wards}
    return {
        people.area: people
        for people in found.record.populations
        if people.band == band and people.area in wards
    }


def shares_under_25(found: Found) -> dict[str, float]:
    """Of the wards by code, where both numbers are known."""
    young, every = in_wards(found, UNDER_25), in_wards(found, EVERY_AGE)
    return {
        code: people.people / every[code].people
        for code, people in young.items()
        if code in every and every[code].people
    }
