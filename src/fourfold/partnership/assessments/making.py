"""Has the library write the documents of an edition, and registers them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from fourfold.analysis.events.store import Store
from fourfold.analysis.writing import FORMATS, Order, Written, write_assessments
from fourfold.partnership.audit.doers import Doer

from .files import folder_of
from .models import Edition
from .services import Draft, register_draft

Progress = Callable[[str], None]
Away = Callable[[Callable[[], Written]], Written]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write, and who answers for it.

    preparation_id, texts_until : whose words it has, and up to which of them
    """

    area_code: str
    made_by_id: int
    order: Order
    preparation_id: int | None = None
    texts_until: int = 0


def make_draft(
    *,
    by: Doer,
    store: Store,
    wanted: Wanted,
    progress: Progress,
    away: Away = lambda work: work(),
) -> Edition:
    """Write the documents and register them; files without rows are not left.

    away : does what takes long, and knows no database

    Raises the errors of `write_assessments` and of `register_draft`.
    """
    public_id = uuid4()
    folder = folder_of(public_id)
    try:
        written = away(lambda: _written(store, wanted, folder, progress=progress))
        draft = Draft(
            public_id=public_id,
            title=written.title,
            area_code=written.code,
            first_month=written.first_month,
            last_month=written.last_month,
            build=written.build,
            preparation_id=wanted.preparation_id,
            texts_until=wanted.texts_until,
        )
        return register_draft(by=by, made_by_id=wanted.made_by_id, draft=draft)
    except BaseException:
        # Also when it is stopped: files without rows would be left for ever.
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _written(
    store: Store, wanted: Wanted, folder: Path, *, progress: Progress
) -> Written:
    order = replace(wanted.order, folder=folder, formats=FORMATS)
    [written] = write_assessments(
        store, [wanted.area_code], order=order, progress=progress
    )
    return written
