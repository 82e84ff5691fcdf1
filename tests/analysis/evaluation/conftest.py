import re
import tomllib
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "evaluation-plans.md"


@pytest.fixture
def plan_on_the_page():
    """The example of the documentation, as TOML gives it."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return tomllib.loads(example)
