"""Lines of summaries that lead to what several things belong to."""

from django.utils.translation import gettext

from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.values import Line
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Domain, Objective

from .addresses import page


def agency_line(title: str, agency: Agency) -> Line:
    words = gettext("All it promised")
    return Line(title, english(agency.name), href=page(agency), action=words)


def domain_line(domain: Domain) -> Line:
    return _opened(gettext("Domain"), domain.title, page(domain))


def objective_line(objective: Objective) -> Line:
    return _opened(gettext("Objective"), objective.text, page(objective))


def _opened(title: str, words: str, where: str) -> Line:
    return Line(title, english(words), href=where, action=gettext("Open"))
