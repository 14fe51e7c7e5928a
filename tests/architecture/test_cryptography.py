"""Cryptography is imported in few places, each of which somebody has read with that in mind."""

from __future__ import annotations

import ast

from tests.architecture.source import SOURCE, Module, modules

PLACES = {
    "src/drawdown/documents/hand.py",
    "src/drawdown/documents/keys.py",
    "src/drawdown/documents/renewal.py",
    "src/drawdown/documents/sign.py",
    "src/drawdown/documents/stamp.py",
    "src/drawdown/documents/tokens.py",
    "src/drawdown/documents/verify.py",
    "src/drawdown/ledger/note.py",
    "src/drawdown/web/people/login/sealed.py",
}
LIBRARIES = {"asn1crypto", "cryptography", "nacl", "pyhanko"}


def libraries_of(module: Module) -> set[str]:
    """Return the libraries of cryptography that a module imports."""
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found & LIBRARIES


def test_cryptography_is_imported_where_it_was_agreed_and_nowhere_else() -> None:
    assert {str(module) for module in modules(SOURCE) if libraries_of(module)} <= PLACES
