"""Files that pages need, named by their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also where one script imports another, so that both can be kept for ever."""

    support_js_module_import_aggregation = True
