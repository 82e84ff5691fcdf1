import pytest
from django.core.management import CommandError, call_command

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.datasets.queries import current_build, releases


def test_catalogue_takes_a_data_folder_in_once(db, demo, capsys):
    for _ in range(2):
        call_command("catalogue", "--data", demo / "data")

    assert capsys.readouterr().out.splitlines() == [
        "3 releases, 3 of them new; 1 builds, 1 of them new.",
        "3 releases, 0 of them new; 1 builds, 0 of them new.",
    ]
    assert releases().count() == 3
    assert current_build().is_invented
    assert set(Entry.objects.values_list("doer", flat=True)) == {"command catalogue"}


def test_folder_without_data_is_refused_in_words(db, tmp_path):
    with pytest.raises(CommandError, match="Load some first"):
        call_command("catalogue", "--data", tmp_path)
