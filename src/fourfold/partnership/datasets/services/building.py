"""Makes another build the one that assessments are made from."""

from django.db import transaction

from fourfold.analysis.cube.current import use_build
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets import policies
from fourfold.partnership.datasets.models import CubeBuild, WorkRun
from fourfold.partnership.datasets.models.work_run import ACTIVE
from fourfold.partnership.errors import RefusedError


@transaction.atomic
def choose_build(*, by: Actor, build_id: int, store: Store) -> CubeBuild:
    """Have later assessments made from a build that is kept.

    Raises PermissionDenied, and RefusedError where it is not there any more, cannot be
    read by this version, is the current one, or the data folder is in use.
    """
    require(by, policies.may_work)
    build = CubeBuild.objects.select_for_update().get(pk=build_id)
    before = CubeBuild.objects.select_for_update().filter(is_current=True).first()
    if build == before:
        raise RefusedError("This build is the current one already.")
    if WorkRun.objects.filter(writes=True, state__in=ACTIVE).exists():
        raise RefusedError("A load or build is under way. Wait until it has ended.")
    if before is not None:
        before.is_current = False
        before.save(update_fields=["is_current"])
    build.is_current = build.is_there = True
    build.save(update_fields=["is_current", "is_there"])
    record(
        by=by,
        action="datasets.build_chosen",
        target=build,
        build=build.name,
        before=before.name if before else "",
    )
    try:
        # Last: what is written to the folder is not taken back with the transaction.
        use_build(store, build.name)
    except FourfoldError as problem:
        raise RefusedError(f"It stays as it is. {problem}.") from None
    return build
