"""Which tests stand nearest to a module: the first prefix that fits, the longest first."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "drawdown"

NEAREST: dict[str, tuple[str, ...]] = {
    "core.canonical": ("tests/core/test_canonical.py",),
    "core.strict_json": ("tests/core/test_strict_json.py",),
    "ledger.checkpoint": ("tests/ledger/test_checkpoint.py", "tests/ledger/test_note.py"),
    "ledger.log": ("tests/ledger/test_log.py",),
    "ledger.merkle": ("tests/ledger/test_merkle.py",),
    "ledger.note": ("tests/ledger/test_note.py", "tests/ledger/test_checkpoint.py"),
    "ledger.proof": ("tests/ledger/test_proof.py", "tests/ledger/test_merkle.py"),
    "ledger.tiles": ("tests/ledger/test_tiles.py",),
    "ledger.bundle.verify": (
        "tests/verifiers/test_edges.py",
        "tests/verifiers/test_reasons.py",
        "tests/ledger/test_bundle.py",
    ),
    "ledger.act": ("tests/ledger/test_act.py", "tests/verifiers/test_edges.py"),
    "ledger.act_fields": ("tests/ledger/test_act.py",),
    "ledger.act_reading": ("tests/ledger/test_act.py",),
    "ledger.body": ("tests/ledger/test_act.py",),
    "ledger.bundle.make": ("tests/ledger/test_bundle.py",),
    "ledger.bundle.acts": ("tests/ledger/test_bundle_acts.py", "tests/verifiers/test_edges.py"),
    "ledger.bundle.keys": ("tests/verifiers/test_edges.py", "tests/verifiers/test_reasons.py"),
    "ledger.bundle.manifest": ("tests/verifiers/test_manifests.py", "tests/ledger/test_bundle.py"),
    "ledger.bundle.signatures": (
        "tests/verifiers/test_edges.py",
        "tests/verifiers/test_reasons.py",
    ),
    "ledger.bundle.tree": ("tests/verifiers/test_edges.py", "tests/verifiers/test_reasons.py"),
    "ledger.bundle.container": (
        "tests/ledger/test_container.py",
        "tests/verifiers/test_headers_and_command.py",
    ),
    "ledger.witnesses.cosigning": ("tests/ledger/test_witness.py",),
    "ledger.growth": ("tests/ledger/test_log.py",),
    "ledger.history": ("tests/ledger/test_history.py",),
    "ledger.key": ("tests/ledger/test_note.py", "tests/ledger/test_keyring.py"),
    "ledger.key_folder": ("tests/ledger/test_key_folder.py",),
    "ledger.keyring": ("tests/ledger/test_keyring.py",),
    "ledger.kind": ("tests/ledger/test_kind.py",),
    "ledger.lines": ("tests/ledger/test_note.py", "tests/ledger/test_checkpoint.py"),
    "ledger.paths": ("tests/ledger/test_merkle.py", "tests/ledger/test_proof.py"),
    "ledger.personal": ("tests/ledger/test_personal.py",),
    "ledger.witnesses.policy": ("tests/ledger/test_keyring.py", "tests/ledger/test_proof.py"),
    "ledger.reading_back": ("tests/ledger/test_log.py",),
    "ledger.store": ("tests/ledger/test_log.py",),
    "ledger.times": ("tests/ledger/test_act.py",),
    "ledger.witnesses.witness": ("tests/ledger/test_witness.py",),
    "liquidation.apply": ("tests/liquidation/test_acts.py",),
    "liquidation.assets": ("tests/liquidation/test_balance.py",),
    "liquidation.close_out": ("tests/liquidation/test_acts.py",),
    "liquidation.file": ("tests/liquidation/test_acts.py",),
    "liquidation.item": ("tests/liquidation/test_item.py",),
    "liquidation.money": ("tests/liquidation/test_balance.py",),
    "plan.check.approvals": ("tests/plan/check/test_approvals.py",),
    "plan.check.violation": ("tests/plan/check/test_violation.py",),
    "plan.check": (
        "tests/plan/check/test_small_parts.py",
        "tests/plan/check/test_at_the_limit.py",
        "tests/plan/check/test_where_aircraft_fly.py",
        "tests/plan/check/test_counted_by_hand.py",
        "tests/plan/check/test_rules.py",
    ),
    "property": ("tests/property/test_account.py", "tests/property/test_line.py"),
    "property.applied": ("tests/property/test_applied.py",),
    "property.effects": ("tests/property/test_posting.py",),
    "property.line": ("tests/property/test_line.py",),
    "property.posting": ("tests/property/test_posting.py",),
    "property.statement": ("tests/property/test_posting.py",),
    "rules": ("tests/rules",),
    "rules.checks": ("tests/rules/test_checks.py",),
    "rules.closing": ("tests/rules/test_closing.py",),
    "rules.closing_checks": ("tests/rules/test_closing.py",),
    "rules.closing_reading": ("tests/rules/test_closing.py",),
    "rules.differences": ("tests/rules/test_differences.py",),
    "rules.deciding": ("tests/rules/test_deciding.py",),
    "rules.disposal": ("tests/rules/test_disposal.py",),
    "rules.disposal_reading": ("tests/rules/test_disposal.py",),
    "rules.edited": ("tests/rules/test_edited.py",),
    "rules.proposing": ("tests/rules/test_proposing.py",),
    "rules.pack": ("tests/rules/test_pack.py",),
    "rules.pack_reading": ("tests/rules/test_pack.py",),
    "verifiers.verify": (
        "tests/verifiers/test_small_parts.py",
        "tests/verifiers/test_headers_and_command.py",
        "tests/verifiers/test_manifests.py",
        "tests/verifiers/test_edges.py",
        "tests/verifiers/test_reasons.py",
        "tests/verifiers/test_large_tree.py",
    ),
}
"""A prefix of a module's name within `drawdown`, and the tests that are to notice a change in it.

They are narrow on purpose: a test far away that fails says little about where the fault is.
"""


def modules(names: list[str]) -> list[str]:
    """Return the modules that names stand for: a package is all its modules.

    Raises:
        KeyError: where nothing has the name.
    """
    return sorted({module for name in names for module in _within(name)})


def file_of(module: str) -> Path:
    """Return the file of a module, within the repository."""
    return Path("src", "drawdown", *module.split(".")).with_suffix(".py")


def nearest(module: str) -> tuple[str, ...]:
    """Return the tests nearest to a module.

    Raises:
        KeyError: where no tests are named for it.
    """
    fitting = [name for name in NEAREST if f"{module}.".startswith(f"{name}.")]
    if not fitting:
        raise KeyError(f"no tests are named for {module}: add them to tools/mutants/areas.py")
    return NEAREST[max(fitting, key=len)]


def _within(name: str) -> list[str]:
    if (ROOT / file_of(name)).is_file():
        return [name]
    folder = SOURCE.joinpath(*name.split("."))
    found = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    if not found:
        raise KeyError(f"there is no module {name} in src/drawdown")
    return [f"{name}.{path.stem}" for path in found]
