"""Report on the closure of a site: any act of this application, on its site and its documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drawdown.core.provenance import Frozen
from drawdown.web.closing.handlers import HANDLERS
from drawdown.web.closing.queries import keep_rules
from drawdown.web.records.handler import table
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send

BY_KIND = table(HANDLERS)


def report(
    kind: str,
    body: Frozen,
    documents: Iterable[str],
    *,
    by: Sender,
    sites: Iterable[str] = (),
) -> Receipt:
    """Send an act under the rules in force and return its receipt; raises what `send` raises.

    `documents` are the SHA-256 of stored documents that it rests on; `sites` are those that it is
    about, where the body itself names none.
    """
    said: dict[str, Any] = body.model_dump()
    named = [said["site"]] if "site" in said else list(said.get("sites", ()))
    sites = named or list(sites)
    subjects = [f"part:{said['site']}/{said['part']}"] if said.get("part") else []
    about = About(
        subjects=[*subjects, *(f"site:{site}" for site in sites)],
        sites=sites,
        evidence=documents,
        rules=keep_rules(),
    )
    return send(BY_KIND[kind], body, about, by=by)
