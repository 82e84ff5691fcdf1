from .covered_area import CoveredArea
from .partnership import Partnership

__all__ = ["CoveredArea", "Partnership"]
