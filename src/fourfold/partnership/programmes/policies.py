"""Who may keep programmes, file returns and see what is not published. Pure.

Everybody may read what is published, late returns foremost.
"""

from fourfold.partnership.accounts.actors import Actor

from .models import Service

# What roles may do, by the names of definitions/roles.toml.
MANAGE, SEE, FILE = "manage-programmes", "see-programmes", "file-returns"


def may_come_in(actor: Actor) -> bool:
    """The staff pages of programmes; what of them is another question."""
    return may_see_all(actor) or actor.may(FILE)


def may_see_all(actor: Actor) -> bool:
    """Also what is not published, and small numbers of people as they are."""
    return actor.may(MANAGE) or actor.may(SEE)


def files_only(actor: Actor) -> bool:
    """Whoever files returns of their own agency, and sees nothing else."""
    return actor.may(FILE) and not may_see_all(actor)


def may_manage(actor: Actor) -> bool:
    """Write programmes, their money and what services answer for."""
    return actor.may(MANAGE)


def provides_for(actor: Actor) -> frozenset[int]:
    """Agencies on whose behalf they file returns."""
    return frozenset(each for each in actor.agency_ids if actor.may_in(FILE, each))


def may_file(actor: Actor, service: Service) -> bool:
    """File and correct returns: for who provides it. Whoever commissions it may too,
    as a provider may have nobody who signs in.
    """
    return may_manage(actor) or service.provider_id in provides_for(actor)


def may_see(actor: Actor, service: Service) -> bool:
    """A provider sees what it provides, and nothing of others."""
    return may_see_all(actor) or service.provider_id in provides_for(actor)
