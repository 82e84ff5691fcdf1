from tests.partnership.strategy.conftest import (  # noqa: F401
    action,
    by,
    clock,
    domain,
    manager,
    milestone,
    objective,
    pledge,
    recommendation,
    strategy,
)
