from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from fourfold.interfaces.jobs.hourly.clear_uploads import run
from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import Upload, WorkRun
from fourfold.partnership.datasets.services import begin_work
from tests.editions import make_draft, write_files
from tests.people import SET_UP, make_person
from tests.work import make_run, make_upload


def test_what_is_over_comes_to_its_end(council, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    analyst = make_person("Ana Lyst", council, "analyst")
    make_upload(analyst)
    draft = make_draft(analyst)
    write_files(unregistered := uuid4())
    begin_work(by=SET_UP, run_id=make_run(analyst, "build").pk)
    now = timezone.now()
    assert run(now) == {"uploads": 0, "lost": 0, "drafts": 0, "publications": 0}

    later = now + limits().kept + timedelta(minutes=1)

    assert run(later) == {"uploads": 1, "lost": 1, "drafts": 1, "publications": 0}
    assert not Upload.objects.get().is_there
    assert folder_of(draft.public_id).exists()
    assert not folder_of(unregistered).exists()
    assert WorkRun.objects.get().state == "stopped"
