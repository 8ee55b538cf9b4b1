"""Run one library of decision analysis on the task of `indices.py`: a request on stdin, seconds on stdout, both JSON.

Runs in the library's own environment, which has numpy as well: the floor is measured there once more, so that every ratio
is of one process.
"""

from __future__ import annotations

import gc
import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import numpy as np


def best(work: Callable[[], object], repeats: int) -> float:
    """The best of some runs in seconds of the processor, the collector off."""
    gc.collect()
    gc.disable()
    seconds = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    gc.enable()
    return min(seconds)


def with_skcriteria(matrix: Any) -> Callable[[Any], Any]:
    import skcriteria  # noqa: PLC0415 - each library is only there in its own environment
    from skcriteria.agg.simple import WeightedSumModel  # noqa: PLC0415
    from skcriteria.preprocessing.scalers import MinMaxScaler  # noqa: PLC0415

    def scores(weights: Any) -> Any:
        made = skcriteria.mkdm(matrix, [max] * matrix.shape[1], weights=weights)
        return WeightedSumModel().evaluate(MinMaxScaler("matrix").transform(made)).e_.score

    return scores


def with_pymcdm(matrix: Any) -> Callable[[Any], Any]:
    from pymcdm.methods import WSM  # noqa: PLC0415
    from pymcdm.normalizations import minmax_normalization  # noqa: PLC0415

    method, types = WSM(minmax_normalization), np.ones(matrix.shape[1])
    return lambda weights: method(matrix, weights, types)


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    matrix = np.random.default_rng(request["seed"]).random((request["units"], request["indicators"]))
    weights = np.array(request["weights"])
    makers = {"scikit-criteria": with_skcriteria, "pymcdm": with_pymcdm}
    scores = makers[request["library"]](matrix)

    def floor() -> Any:
        least, most = matrix.min(axis=0), matrix.max(axis=0)
        return ((matrix - least) / (most - least)) @ weights

    found = scores(weights)
    answer = {
        "library": request["library"],
        "version": importlib.metadata.version(request["library"]),
        "same": bool(np.allclose(found, floor(), rtol=1e-9)),
        "floor": best(floor, 10 * request["repeats"]),
        "seconds": best(lambda: scores(weights), request["repeats"]),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
