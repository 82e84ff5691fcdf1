"""Turns answers of the police.uk API into parts that cover some areas only."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import InputFile
from fourfold.analysis.sources.police_uk_api import CELLS, MonthOfAnswers, read_answers
from fourfold.analysis.sources.police_uk_street import SOURCE

from .parts import Origin, slug, write_parts
from .reading import Bounds, fingerprint, read_rows
from .record_files import Months
from .releases import Part
from .store import Store
from .workers import Workers


@dataclass(frozen=True)
class Asked:
    """What the answers do not say of themselves: whose, and of which authorities."""

    force: str | None
    covers: tuple[str, ...]


def write_answer_parts(
    store: Store,
    files: Sequence[InputFile],
    team: Workers,
    *,
    asked: Asked,
    forces: Collection[str],
    months: Months,
) -> Iterator[Part]:
    """Parts by month. `forces` are those loaded already, whose spelling is kept.

    Raises SourceError if nobody said whose answers these are, if an entry is no
    crime, or if there is none.
    """
    if not files:
        return
    if not (asked.force and asked.force.strip() and asked.covers):
        raise SourceError(
            "answers of the police.uk API do not say whose they are",
            file=files[0].name,
            remedy="Say so with --force NAME and --covers AREA-CODE",
        )
    spelling = {slug(force): force for force in forces}
    given = " ".join(asked.force.split())
    answers = read_answers(files, force=spelling.get(slug(given), given))
    if not answers:
        raise SourceError(
            "the answers hold no crimes, and do not say of which month",
            file=files[0].name,
            remedy="Leave them out",
        )
    writer = _Writer(store, tuple(sorted(set(asked.covers))), months)
    for parts in team.each(writer.write, answers):
        yield from parts


@dataclass(frozen=True)
class _Writer:
    store: Store
    covers: tuple[str, ...]
    months: Months

    def write(
        self, connection: duckdb.DuckDBPyConnection, month: MonthOfAnswers
    ) -> list[Part]:
        bounds = Bounds(self.months.earliest, self.months.latest, month=month.month)
        label = f"answers of the police.uk API for {month.month}"
        sha256 = read_rows(
            connection,
            month.rows,
            SOURCE,
            cells=CELLS,
            bounds=bounds,
            scratch=self.store.unfinished,
        )
        origin = Origin(
            label=label,
            name=label,
            sha256=sha256,
            reader=fingerprint(SOURCE, bounds),
            covers=self.covers,
            again=month.again,
        )
        return write_parts(connection, self.store, SOURCE, origin=origin)
