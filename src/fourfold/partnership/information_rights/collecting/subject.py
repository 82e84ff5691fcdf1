"""Who asks, and what they are found by."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.information_rights.every_row import Rows, every_row
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.personal_data.paths import SELF
from fourfold.partnership.personal_data.reading import Model, declaration_of

from .hidden import not_hidden


@dataclass(frozen=True, slots=True)
class Subject:
    """person_id : of their account, where there is one; addresses : e-mail addresses"""

    person_id: int | None
    addresses: frozenset[str]

    def finds(self, model: Model) -> Q | None:
        """Rows about them; None for a model that cannot hold any."""
        declared = declaration_of(model)
        if declared.not_collected or not declared.personal:
            return None
        ways = [
            Q(**{"pk" if path == SELF else path: self.person_id})
            for path in declared.about
            if self.person_id is not None
        ]
        ways += [
            Q(**{f"{name}__iexact": address})
            for name in declared.found_by
            for address in self.addresses
        ]
        return reduce(or_, ways) if ways else None


def subject_of(request: SubjectAccessRequest) -> Subject:
    addresses = {request.subject_email}
    if request.person_id is not None:
        person = Person.objects.get(pk=request.person_id)
        addresses.add(person.email)
    return Subject(request.person_id, frozenset(addresses - {""}))


def rows_about(subject: Subject, model: Model) -> Rows:
    """Rows of a model about somebody, without those that nobody must learn of."""
    found = subject.finds(model)
    if found is None:
        return every_row(model).none()
    return every_row(model).filter(found).filter(not_hidden(model)).order_by("pk")
