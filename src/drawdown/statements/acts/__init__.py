"""The kinds of act on statements: bodies and decisions."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.kind import Kind
from drawdown.statements.acts.adopt import FIGURES_ADOPTED
from drawdown.statements.acts.confirm import TEXT_CONFIRMED
from drawdown.statements.acts.draft import STATEMENT_DRAFTED
from drawdown.statements.acts.embargo import STATEMENT_EMBARGOED
from drawdown.statements.acts.release import STATEMENT_RELEASED
from drawdown.statements.acts.review import STATEMENT_REVIEWED
from drawdown.statements.acts.sentences import SENTENCES
from drawdown.statements.acts.withdraw import TEXT_WITHDRAWN

KINDS: tuple[Kind[Any, Any], ...] = (
    STATEMENT_DRAFTED,
    STATEMENT_REVIEWED,
    STATEMENT_EMBARGOED,
    STATEMENT_RELEASED,
    TEXT_CONFIRMED,
    TEXT_WITHDRAWN,
    FIGURES_ADOPTED,
    *SENTENCES.kinds,
)
