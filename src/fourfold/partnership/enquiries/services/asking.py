"""Takes a question down, and proves that an address belongs to who gave it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.enquiries.codes import code_of, digest_of
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.enquiries.rules import link_days
from fourfold.partnership.enquiries.subjects import Subject
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.services import queue

# Of a link that proves an address, the path.
LinkPath = Callable[[str], str]


@transaction.atomic
def ask(
    *,
    by: Doer,
    subject: Subject,
    token: str,
    text: str,
    name: str,
    email: str,
    link_path: LinkPath,
) -> str:
    """Take a question down; the code with which whoever asked finds it again.

    The same form sent again makes no second question, and has the same code.

    token : of the form
    email : for the answer, if wanted; a link goes there, and nothing else before it
        was followed

    Raises RefusedError for a question without words.
    """
    if not text.strip():
        raise RefusedError("Write what you want to know.")
    code = code_of(token, subject.kind, str(subject.public_id), text)
    enquiry, is_new = Enquiry.objects.get_or_create(
        code_digest=digest_of(code),
        defaults={
            "kind": subject.kind,
            "subject": subject.public_id,
            "asked_on": timezone.localdate(),
            "agency_id": subject.agency_id,
        },
    )
    if is_new:
        asker = Asker(enquiry=enquiry, words=text, name=name, email=email)
        if email:
            _ask_for_proof(by, asker, link_path)
        asker.save()
        record(by=by, action="enquiries.asked", target=enquiry)
    return code


def _ask_for_proof(by: Doer, asker: Asker, link_path: LinkPath) -> None:
    link = secrets.token_urlsafe(24)
    asker.link_digest = _digest(link)
    queue(
        by=by,
        template="enquiry-address",
        to=asker.email,
        context={
            "link": link_path(link),
            "until": asker.enquiry.asked_on + timedelta(days=link_days()),
        },
    )


@transaction.atomic
def prove_address(*, by: Doer, link: str) -> Enquiry | None:
    """That whoever asked followed the link; None for one that is unknown or over."""
    found = Asker.objects.select_for_update(of=("self",)).select_related("enquiry")
    asker = found.exclude(link_digest="").filter(link_digest=_digest(link)).first()
    oldest = timezone.localdate() - timedelta(days=link_days())
    if asker is None or asker.enquiry.asked_on < oldest:
        return None
    asker.link_digest, asker.confirmed_at = "", timezone.now()
    asker.save(update_fields=["link_digest", "confirmed_at"])
    record(by=by, action="enquiries.address_proved", target=asker.enquiry)
    return asker.enquiry


@transaction.atomic
def clear_addresses(*, by: Doer, now: datetime) -> int:
    """Delete addresses whose links are over and that nobody proved; how many."""
    oldest = timezone.localdate(now) - timedelta(days=link_days())
    over = Asker.objects.filter(confirmed_at=None, enquiry__asked_on__lt=oldest)
    count = over.exclude(email="").update(email="", link_digest="")
    if count:
        record(by=by, action="enquiries.addresses_cleared", count=count)
    return count


def _digest(link: str) -> str:
    return hashlib.sha256(link.encode()).hexdigest()
