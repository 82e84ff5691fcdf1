"""The page of each ward: its parts in the order that a resident asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import Profile, drawn_measure
from fourfold.analysis.assessment.questions.change.signals import signals_in
from fourfold.analysis.assessment.structure import Block, Found

from .beside import against_like, beside_block
from .harm import harm_block, ward_harm
from .likeness import Likeness, likeness
from .minute import minute_block
from .mix import mix_block
from .months import months_block
from .standings import Standing, ranks, standings
from .trust import trust_block
from .within import within_block


@dataclass(frozen=True, slots=True)
class WardPage:
    """What a site shows of a ward beside its profile."""

    blocks: tuple[Block, ...]
    standings: tuple[Standing, ...]


def derive(found: Found) -> Iterator[Finding]:
    """The figures of wards that are worked out from counted ones."""
    yield from ranks(found)
    measure, like = drawn_measure(found.scope), likeness(found)
    for ward in found.scope.wards:
        yield ward_harm(found, ward)
        if measure is not None:
            yield signals_in(found, measure, ward)
            yield against_like(found, measure, ward, like=like)


def ward_pages(found: Found, profiles: Mapping[str, Profile]) -> Mapping[str, WardPage]:
    """The page of each profile, by code of its ward."""
    like = likeness(found)
    return {
        code: WardPage(_blocks(found, profile, like), standings(found, profile.ward))
        for code, profile in profiles.items()
    }


def _blocks(found: Found, profile: Profile, like: Likeness) -> tuple[Block, ...]:
    ward = profile.ward
    return (
        minute_block(found, profile),
        months_block(found, ward),
        beside_block(found, ward, like),
        mix_block(found, ward),
        harm_block(found, ward),
        within_block(found, ward),
        trust_block(found, ward),
    )
