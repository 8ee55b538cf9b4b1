"""Faults of the caller or of the installation.

A faulty *report* never raises: it gives findings. These errors tell the caller that an argument, a file or a data
file cannot be used, and what to do about it. All of them descend from :class:`RulelawError`, so one ``except``
clause is enough for a service.
"""

from __future__ import annotations

__all__ = [
    "DataFileError",
    "MissingExtraError",
    "ReadError",
    "RulelawError",
    "SerializationError",
    "UnknownCodeError",
]


class RulelawError(Exception):
    """The root of every error that rulelaw raises on purpose.

    >>> issubclass(ReadError, RulelawError)
    True
    """


class ReadError(RulelawError):
    """A source could not be read as text: not found, empty of text, binary, too large or in no known encoding.

    >>> import rulelaw as rl
    >>> rl.read(b"\\x00\\x01\\x02\\x03")
    Traceback (most recent call last):
        ...
    rulelaw.errors.ReadError: <bytes>: binary data, not a text in UTF-8, UTF-16 (with a byte-order mark) or GB18030
    """


class DataFileError(RulelawError):
    """A data file (codebook, units, instruments) is broken; the message lists every fault with its place.

    :ivar faults: one line a fault, in the order of the file.
    """

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        """Take the file's name and all of its faults."""
        self.name = name
        self.faults = faults
        super().__init__(f"{name}: " + "; ".join(faults))

    def __reduce__(self) -> tuple[type[DataFileError], tuple[str, tuple[str, ...]]]:
        """Pickle by the two arguments, so that the error survives a process pool."""
        return (type(self), (self.name, self.faults))


class UnknownCodeError(RulelawError):
    """A code (of a rule, an indicator, a topic) names nothing; the message lists near matches where there are some.

    >>> import rulelaw as rl
    >>> rl.load_codebook().indicator("litigation.casez")
    Traceback (most recent call last):
        ...
    rulelaw.errors.UnknownCodeError: no indicator 'litigation.casez'; did you mean 'litigation.cases'?
    """


class SerializationError(RulelawError):
    """Data do not fit the type they are read as: unknown keys, missing keys, wrong kinds or another version."""


class MissingExtraError(RulelawError, ImportError):
    """Something needs a package that only an extra of rulelaw brings, and it is not installed.

    :ivar module: the module that is missing.
    :ivar extra: the extra that installs it.
    """

    def __init__(self, module: str, extra: str, purpose: str) -> None:
        """Take the module, the extra, and what it is needed for (the beginning of the message)."""
        self.module = module
        self.extra = extra
        self.purpose = purpose
        super().__init__(
            f"{purpose} needs {module}, which is not installed; install the extra: pip install 'rulelaw[{extra}]'"
        )

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str, str]]:
        """Pickle by the three arguments, so that the error survives a process pool."""
        return (type(self), (self.module, self.extra, self.purpose))
