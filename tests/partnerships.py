"""The partnership of the site, for tests that do not ask how it was set up."""

from fourfold.partnership.areas.models import Partnership


def make_partnership(**configuration):
    """Past the checks of `set_up`: a configuration can hold what a test needs."""
    return Partnership.objects.create(
        id=1,
        name="Marshgate Violence Reduction Partnership",
        short_name="Marshgate",
        authority_code="E09990001",
        time_zone="Europe/London",
        configuration=configuration,
        fingerprint="a" * 64,
    )
