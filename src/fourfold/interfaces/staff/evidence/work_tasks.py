"""Which task does which kind of work."""

from typing import Any

from django_tasks.base import Task

from fourfold.partnership.assessments.tasks import draft_edition
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.tasks import build_counts, check_files, load_files

TASKS: dict[str, "Task[Any, Any]"] = {
    WorkRun.Kind.CHECK: check_files,
    WorkRun.Kind.LOAD: load_files,
    WorkRun.Kind.BUILD: build_counts,
    WorkRun.Kind.DRAFT: draft_edition,
}
