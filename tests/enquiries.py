"""Questions of residents for tests, asked through the real services."""

from itertools import count

from fourfold.partnership.enquiries import services
from fourfold.partnership.enquiries.codes import digest_of
from fourfold.partnership.enquiries.models import Enquiry
from fourfold.partnership.enquiries.subjects import subject
from tests.people import SET_UP, actor_of

TOKENS = count(1)
WORDS = "When will the lessons in our school begin?"


def token():
    return f"{next(TOKENS):032x}"


def ask(row, **said):
    """The code of a question about something that was promised."""
    told = {"token": token(), "text": WORDS, "name": "", "email": ""}
    return services.ask(
        by=SET_UP,
        subject=subject(str(row._meta.model_name), row.public_id),
        link_path=lambda link: f"/proof/{link}/",
        **(told | said),
    )


def make_enquiry(row, **said):
    return Enquiry.objects.get(code_digest=digest_of(ask(row, **said)))


def make_shown(person, row, *, take_out=(), **said):
    made = make_enquiry(row, **said)
    return services.show(by=actor_of(person), enquiry_id=made.pk, take_out=take_out)
