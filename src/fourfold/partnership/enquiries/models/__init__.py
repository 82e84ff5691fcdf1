from .answer import Answer
from .asker import Asker
from .deed import Deed
from .enquiry import Enquiry
from .step import Step

__all__ = ["Answer", "Asker", "Deed", "Enquiry", "Step"]
