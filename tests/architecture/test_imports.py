"""What may be imported, from where: the part that the layers in `pyproject.toml` cannot say."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.source import ROOT, SOURCE, imports, modules

BEHIND = {
    "django": "web",
    "django_htmx": "web",
    "django_tasks": "web",
    "django_tasks_db": "web",
    "gunicorn": "web",
    "ninja": "web",
    "highspy": "plan",
    "ortools": "plan",
    "psycopg": "web",
    "whitenoise": "web",
}


def test_no_import_of_our_own_is_deferred() -> None:
    assert not [
        module.at(node)
        for module in modules(SOURCE)
        for function in module.functions()
        for node, name in imports(function)
        if name.split(".")[0] == "drawdown"
    ]


def test_no_underscore_name_crosses_a_module() -> None:
    assert not [
        module.at(node)
        for module in modules(SOURCE)
        for node, name in imports(module.tree)
        if re.search(r"(^|\.)_(?!_)", ".".join([name, *(alias.name for alias in node.names)]))
        if name.split(".")[0] == "drawdown"
    ]


def test_a_library_stays_behind_its_package() -> None:
    assert not [
        f"{module.at(node)} imports {name}"
        for module in modules(SOURCE)
        for node, name in imports(module.tree)
        if module.package != BEHIND.get(name.split(".")[0], module.package)
    ]


def test_it_imports_only_what_it_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", requirement)[0] for requirement in project["dependencies"]}
    provided = {
        top
        for top, distributions in packages_distributions().items()
        if declared & {distribution.lower() for distribution in distributions}
    }
    allowed = provided | sys.stdlib_module_names | {"drawdown"}
    assert not [
        f"{module.at(node)} imports {name}"
        for module in modules(SOURCE)
        for node, name in imports(module.tree)
        if name.split(".")[0] not in allowed
    ]
