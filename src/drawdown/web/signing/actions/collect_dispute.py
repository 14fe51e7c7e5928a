"""Collect everything about one thing at a site, an item or a finding, with its proofs."""

from __future__ import annotations

import json

from drawdown.documents.bag import zipped
from drawdown.documents.paper import Words
from drawdown.ledger.act import Act
from drawdown.register.site import Site
from drawdown.signing.archive import first_page
from drawdown.web.records.sending import Sender
from drawdown.web.signing.archiving import acts_of, evidence_pieces, ledger_pieces, pack_pieces
from drawdown.web.signing.things import called_in


class NothingFound(LookupError):
    """No act on the site names the thing."""


def named_in(act: Act, names: frozenset[str]) -> bool:
    """Return whether an act is about a thing: its body names it as a value, alone or in a list."""
    return _names(act.body, names)


def _names(value: object, names: frozenset[str]) -> bool:
    if isinstance(value, dict):
        return any(_names(each, names) for each in value.values())
    if isinstance(value, list | tuple):
        return any(_names(each, names) for each in value)
    return isinstance(value, str) and (value in names or value.partition(":")[2] in names)


def collect_dispute(site: Site, thing: str, *, by: Sender) -> bytes:
    """Return a ZIP: the acts that name a thing, their documents, the signed pack and the proofs.

    The thing is named by its number, its serial or its id, in any case of letters; an import that
    entered the line belongs to it too. Raises `NothingFound` where no act names it.
    """
    called = called_in(site.id, thing)
    found = [
        (index, act)
        for index, act in acts_of(site.id)
        if index in called.entries or named_in(act, called.names)
    ]
    if not found:
        raise NothingFound(thing)
    evidence = {name for _index, act in found for name in act.evidence}
    pieces = [*pack_pieces(site), *evidence_pieces(evidence), *ledger_pieces(site, by=by)]
    title = Words(f"{site.name}: {thing}", f"{site.name} : {thing}")
    notes = [
        Words(
            "Every act that names it, the documents those rest on, the signed pack, the proofs.",
            "Chaque acte qui le nomme, les documents sur lesquels il repose, le dossier signé, "
            "les preuves.",
        ),
        *(_line(index, act) for index, act in found),
    ]
    files = {piece.path: piece.content for piece in pieces}
    files["index.html"] = first_page(title, [piece.held for piece in pieces], notes)
    files["acts.json"] = _acts(found)
    return zipped(files, f"dispute-{site.id}")


def _line(index: int, act: Act) -> Words:
    when = act.claimed.date().isoformat()
    return Words(
        f"Entry {index}: {act.kind}, {when}, {act.actor.capacity}",
        f"Inscription {index} : {act.kind}, {when}, {act.actor.capacity}",
    )


def _acts(found: list[tuple[int, Act]]) -> bytes:
    said = [
        {"entry": index, "kind": act.kind, "claimed": act.claimed.isoformat(), "body": act.body}
        for index, act in found
    ]
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()
