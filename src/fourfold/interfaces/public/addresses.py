"""Where pages are that may not be there: each has its own place in the code."""

from django.urls import NoReverseMatch, reverse


def ward_page(code: str) -> str:
    """The page of a ward, else that of the borough."""
    try:
        return reverse("public:ward", args=[code])
    except NoReverseMatch:
        return reverse("public:borough")
