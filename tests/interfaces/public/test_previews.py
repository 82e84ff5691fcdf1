import pytest

from fourfold.interfaces.components.standing import Standing
from fourfold.interfaces.public.previews import headline_words
from fourfold.partnership.assessments.models import Edition

CHANGE = {"text": "Rose by 4%.", "figure": "x", "direction": "up"}
WEAPONS = {"measure": "weapons", "title": "Weapons", "change": CHANGE}
VIOLENCE = {"measure": "violence", "title": "Violence", "change": CHANGE}


@pytest.mark.parametrize(
    ("headlines", "said"),
    [
        ([WEAPONS, VIOLENCE], "Violence, June 2026. Rose by 4%."),
        ([WEAPONS], "Weapons, June 2026. Rose by 4%."),
        ([], "Marshgate, June 2026"),
    ],
)
def test_violence_comes_first_and_there_is_always_something(headlines, said):
    edition = Edition(
        title="Marshgate, June 2026", first_month="2026-06", last_month="2026-06"
    )
    standing = Standing(edition)
    period = {"name": "June 2026"}
    standing.__dict__["facts"] = {"headlines": headlines, "period": period}

    assert headline_words(standing) == said
