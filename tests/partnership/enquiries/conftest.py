from tests.partnership.strategy.conftest import (  # noqa: F401
    action,
    by,
    clock,
    domain,
    manager,
    objective,
    pledge,
    recommendation,
    strategy,
)
