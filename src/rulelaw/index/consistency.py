"""The consistency ratio of judgements, and the tables of random indices that it can be divided by.

Programs differ in the table, and so in the ratio of the same matrix: a ratio must name its table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

__all__ = ["RANDOM_INDICES", "RandomIndex", "consistency_ratio"]


class RandomIndex(StrEnum):
    """The tables of the mean consistency index of random matrices, which a consistency ratio divides by."""

    SAATY_1980 = "saaty_1980"
    """Saaty, *The Analytic Hierarchy Process* (1980): 0.58, 0.90, 1.12, … for 3 to 15."""
    SAATY_2005 = "saaty_2005"
    """Saaty, *Theory and Applications of the Analytic Network Process* (2005), p. 31: 0.52, 0.89, … for 3 to 15."""
    DONEGAN_DODD = "donegan_dodd"
    """Donegan & Dodd, *Mathematical and Computer Modelling* 15(10), 1991: for 3 to 100, linear between."""
    TUMMALA_LING = "tummala_ling"
    """Rao Tummala & Ling, *Theory and Decision* 44(3), 1998: for 3 to 15."""
    ALONSO_LAMATA = "alonso_lamata"
    """Alonso & Lamata, *International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems* 14(4), 2006, of
    100,000 matrices each: for 3 to 15."""


RANDOM_INDICES: Mapping[RandomIndex, Mapping[int, float]] = MappingProxyType(
    {
        RandomIndex.SAATY_1980: MappingProxyType(
            dict(
                enumerate(
                    (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59), start=3
                )
            )
        ),
        RandomIndex.SAATY_2005: MappingProxyType(
            dict(
                enumerate(
                    (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59), start=3
                )
            )
        ),
        RandomIndex.DONEGAN_DODD: MappingProxyType(
            {
                **dict(
                    enumerate(
                        (0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213), start=3
                    )
                ),
                **dict(
                    enumerate(
                        (1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371), start=12
                    )
                ),
                25: 1.5619,
                30: 1.5772,
                40: 1.5976,
                50: 1.6102,
                60: 1.6178,
                70: 1.6237,
                80: 1.6277,
                90: 1.6213,
                100: 1.6339,
            }
        ),
        RandomIndex.TUMMALA_LING: MappingProxyType(
            dict(
                enumerate(
                    (
                        *(0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537),
                        *(1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831),
                    ),
                    start=3,
                )
            )
        ),
        RandomIndex.ALONSO_LAMATA: MappingProxyType(
            dict(
                enumerate(
                    (
                        *(0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499),
                        *(1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
                    ),
                    start=3,
                )
            )
        ),
    }
)
"""The random indices by table and by the number of things compared."""


def consistency_ratio(
    index: float, size: int, *, random_index: RandomIndex | Mapping[int, float] = RandomIndex.SAATY_1980
) -> float | None:
    """Give a consistency index over the random index of a table.

    :param index: the consistency index.
    :param size: how many things were compared.
    :param random_index: the table: one of those named, or one of your own, the random indices by the number of things.
    :returns: the ratio; 0 for two things or one; ``None`` where the table does not reach so far.
    :raises ValueError: for an unknown name, or a table with a random index that is not above zero.

    >>> round(consistency_ratio(0.0294, 7, random_index=RandomIndex.SAATY_2005), 6)
    0.021778
    """
    table = random_index if isinstance(random_index, Mapping) else RANDOM_INDICES[RandomIndex(random_index)]
    if any(not 0 < value < math.inf for value in table.values()):
        raise ValueError(f"random indices must be above zero: {dict(table)}")
    if size <= 2:
        return 0.0
    if not table or not min(table) <= size <= max(table):
        return None
    below = max(known for known in table if known <= size)
    above = min(known for known in table if known >= size)
    share = 0.0 if above == below else (size - below) / (above - below)
    return index / (table[below] + share * (table[above] - table[below]))
