"""What is wrong with the data, how much of it, and what that does to the figures."""

from collections.abc import Iterator, Sequence

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.counting import EVERY_AGE, RESIDENTS, UNDER_25
from fourfold.analysis.assessment.structure import Fact, Record, Scope
from fourfold.analysis.assessment.wording import (
    capitalised,
    date_name,
    listed,
    month_name,
    months_named,
    percentage,
    plural,
    whole,
)
from fourfold.analysis.cube.reader import ForceQuality, Population
from fourfold.analysis.definitions import settings

BANDS = {
    RESIDENTS: "Residents",
    UNDER_25: "Residents aged under 25",
    EVERY_AGE: "All ages, as counted with those under 25",
}


def quality_paragraphs(record: Record) -> tuple[str, ...]:
    if not record.forces:
        return ("No report of the loading of the files is at hand.",)
    names = [force_name(force.force) for force in record.forces]
    read = sum(force.rows_read for force in record.forces)
    lost = sum(force.rows_refused + force.rows_unplaced for force in record.forces)
    return (
        f"The police files loaded ({listed(names)}) hold "
        f"{plural(read, 'row', 'rows')}. Not read, or without a place on the map: "
        f"{_of_rows(lost, read)}. They are for the whole area of a police force, of "
        f"which this area is a part.",
    )


def quality_facts(scope: Scope, record: Record) -> tuple[Fact, ...]:
    return (
        *(fact for force in record.forces for fact in _of_force(force)),
        *_gaps(record),
        *_breaks(scope, record),
        *_people(scope, record),
    )


def source_facts(record: Record) -> tuple[Fact, ...]:
    """The releases, the boundaries and the build, each to be found again."""
    build = record.build
    releases = (
        Fact(
            f"{_title(release.dataset)}, {release.edition}",
            f"release {release.id}, {plural(release.files, 'file', 'files')}",
            f"loaded {date_name(release.loaded_at)}, SHA-256 {release.sha256}",
        )
        for release in build.releases
    )
    areas = (
        Fact(f"Boundaries: {level}", str(year), source)
        for level, year, source in build.areas
    )
    made = f"{date_name(build.built_at)}, Fourfold {build.code_version}"
    return (*releases, *areas, Fact("Build", build.id, made))


def _title(dataset: str) -> str:
    return str(settings(f"sources/{dataset}.toml")["title"])


def force_name(force: str) -> str:
    """A force's own name; of a file's 'city-of-london', 'City of London'."""
    if not force.islower():
        return force
    small = ("of", "and", "the")
    words = (word if word in small else word.capitalize() for word in force.split("-"))
    return " ".join(words)


def _of_force(force: ForceQuality) -> Iterator[Fact]:
    name = force_name(force.force)
    yield Fact(f"{name}: rows read", whole(force.rows_read), "")
    yield from _left_out(force, name)
    yield Fact(
        f"{name}: rows repeated",
        _of_rows(force.rows_repeated, force.rows_read),
        "Their Crime ID stands in the same file before. Each row is counted, as the "
        "publisher counts it, so counts may be too high by up to this share.",
    )
    yield Fact(
        f"{name}: rows replaced",
        whole(force.rows_superseded),
        "A later release has the same crime, in another month or place. It is counted "
        "once, as the later release has it.",
    )
    yield Fact(
        f"{name}: months missing",
        months_named(force.months_missing) or "none",
        "A month that is missing is not known. It is never counted as nought.",
    )


def _left_out(force: ForceQuality, name: str) -> Iterator[Fact]:
    """Rows that are in no figure, by why."""
    yield Fact(
        f"{name}: rows refused",
        _of_rows(force.rows_refused, force.rows_read),
        "They could not be read as a crime in a month, and are in no figure."
        + _reasons(force.refusals),
    )
    if force.unknown:
        yield Fact(
            f"{name}: rows of an unknown type",
            whole(sum(number for _, number in force.unknown)),
            "Their type is not in our list. They are in no figure until it is."
            + _reasons(force.unknown),
        )
    yield Fact(
        f"{name}: rows without a place",
        _of_rows(force.rows_unplaced, force.rows_read),
        "They are counted for no area, so every count is too low by about this share."
        + _reasons(force.unplaced),
    )
    if force.rows_elsewhere:
        yield Fact(
            f"{name}: rows elsewhere",
            _of_rows(force.rows_elsewhere, force.rows_read),
            "Their point lies in none of the areas loaded. They are in no figure.",
        )


def _gaps(record: Record) -> Iterator[Fact]:
    for reason in dict.fromkeys(gap.reason for gap in record.gaps):
        months = [gap.month for gap in record.gaps if gap.reason == reason]
        yield Fact(
            "Months not known here", months_named(months), f"{capitalised(reason)}."
        )


def _breaks(scope: Scope, record: Record) -> Iterator[Fact]:
    forces = [force.force for force in record.forces]
    for measure in dict.fromkeys((*scope.headline, *scope.types)):
        for found in breaks_across(measure, scope.period, forces):
            yield Fact(
                f"Change of recording: {measure.short_title}",
                month_name(found.month),
                break_sentence(found),
            )


def _people(scope: Scope, record: Record) -> Iterator[Fact]:
    areas = (scope.authority, *scope.wards)
    levels = {area.code: area.level for area in areas}
    groups: dict[tuple[str, str, str, int], list[Population]] = {}
    for people in record.populations:
        key = (levels[people.area], people.band, people.source, people.year)
        groups.setdefault(key, []).append(people)
    for (level, band, source, year), members in groups.items():
        total = whole(sum(each.people for each in members))
        yield Fact(
            f"{BANDS[band]} by {level}",
            f"{total} in {year}",
            f"{_basis(members)}. Source: {source}.",
        )


def _basis(people: Sequence[Population]) -> str:
    """How one area's residents were counted, or how several areas' were."""
    bases = {each.basis for each in people}
    if len(bases) == 1:
        return capitalised(bases.pop())
    return f"{len(people)} areas, each the sum of its LSOAs by best fit"


def _of_rows(part: int, rows: int) -> str:
    if not (part and rows):
        return "none" if not part else whole(part)
    return f"{whole(part)} ({percentage(part / rows, digits=1)})"


def _reasons(counted: Sequence[tuple[str, int]]) -> str:
    if not counted:
        return ""
    reasons = [f"{reason} ({whole(number)})" for reason, number in counted]
    return f" Reasons: {listed(reasons)}."
