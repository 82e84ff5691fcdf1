from django.urls import include, path

from . import views
from .gallery.views import gallery

app_name = "staff"
urlpatterns = [
    path("", include("fourfold.interfaces.staff.accounts.urls")),
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("components/", gallery, name="components"),
    path("audit/", include("fourfold.interfaces.staff.audit.urls")),
    path("messages/", include("fourfold.interfaces.staff.notifications.urls")),
    path("", include("fourfold.interfaces.staff.account.urls")),
]
