"""Figures get a name, may be a claim without a number, and may disagree."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0002_postcodes"),
        ("figures", "0002_corrections_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("settled", models.CharField(blank=True, max_length=500)),
                ("settled_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="figure",
            name="basis",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="figure",
            name="elsewhere",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="figure",
            name="note",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="figure",
            name="name",
            field=models.SlugField(max_length=80, null=True),
        ),
        migrations.AlterField(
            model_name="figure",
            name="unit",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name="figure",
            name="value",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=18, null=True
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__isnull", False),
                    models.Q(("numerator", None), ("unit", ""), ("value", None)),
                    _connector="OR",
                ),
                name="figure_without_a_number_has_no_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(
                condition=models.Q(("place", None), ("elsewhere", ""), _connector="OR"),
                name="figure_is_about_one_place",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="figures.figure",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="figures.figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(
                fields=("first", "second"), name="conflict_is_noted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="conflict_is_between_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled", ""), ("settled_at", None)),
                    models.Q(
                        models.Q(("settled", ""), _negated=True),
                        ("settled_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="conflict_is_settled_in_words",
            ),
        ),
    ]
