"""Loads files into the data folder: one load, one release."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.errors import FourfoldError, SourceError
from fourfold.analysis.files.inputs import input_files
from fourfold.analysis.sources.police_uk_street import SOURCE
from fourfold.analysis.sources.registry import record_sources

from .answers import Asked, write_answer_parts
from .area_parts import write_area_parts
from .record_files import Months, Progress, RecordFiles, read_record_files
from .releases import Part, Release, add_release, next_id, releases
from .revisions import revision
from .sorting import Sorted, sort_inputs
from .standing import area_parts, not_standing, standing
from .store import Store
from .workers import Workers, workers

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
AREA_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)


@dataclass(frozen=True)
class LoadOptions:
    """What the files do not say of themselves.

    edition : month up to which the publisher had data, if not the latest found
    earliest : first month that is believed, if not the publisher's first
    force, covers : for answers of the API, whose they are and of which authorities
    invented : label every output made from this release
    """

    edition: str | None = None
    earliest: str | None = None
    force: str | None = None
    covers: tuple[str, ...] = ()
    invented: bool = False


def load(
    store: Store,
    paths: Sequence[Path],
    *,
    options: LoadOptions = LoadOptions(),
    progress: Progress = lambda _done, _total, _label: None,
) -> Release | None:
    """Load files as a new release; None if they say nothing new.

    `progress` is called with bytes done, bytes in all and the file in hand, from
    any thread but one at a time. Raises SourceError for the first file that cannot
    be used, StoreError if the folder cannot be written, FourfoldError for an option
    that cannot be. Whatever is raised, nothing is changed.
    """
    now = datetime.now(UTC)
    months = _months(options, this_month=now.strftime("%Y-%m"))
    with input_files(list(paths)) as files:
        inputs = sort_inputs(files)
        with store.writing(), workers(store.unfinished) as team:
            before = releases(store)
            store.sweep({part.path for r in before for part in r.parts})
            loader = _Loader(store, team, before, months=months, options=options)
            parts, notes = loader.read(inputs, progress)
            release = Release(
                id=next_id(before),
                edition=options.edition or _latest_month(parts) or months.latest,
                loaded_at=now.isoformat(timespec="seconds"),
                code_version=version("fourfold"),
                invented=options.invented,
                parts=tuple(parts),
                passed_over=tuple(file.label for file in inputs.passed_over),
                notes=tuple(notes),
            )
            if not _says_something_new(before, release):
                return None
            release = loader.compared(release)
            add_release(store, release)
            return release


class _Loader:
    """One load: what it reads, and how that stands to what was there before."""

    def __init__(
        self,
        store: Store,
        team: Workers,
        before: Sequence[Release],
        *,
        months: Months,
        options: LoadOptions,
    ) -> None:
        self.store = store
        self.team = team
        self.before = before
        self.months = months
        self.options = options

    def read(self, inputs: Sorted, progress: Progress) -> tuple[list[Part], list[str]]:
        """All parts, each once, and what is to be said of the files."""
        rows = read_record_files(
            self.store,
            inputs.records,
            self.team,
            before=self.before,
            months=self.months,
            progress=progress,
        )
        answers = write_answer_parts(
            self.store,
            inputs.answers,
            self.team,
            asked=Asked(self.options.force, self.options.covers),
            forces={s.part.force for s in standing(self.before, SOURCE.id)},
            months=self.months,
        )
        areas = write_area_parts(self.store, inputs.areas)
        parts = [*rows.parts, *answers, *areas]
        if not parts:
            raise rows.without_rows[0]
        _refuse_clashes(parts)
        return list({(p.path, p.covers): p for p in parts}.values()), _empty(rows)

    def compared(self, release: Release) -> Release:
        """The release, told where it takes over from another and where it does not."""
        shadowed = not_standing([*self.before, release], release)
        notes = list(release.notes)
        if shadowed:
            notes.append(_shadowed(release, shadowed))
        earlier = {
            _key(s.part): s.part
            for source in record_sources()
            for s in standing(self.before, source.id)
        }
        pairs = [
            (part, None if part in shadowed else earlier.get(_key(part)))
            for part in release.parts
        ]
        parts = self.team.each(self._revised, pairs)
        return replace(release, parts=tuple(parts), notes=tuple(notes))

    def _revised(
        self, connection: duckdb.DuckDBPyConnection, pair: tuple[Part, Part | None]
    ) -> Part:
        part, old = pair
        if old is None or old.path == part.path:
            return part
        (source,) = (s for s in record_sources() if s.id == part.dataset)
        change = revision(connection, self.store, source, before=old, after=part)
        return replace(part, revision=change)


def _months(options: LoadOptions, *, this_month: str) -> Months:
    for name in ("edition", "earliest"):
        said = getattr(options, name)
        if said and not (MONTH.fullmatch(said) and said <= this_month):
            raise FourfoldError(
                f"--{name} is {said!r}. Write a month that has begun as YYYY-MM,"
                " for example 2026-08"
            )
    for code in options.covers:
        if not AREA_CODE.fullmatch(code):
            raise FourfoldError(
                f"--covers is {code!r}. Write the code of a local authority, for"
                " example E09000031"
            )
    earliest = definitions.settings("quality.toml")["months"]["earliest"]
    return Months(options.earliest or earliest, this_month)


def _latest_month(parts: Iterable[Part]) -> str:
    return max(part.month for part in parts)


def _key(part: Part) -> tuple[str, str, str, tuple[str, ...]]:
    return (part.dataset, part.force, part.month, part.covers)


def _refuse_clashes(parts: Sequence[Part]) -> None:
    """Two files of one load must not both speak for a force and month."""
    first: dict[tuple[str, str, str, tuple[str, ...]], Part] = {}
    for part in parts:
        other = first.setdefault(_key(part), part)
        if part.month and other.path != part.path:
            raise SourceError(
                f"{part.month} of {part.force} is in {other.file} too, and differs",
                file=part.file,
                remedy="Load one of them; load the newer one last to replace",
            )


def _empty(rows: RecordFiles) -> list[str]:
    return [
        f"{error.file} has a header and no rows: what it is of stays missing"
        for error in rows.without_rows
    ]


def _shadowed(release: Release, parts: Sequence[Part]) -> str:
    months = sorted({part.month for part in parts})
    return (
        f"{len(parts)} of {len(release.parts)} parts, of {months[0]} to {months[-1]},"
        f" are kept but do not count: edition {release.edition} is older than what"
        " was loaded before, or a file of the whole force is there. If these files"
        " are the newer ones, load them again with --edition"
    )


def _says_something_new(before: Sequence[Release], release: Release) -> bool:
    """Whether there is a part we had not, or one that stands now and did not."""
    have = {(part.path, part.covers) for r in before for part in r.parts}
    if any((part.path, part.covers) not in have for part in release.parts):
        return True
    return _view(before) != _view([*before, release])


def _view(found: Sequence[Release]) -> list[tuple[str, tuple[str, ...]]]:
    """What stands, in an order that matters for areas only."""
    parts = [s.part for source in record_sources() for s in standing(found, source.id)]
    areas = sorted(area_parts(found), key=lambda part: part.dataset)
    return [(part.path, part.covers) for part in (*parts, *areas)]
