"""What comes between who somebody is and being signed in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from fourfold.interfaces.components.sessions import provider_factor_of


class SecondFactor(AuthenticateStage):  # type: ignore[misc]
    """Asks for one of ours, unless the agency's provider says it saw one just now."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if provider_factor_of(request, self.login.user):
            return False
        return bool(super()._should_handle(request))
