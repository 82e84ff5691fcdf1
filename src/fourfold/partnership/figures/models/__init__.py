from .conflict import Conflict
from .correction import Correction
from .figure import Figure

__all__ = ["Conflict", "Correction", "Figure"]
