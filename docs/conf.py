"""How Sphinx builds the documentation: ``sphinx-build -n -W docs docs/_build/html``."""

from __future__ import annotations

import enum
import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rulelaw

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HERE = Path(__file__).parent
SCHEMA = "reference/findings.schema.json"

project = "rulelaw"
author = "the rulelaw contributors"
copyright = author
version = release = rulelaw.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "explanation/*-table.md"]  # tables are parts of pages
html_theme = "furo"
html_title = "rulelaw"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"

nitpicky = True
nitpick_ignore_regex = [
    # The standard library and the dependencies: linking to them would need the network while building.
    (
        r"py:.*",
        r"(abc|collections|datetime|decimal|enum|fractions|importlib|io|os|pathlib|re|types|typing)\..*",
    ),
    (r"py:.*", r"(attrs?|cattrs|dateutil|typing_extensions)\..*"),
    (r"py:.*", r"(Any|BinaryIO|Decimal|Fraction|Path|date|optional|relativedelta)"),
    (r"py:class", r"rulelaw\..*\._T"),  # a type variable
    (r"py:class", r"(rulelaw\..*\.)?Content"),  # that of trees
    (r"py:(class|exc|data|obj)", r"[a-z]+|[A-Z][A-Za-z]+Error|None|Ellipsis"),  # builtins
]


def _public_name(target: str) -> str | None:
    """Give the name under which the face of the library offers what a target names, if it does.

    Annotations know a class by the module that defines it (``rulelaw.report.reports.Report``); the reference
    documents it as users import it (``rulelaw.Report``).
    """
    last = target.rpartition(".")[2]
    return f"rulelaw.{last}" if last in rulelaw.__all__ else None


def _resolve_by_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a reference that Sphinx could not, by the public name of its target."""
    name = _public_name(node.get("reftarget", ""))
    if node.get("refdomain") != "py" or name is None or name == node["reftarget"]:
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, contnode)


def _keep_enumeration_members(
    app: Sphinx, what: str, name: str, obj: object, skip: bool, options: object
) -> bool | None:
    """Show every member of an enumeration, also one whose name says all and that has no text of its own."""
    return False if isinstance(obj, enum.Enum) else None


def _make_rule_pages(app: Sphinx) -> None:
    """Write a page for every rule, before Sphinx looks which pages there are."""
    script: Any = importlib.util.spec_from_file_location(
        "rule_pages", HERE.parent / "tools" / "rule_pages.py"
    )
    rule_pages = importlib.util.module_from_spec(script)
    script.loader.exec_module(rule_pages)
    rule_pages.write(HERE / "reference" / "rules")


def _publish_schema(app: Sphinx, exception: Exception | None) -> None:
    """Put the JSON Schema where its ``$id`` says that it is."""
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir) / SCHEMA
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / SCHEMA, target)


def setup(app: Sphinx) -> None:
    """Add what the reference needs beyond autodoc."""
    app.connect("builder-inited", _make_rule_pages)
    app.connect("build-finished", _publish_schema)
    app.connect("autodoc-skip-member", _keep_enumeration_members)
    app.connect("missing-reference", _resolve_by_public_name)
