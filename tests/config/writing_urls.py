"""The site's addresses, and one that writes through a real service when asked."""

from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from fourfold.config.urls import urlpatterns as site
from fourfold.interfaces.components.access import open_to_anyone
from fourfold.partnership.accounts.services import add_agency
from fourfold.partnership.audit.doers import command


@open_to_anyone
@csrf_exempt
def write(request):
    """201 only after the transaction was committed, as every page answers."""
    add_agency(
        by=command("drill"),
        name=request.POST["name"],
        short_name=request.POST["name"],
        kind="voluntary",
        joined_on=timezone.localdate(),
    )
    return HttpResponse(status=201)


urlpatterns = [*site, path("write/", write, name="write")]
