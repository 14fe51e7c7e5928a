"""Rows are written by a projection, by the ledger's store, and by what is in progress."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import SOURCE, Module, modules

WRITES = {
    "abulk_create", "acreate", "adelete", "aget_or_create", "asave", "aupdate",
    "aupdate_or_create", "bulk_create", "bulk_update", "create", "delete", "get_or_create",
    "save", "update", "update_or_create", "_raw_delete",
}  # fmt: skip
WRITERS = {
    "project.py": "writes the rows of an accepted act",
    "runs.py": "writes planning runs: work in progress",
    "records/store.py": "writes the log",
    "records/personal.py": "writes and erases the values beside it",
    "records/log.py": "makes the row that is locked",
    "records/rebuild.py": "empties what it then fills through the projections",
    "notices/wishes.py": "writes how somebody wants to be told: no record of the mission",
    "doctor/record_checks.py": "asks the database how it is, and writes nothing",
    "people/login/": "writes what belongs to logging in: work in progress",
}
RAW = {"execute", "executemany", "raw"}
READERS = {"liquidation/assets.py": "asks the database for the sums of the account"}
"""Modules that send SQL of their own, and only to read."""


def writes(module: Module) -> Iterator[str]:
    """Yield where a module calls what writes rows, or sends SQL that does."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called, on = node.func.attr, ast.unparse(node.func.value)
            if _writes(called, on):
                yield f"{module.at(node)} {on}.{called}"


def _writes(called: str, on: str) -> bool:
    """An `update` of something that is no queryset is that of a dictionary or of a hash."""
    if called == "update":
        return "objects" in on or "filter" in on
    return called in WRITES or (called in RAW and on.endswith("cursor"))


def test_only_these_write_rows() -> None:
    web = SOURCE / "web"
    assert not [
        found
        for module in modules(web)
        for found in writes(module)
        if "/migrations/" not in str(module)
        if not any(name in str(module.path.relative_to(web)) for name in (*WRITERS, *READERS))
    ]


def test_a_reader_sends_no_sql_that_writes_and_calls_nothing_that_does() -> None:
    web = SOURCE / "web"
    for module in modules(web):
        if str(module.path.relative_to(web)) in READERS:
            assert not [found for found in writes(module) if not found.endswith("cursor.execute")]
            text = module.path.read_text(encoding="utf-8").upper()
            assert not [word for word in ("INSERT ", "UPDATE ", "DELETE ") if word in text]


def test_every_writer_is_there_for_a_reason() -> None:
    web = SOURCE / "web"
    paths = [str(module.path.relative_to(web)) for module in modules(web)]
    assert not [
        writer
        for writer in WRITERS
        if writer != "people/login/" and not any(writer in path for path in paths)
    ]


def test_the_log_is_appended_to_in_one_place() -> None:
    web = SOURCE / "web"
    assert {
        module.path.relative_to(web).as_posix()
        for module in modules(web)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"log.append", "growth.append"}
    } == {"records/door.py"}
