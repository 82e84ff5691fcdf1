"""Work on the evidence for tests: uploads, and a worker that does it."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management import call_command

from fourfold.partnership.datasets import tasks
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.services import Sent, ask_for_work, receive_upload
from fourfold.partnership.datasets.staging import uploads_folder
from tests.people import actor_of

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
    "LSOA name,Crime type,Last outcome category,Context"
)
NAME = "2026-05-invented-constabulary-street.csv"
TASKS = {
    "check": tasks.check_files,
    "load": tasks.load_files,
    "build": tasks.build_counts,
}


def crimes(*rows, month="2026-05"):
    """A file of police.uk with a crime a row: its ID, or all that differs."""
    lines = [
        f"{each},{month},Invented Constabulary,Invented Constabulary,0.1,51.5,"
        "On or near A Road,E01000001,Marsh 001A,Burglary,,"
        for each in rows
    ]
    return "\n".join([HEADER, *lines, ""]).encode()


def sent(content, name=NAME):
    """A file as it has come in."""
    uploads_folder().mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        dir=uploads_folder(), prefix="incoming-", delete=False
    ) as file:
        file.write(content)
    return Sent(name, Path(file.name), len(content))


def make_upload(person, *files, **options):
    content = files or (sent(crimes("a" * 64, "b" * 64)),)
    return receive_upload(by=actor_of(person), files=content, options=options)


def make_run(person, kind="check", **how):
    return ask_for_work(
        by=actor_of(person), kind=WorkRun.Kind(kind), task=TASKS[kind], **how
    )


def done_run(person, kind="check", **how):
    """A run that was asked for and done, as far as it went."""
    run = make_run(person, kind, **how)
    TASKS[kind].call(run.pk)
    run.refresh_from_db()
    return run


def work():
    """All that waits, in the background."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
