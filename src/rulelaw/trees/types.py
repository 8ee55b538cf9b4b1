"""The noun that frameworks and indices share: a node with its weight, its source and the years it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import evolve, frozen

from rulelaw.labels import Label
from rulelaw.periods import in_force

__all__ = ["Node"]

Content = TypeVar("Content")


@frozen
class Node(Generic[Content]):
    """A node of a weighted tree; trees point down, and need not be balanced.

    :ivar code: names it; two nodes of a tree may bear one code only where no report year has both.
    :ivar label: its name in both languages.
    :ivar content: what the tree is made for: how a node of a framework is scored, how one of an index is computed.
    :ivar weight: its weight among the children of its parent, in any measure: only the proportions count.
    :ivar children: the nodes under it, in order.
    :ivar source: where it comes from (a provision, an article, a paper), or ``None``.
    :ivar first: the first report year in which it stands; ``None``: from ever.
    :ivar last: the last report year in which it stands; ``None``: until further notice.

    >>> leaf = Node("a.b", Label("乙", "b"), content=None)
    >>> tree = Node("a", Label("甲", "a"), content=None, children=(leaf,))
    >>> [path for path, node in tree.walk()]
    [('a',), ('a', 'a.b')]
    """

    code: str
    label: Label
    content: Content
    weight: Decimal = Decimal(1)
    children: tuple[Node[Content], ...] = ()
    source: str | None = None
    first: int | None = None
    last: int | None = None

    def walk(self) -> Iterator[tuple[tuple[str, ...], Node[Content]]]:
        """Give this node and all under it, parents before children, each with the codes on the way to it."""
        stack: list[tuple[tuple[str, ...], Node[Content]]] = [((self.code,), self)]
        while stack:
            path, node = stack.pop()
            yield path, node
            stack.extend(((*path, child.code), child) for child in reversed(node.children))

    def leaves(self) -> Iterator[Node[Content]]:
        """Give the nodes without children, in order."""
        return (node for _, node in self.walk() if not node.children)

    def find(self, code: str) -> Node[Content] | None:
        """Give the first node that bears ``code``, or ``None``."""
        return next((node for _, node in self.walk() if node.code == code), None)

    def covers(self, year: int | None) -> bool:
        """Tell whether the node stands in the report year; in an unknown year only where it stands in all."""
        return in_force(year, self.first, self.last)

    def rebuilt(
        self, make: Callable[[Node[Content], tuple[Node[Content], ...]], Node[Content] | None]
    ) -> Node[Content] | None:
        """Give a tree made anew from the leaves up, however deep it is; ``None`` where nothing of it is left.

        ``make`` takes each node with what became of its children, and gives what becomes of it: ``None`` leaves it out.
        """
        made: list[Node[Content] | None] = []
        stack: list[tuple[Node[Content], bool]] = [(self, not self.children)]
        while stack:
            node, ready = stack.pop()
            if not ready:
                stack.append((node, True))
                stack.extend((child, not child.children) for child in reversed(node.children))
                continue
            start = len(made) - len(node.children)
            children = tuple(child for child in made[start:] if child is not None)
            made[start:] = [make(node, children)]
        return made[0]

    def kept(self, keep: Callable[[Node[Content]], bool]) -> Node[Content] | None:
        """Give the tree without the nodes that ``keep`` turns down; ``None`` where nothing of it is left.

        What stands under a node that is turned down goes with it, and so does a node that loses all of its children.
        """

        def made(node: Node[Content], children: tuple[Node[Content], ...]) -> Node[Content] | None:
            if not keep(node) or (node.children and not children):
                return None
            return evolve(node, children=children) if children else node

        return self.rebuilt(made)

    def at(self, year: int | None) -> Node[Content] | None:
        """Give the tree as it stands in a report year; ``None`` where nothing of it does."""
        return self.kept(lambda node: node.covers(year))
