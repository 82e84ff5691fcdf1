from django.urls import include, path

from fourfold.interfaces.components.languages import in_every_language

from . import views
from .areas import urls as areas
from .assessments import urls as assessments
from .borough import urls as borough
from .corrections.views import corrections
from .data import urls as data
from .figures import urls as figures
from .methods.views import methods
from .offences import urls as offences
from .programmes import urls as programmes
from .progress import urls as progress
from .record import urls as record
from .reported import urls as reported
from .sitemap import robots, sitemap
from .useful.views import thanks, useful

app_name = "public"
urlpatterns = [
    in_every_language(
        path("", views.home, name="home"),
        path("privacy/", views.privacy, name="privacy"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("contact/", views.contact, name="contact"),
        path("assessments/", include(assessments.pages)),
        path("figures/", include(figures.pages)),
        path("data/", include(data.pages)),
        path("", include(borough.urlpatterns)),
        path("offences/", include(offences.urlpatterns)),
        path("methods/", methods, name="methods"),
        path("corrections/", corrections, name="corrections"),
        path("useful/", useful, name="useful"),
        path("useful/thanks/", thanks, name="useful-thanks"),
        path("wards/", include(areas.urlpatterns)),
        path("progress/", include(progress.pages)),
        path("programmes/", include(programmes.pages)),
        path("reported/", include(reported.urlpatterns)),
        path("help/", views.help_page, name="help"),
    ),
    # The same in all languages: one address each, for good.
    path("assessments/", include(assessments.files)),
    path("figures/", include(figures.files)),
    path("data/", include(data.files)),
    path("progress/", include(progress.files)),
    path("progress/", include(progress.in_english)),
    path("embed/", include(progress.cards)),
    path("programmes/", include(programmes.files)),
    path("", include(record.urlpatterns)),
    path("feeds/", include("fourfold.interfaces.public.feeds.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
