"""Every row of a model, whoever asks: what retention and collecting look through.

Both must reach rows that no manager gives to anybody, or these would be kept for ever
and missing from every answer. What is found is counted, brought to its end, or put
before whoever decides what may be given; nothing else of it leaves this app.
"""

from typing import Any

from django.db import models

from fourfold.partnership.personal_data.reading import Model

Rows = models.QuerySet[Any]


def every_row(model: Model) -> Rows:
    return model._base_manager.all()
