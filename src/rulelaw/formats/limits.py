"""What a file may cost at most: a report is small, and a file that is not may be meant to do harm."""

from __future__ import annotations

from attrs import field, frozen, validators

__all__ = ["Limits"]

_AT_LEAST_ONE = validators.and_(validators.instance_of(int), validators.ge(1))
_MIB = 1024 * 1024


@frozen(kw_only=True)
class Limits:
    """Upper bounds for what one file may make the reader do; beyond them it is refused with a clear error.

    The defaults leave a yearly report (some 30 KiB of text, a page of some 200 KiB, a document of some MiB) a hundred
    times its room.

    :ivar file_bytes: the size of the file.
    :ivar expanded_bytes: what the parts of a zipped or compressed file may hold together when unpacked.
    :ivar expansion: how many times its packed size a part may unpack to, where it is larger than a MiB.
    :ivar parts: how many parts a zipped file may list, or objects a PDF file.
    :ivar depth: how deep the elements of a page or a document may be nested.
    :ivar elements: how many elements a page may have.
    :ivar pages: how many pages a PDF file may have.
    :ivar characters: how much text may come out.

    >>> Limits(pages=20).pages
    20
    """

    file_bytes: int = field(default=64 * _MIB, validator=_AT_LEAST_ONE)
    expanded_bytes: int = field(default=256 * _MIB, validator=_AT_LEAST_ONE)
    expansion: int = field(default=200, validator=_AT_LEAST_ONE)
    parts: int = field(default=10_000, validator=_AT_LEAST_ONE)
    depth: int = field(default=256, validator=_AT_LEAST_ONE)
    elements: int = field(default=100_000, validator=_AT_LEAST_ONE)
    pages: int = field(default=2_000, validator=_AT_LEAST_ONE)
    characters: int = field(default=64 * _MIB, validator=_AT_LEAST_ONE)
