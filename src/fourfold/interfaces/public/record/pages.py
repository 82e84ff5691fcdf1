"""Where the public page of each thing of the record is."""

from django.urls import reverse

from fourfold.partnership.public_record.models import Event, Office, Publication


def page_of_publication(publication: Publication) -> str:
    return reverse("public:publication", args=[publication.slug])


def page_of_event(event: Event) -> str:
    return reverse("public:event", args=[event.slug])


def page_of_holder(office: Office) -> str:
    return reverse("public:public-person", args=[office.person.slug])
