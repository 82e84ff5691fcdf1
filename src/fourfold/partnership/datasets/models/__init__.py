from .cube_build import CubeBuild
from .loaded_release import LoadedRelease
from .source_file import SourceFile

__all__ = ["CubeBuild", "LoadedRelease", "SourceFile"]
