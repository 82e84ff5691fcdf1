from .correction import Correction
from .figure import Figure

__all__ = ["Correction", "Figure"]
