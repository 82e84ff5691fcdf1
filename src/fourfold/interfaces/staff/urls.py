from django.urls import include, path

from . import views
from .gallery.views import gallery
from .setting_up.views import settings_page

app_name = "staff"
urlpatterns = [
    path("", include("fourfold.interfaces.staff.accounts.urls")),
    path("", include("fourfold.interfaces.staff.jobs.urls")),
    path("", include("fourfold.interfaces.staff.evidence.urls")),
    path("sharing/", include("fourfold.interfaces.staff.sharing.urls")),
    path("strategy/", include("fourfold.interfaces.staff.strategy.urls")),
    path("programmes/", include("fourfold.interfaces.staff.programmes.urls")),
    path("record/", include("fourfold.interfaces.staff.record.urls")),
    path("", include("fourfold.interfaces.staff.feedback.urls")),
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("settings/", settings_page, name="settings"),
    path("components/", gallery, name="components"),
    path("audit/", include("fourfold.interfaces.staff.audit.urls")),
    path("", include("fourfold.interfaces.staff.information_rights.urls")),
    path("messages/", include("fourfold.interfaces.staff.notifications.urls")),
    path("", include("fourfold.interfaces.staff.account.urls")),
]
