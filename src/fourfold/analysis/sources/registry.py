"""Which sources there are: every module of this package that declares one.

A new data set is a new module. Nothing has to be registered.
"""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from fourfold.analysis import sources

from .records import RecordSource


@cache
def record_sources() -> tuple[RecordSource, ...]:
    """Sources of records: modules with a `SOURCE`."""
    found = (getattr(module, "SOURCE", None) for module in _modules())
    return tuple(source for source in found if isinstance(source, RecordSource))


@cache
def area_sources() -> tuple[ModuleType, ...]:
    """Sources of areas and people: modules with `recognises` and `read`.

    One that takes any workbook, to say what to do with it, is asked last.
    """
    found = [module for module in _modules() if hasattr(module, "recognises")]
    return tuple(sorted(found, key=lambda m: getattr(m, "TAKES_ANY_WORKBOOK", False)))


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(sources.__path__))
    return tuple(
        import_module(f"{sources.__name__}.{name}")
        for name in names
        if name != "registry"
    )
