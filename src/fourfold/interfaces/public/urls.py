from django.urls import include, path

from . import views
from .corrections.views import corrections
from .methods.views import methods
from .sitemap import robots, sitemap
from .useful.views import thanks, useful

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
    path("assessments/", include("fourfold.interfaces.public.assessments.urls")),
    path("figures/", include("fourfold.interfaces.public.figures.urls")),
    path("data/", include("fourfold.interfaces.public.data.urls")),
    path("", include("fourfold.interfaces.public.borough.urls")),
    path("offences/", include("fourfold.interfaces.public.offences.urls")),
    path("progress/", include("fourfold.interfaces.public.progress.urls")),
    path("methods/", methods, name="methods"),
    path("corrections/", corrections, name="corrections"),
    path("feeds/", include("fourfold.interfaces.public.feeds.urls")),
    path("useful/", useful, name="useful"),
    path("useful/thanks/", thanks, name="useful-thanks"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("wards/", include("fourfold.interfaces.public.areas.urls")),
    path("help/", views.help_page, name="help"),
]
