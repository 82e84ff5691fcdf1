from .cube_build import CubeBuild
from .load_report import LoadReport
from .loaded_release import LoadedRelease
from .source_file import SourceFile
from .upload import Upload
from .work_run import WorkRun

__all__ = [
    "CubeBuild",
    "LoadReport",
    "LoadedRelease",
    "SourceFile",
    "Upload",
    "WorkRun",
]
