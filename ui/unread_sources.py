"""What is imported after Qt is loaded as quickly as before it."""

import importlib
from types import ModuleType


def leave_sources_unread() -> None:
    """Load Qt, and keep PySide from reading the source of every module imported after it.

    It looks there for its own name, since a module may ask for other spellings of Qt's methods
    by `from __feature__ import`; none of the program does. The hundreds of files it would read
    are a sixth of a start.
    """
    importlib.import_module("PySide6.QtCore")
    features = vars(importlib.import_module("shibokensupport.feature"))
    if "_mod_uses_pyside" in features:
        features["_mod_uses_pyside"] = _has_no_feature


def _has_no_feature(_module: ModuleType) -> bool:
    return False
