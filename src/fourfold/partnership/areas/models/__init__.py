from .covered_area import CoveredArea
from .partnership import Partnership
from .postcode import Postcode

__all__ = ["CoveredArea", "Partnership", "Postcode"]
