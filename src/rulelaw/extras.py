"""What only some users need is an extra: imported late, and named where it is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from rulelaw.errors import MissingExtraError

__all__ = ["load_extra"]


def load_extra(module: str, extra: str, purpose: str) -> Any:
    """Import a module that an extra of rulelaw brings.

    :param module: the module's name, such as ``"numpy"``.
    :param extra: the extra that installs it, as declared in ``pyproject.toml``.
    :param purpose: what it is needed for, as the beginning of a sentence.
    :raises MissingExtraError: it is not installed; the message says what to install.

    >>> load_extra("math", "index", "a faster index").pi > 3
    True
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # A module that is there and fails to find another one is broken, not missing.
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtraError(module, extra, purpose) from error
