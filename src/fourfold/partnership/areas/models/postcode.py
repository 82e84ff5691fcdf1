from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class Postcode(models.Model):
    """A postcode, and the ward of the partnership that it lies in.

    Written only by `areas.services.load_postcodes`, all at once. It is nobody's in
    particular: those that people look up are not noted anywhere.
    """

    # Without its space, in capitals.
    code = models.CharField(max_length=7, primary_key=True)
    # None for one beside the wards.
    ward = models.ForeignKey(
        "areas.CoveredArea", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ("code",)

    class Privacy:
        about = ""
        personal = ()
        plain = ("code", "ward")
        reasons = {"code": "of every address there is, and of nobody in particular"}
        why = "to find the ward of an address"
        keep = KeepAlways("postcodes are not persons")

    def __str__(self) -> str:
        return self.code
