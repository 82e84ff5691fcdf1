"""Figures from before they had names are named by what they are known by already."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def name_all(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("figures", "Figure")
    for figure in model.objects.filter(name=None):
        figure.name = f"figure-{figure.public_id.hex}"
        figure.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_names_claims_and_conflicts")]
    operations = [
        migrations.RunPython(name_all, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="figure",
            name="name",
            field=models.SlugField(max_length=80, unique=True),
        ),
    ]
