"""Indices and tables to compute: small ones by hand, random ones of any shape for Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.types import Index, IndexNode, IndexTable, Method
from rulelaw.labels import Label
from rulelaw.trees.types import Node

MIN_MAX = Method("min_max")


def leaf(
    code: str, weight: float | str = 1, normaliser: Method | None = MIN_MAX, **content: Any
) -> Node[IndexNode]:
    return Node(code, Label(code, code), IndexNode(normaliser=normaliser, **content), weight=Decimal(weight))


def branch(
    code: str,
    *children: Node[IndexNode],
    weight: float | str = 1,
    aggregator: str = "arithmetic",
    **options: Any,
) -> Node[IndexNode]:
    weighting = options.pop("weighting", None)
    content = IndexNode(aggregator=Method(aggregator, options), weighting=weighting)
    return Node(code, Label(code, code), content, weight=Decimal(weight), children=children)


def index(tree: Node[IndexNode], **fields: Any) -> Index:
    return Index("test", Label("试验", "test"), tree, **fields)


def table(columns: Mapping[str, Sequence[float | None]], **fields: Any) -> IndexTable:
    count = len(next(iter(columns.values())))
    return IndexTable(tuple(f"u{place}" for place in range(count)), columns, **fields)


def near(one: Sequence[float | None], other: Sequence[float | None], tolerance: float = 1e-12) -> bool:
    """Tell whether the same are missing, and the others are as good as equal."""
    return len(one) == len(other) and all(
        a is b if a is None or b is None else abs(a - b) <= tolerance * max(1.0, abs(a), abs(b))
        for a, b in zip(one, other, strict=True)
    )


# Scores from 0 up, so that every mean takes them.
NORMALISERS = st.sampled_from(
    [
        None,
        MIN_MAX,
        Method("min_max", {"low": 1, "high": 100}),
        Method("min_max", {"constant": 0.5}),
        Method("goalposts", {"lower": 1, "upper": 50, "low": 0, "high": 10}),
        Method("goalposts", {"lower": 0.5, "upper": 90.5, "log": True}),
        Method("rank_score"),
        Method("percentile_rank", {"constant": 1.0}),
        Method("ratio_to_leader"),
        Method("categorical_bands", {"edges": (10.0, 40.0), "scores": (0.0, 50.0, 100.0)}),
    ]
)
MISSING = st.sampled_from(["renormalize", "propagate", "zero"])
AGGREGATORS = st.one_of(
    st.builds(
        Method,
        st.sampled_from(["arithmetic", "geometric", "harmonic", "minimum", "median"]),
        st.fixed_dictionaries(
            {"missing": MISSING},
            optional={"least_share": st.sampled_from([0.5, 0.6, 1.0]), "least_weight": st.just(0.4)},
        ),
    ),
    st.builds(lambda floor: Method("geometric", {"floor": floor}), st.sampled_from([0.01, 1.0])),
    st.builds(
        lambda exponent, missing: Method("power", {"exponent": exponent, "missing": missing}),
        st.sampled_from([-2.0, -0.5, 0.0, 0.5, 1.0, 3.0]),
        MISSING,
    ),
    st.just(Method("borda")),
)
WEIGHTS = st.sampled_from(["0", "1", "1", "2", "0.35"])
NUMBERS = st.one_of(st.integers(0, 100).map(float), st.floats(0.01, 100))
GAPPY = st.none() | NUMBERS


@st.composite
def trees(draw: st.DrawFn, aggregators: st.SearchStrategy[Method] = AGGREGATORS, depth: int = 3) -> Index:
    """Indices of up to four levels, unbalanced, each node in its own way."""
    count = [0]

    def grow(level: int) -> Node[IndexNode]:
        count[0] += 1
        code = f"n{count[0]}"
        if level > 0 and (level == depth or draw(st.booleans())):
            direction = draw(st.sampled_from([Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER]))
            return leaf(code, draw(WEIGHTS), draw(NORMALISERS), direction=direction)
        children = [grow(level + 1) for _ in range(draw(st.integers(1, 4)))]
        if not any(child.weight for child in children):
            children.append(leaf(f"{code}x"))
        content = IndexNode(aggregator=draw(aggregators))
        return Node(code, Label(code, code), content, weight=Decimal(draw(WEIGHTS)), children=tuple(children))

    return index(grow(0))


@st.composite
def tables(
    draw: st.DrawFn,
    made: Index,
    numbers: st.SearchStrategy[float | None] = GAPPY,
    units: int = 6,
) -> IndexTable:
    """Tables for an index."""
    count = draw(st.integers(1, units))
    codes = [node.code for node in made.tree.leaves()]
    return table({code: draw(st.lists(numbers, min_size=count, max_size=count)) for code in codes})


@st.composite
def cases(draw: st.DrawFn, aggregators: st.SearchStrategy[Method] = AGGREGATORS) -> tuple[Index, IndexTable]:
    """Indices with tables for them."""
    made = draw(trees(aggregators))
    return made, draw(tables(made))


ARITHMETIC = st.just(Method("arithmetic"))
