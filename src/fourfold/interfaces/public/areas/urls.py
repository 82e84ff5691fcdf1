from django.urls import path

from .comparing import compare
from .finding import find_by_postcode, wards
from .reading import ward

urlpatterns = [
    path("", wards, name="wards"),
    path("postcode/", find_by_postcode, name="ward-by-postcode"),
    path("compare/", compare, name="compare-wards"),
    path("<str:code>/", ward, name="ward"),
]
