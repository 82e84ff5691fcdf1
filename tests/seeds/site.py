"""The site with the example in it, as checks ask it."""

import html
import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Domain, Pledge, Recommendation
from tests.people import actor_of, make_person


@dataclass
class Site:
    client: Any

    def html(self, name, *arguments, **asked):
        answer = self.client.get(reverse(f"public:{name}", args=arguments), asked)
        assert answer.status_code == 200
        return answer.text

    def text(self, name, *arguments, **asked):
        """What a reader reads, in one line."""
        bare = re.sub(r"<[^>]*>", " ", self.html(name, *arguments, **asked))
        return " ".join(html.unescape(bare).split())

    def figure(self, name):
        return self.text("reported-figure", name)

    def pledge(self, part):
        return Pledge.objects.get(title__contains=part)

    def recommendation(self, number):
        return Recommendation.objects.get(number=number)

    def domain(self, number):
        return Domain.objects.get(number=number)

    def agency(self, name):
        return Agency.objects.get(name=name)

    def member(self, role, agency="Waltham Forest Council"):
        """A fresh person of a role."""
        name = f"Fresh {role.title().replace('-', ' ')}"
        return actor_of(make_person(name, self.agency(agency), role))
