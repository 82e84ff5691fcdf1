"""Where the public page of a thing that was promised is, by its kind and name."""

from django.urls import reverse

BY_SLUG = {
    "strategy": "public:strategy",
    "domain": "public:domain",
    "duty": "public:duty",
}
BY_ID = {
    "action": "public:action",
    "indicator": "public:indicator",
    "objective": "public:objective",
    "recommendation": "public:recommendation",
    "pledge": "public:pledge",
    "agency": "public:partner",
    "programme": "public:programme",
    "service": "public:programme-service",
}


def page_named(kind: str, name: str) -> str:
    """name : slug, or public identifier"""
    return reverse(BY_SLUG.get(kind) or BY_ID[kind], args=[name])
