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


Scores = Callable[[Any], Any]
"""Weights to scores."""
Replicate = Callable[[Any], tuple[Any, Any]]
"""Weights to scores and ranks."""


def with_skcriteria(matrix: Any) -> tuple[Scores, Callable[[], Replicate]]:
    import skcriteria  # noqa: PLC0415 - each library is only there in its own environment
    from skcriteria.agg.simple import WeightedSumModel  # noqa: PLC0415
    from skcriteria.preprocessing.scalers import MinMaxScaler  # noqa: PLC0415

    senses = [max] * matrix.shape[1]

    def scores(weights: Any) -> Any:
        made = skcriteria.mkdm(matrix, senses, weights=weights)
        return WeightedSumModel().evaluate(MinMaxScaler("matrix").transform(made)).e_.score

    def replicates() -> Replicate:
        scaled = MinMaxScaler("matrix").transform(skcriteria.mkdm(matrix, senses)).matrix.to_numpy()

        def one(weights: Any) -> tuple[Any, Any]:
            found = WeightedSumModel().evaluate(skcriteria.mkdm(scaled, senses, weights=weights))
            return found.e_.score, found.rank_

        return one

    return scores, replicates


def with_pymcdm(matrix: Any) -> tuple[Scores, Callable[[], Replicate]]:
    from pymcdm.helpers import rrankdata  # noqa: PLC0415
    from pymcdm.methods import WSM  # noqa: PLC0415
    from pymcdm.normalizations import minmax_normalization  # noqa: PLC0415

    method, types = WSM(minmax_normalization), np.ones(matrix.shape[1])

    def replicates() -> Replicate:
        def one(weights: Any) -> tuple[Any, Any]:
            # Its weighted sum always normalises.
            found = method(matrix, weights, types)
            return found, rrankdata(found)

        return one

    return lambda weights: method(matrix, weights, types), replicates


def summary(replicates: Callable[[], Replicate], draws: Any) -> Any:
    """Scores and ranks for every set of weights, one after the other as the libraries have it, and their quantiles.

    The numbers are normalised once, before the first set, where the library lets them be. Quantiles are numpy's: the libraries have none.
    """
    one = replicates()
    scores, ranks = np.array([one(weights) for weights in draws]).transpose(1, 0, 2)
    return [np.quantile(each, (0.05, 0.5, 0.95), axis=0) for each in (scores, ranks)]


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    matrix = np.random.default_rng(request["seed"]).random((request["units"], request["indicators"]))
    weights = np.array(request["weights"])
    makers = {"scikit-criteria": with_skcriteria, "pymcdm": with_pymcdm}
    scores, replicates = makers[request["library"]](matrix)
    least, most = matrix.min(axis=0), matrix.max(axis=0)
    normal = np.ascontiguousarray(((matrix - least) / (most - least)).T)
    draws = np.random.default_rng(request["seed"]).random((request["replicates"], request["indicators"]))
    draws /= draws.sum(axis=1, keepdims=True)

    def floor() -> Any:
        least, most = matrix.min(axis=0), matrix.max(axis=0)
        return ((matrix - least) / (most - least)) @ weights

    def floor_of_replicates() -> Any:
        made = draws @ normal
        order = (-made).argsort(axis=1)
        ranks = np.empty(order.shape, dtype=np.int32)
        np.put_along_axis(ranks, order, np.arange(1, order.shape[1] + 1, dtype=np.int32)[np.newaxis], axis=1)
        return ranks

    found = scores(weights)
    kept: list[Any] = []
    many = best(lambda: kept.append(summary(replicates, draws[: request["measured"]])), 1)
    wanted = np.median(floor_of_replicates()[: request["measured"]], axis=0)
    answer = {
        "library": request["library"],
        "version": importlib.metadata.version(request["library"]),
        "same": bool(np.allclose(found, floor(), rtol=1e-9)),
        "floor": best(floor, 10 * request["repeats"]),
        "seconds": best(lambda: scores(weights), request["repeats"]),
        "same_ranks": bool(np.allclose(kept[0][1][1], wanted)),
        "floor_of_replicates": best(floor_of_replicates, max(2, request["repeats"] // 2)),
        "seconds_of_replicates": many,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
