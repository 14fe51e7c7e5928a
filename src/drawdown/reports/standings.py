"""States of sites from the history of a mission folder, where there is no ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.register.history import History, SiteHistory
from drawdown.register.model import Register
from drawdown.reports.figure import Evidence, EvidenceKind
from drawdown.reports.material import Spell, Standing

SIGNED, LEFT, PARTLY = "signed_over", "closed_without_handover", "partly_handed_over"


def standings_of(
    register: Register, history: History, history_hash: str, as_of: date
) -> tuple[Standing, ...]:
    """Return what the history tells of every site and annex by a day; nothing is assumed."""
    past = {(one.site, one.annex): one for one in history.sites}
    found = []
    for site in register.sites:
        annexes = [past[site.id, a.id] for a in site.annexes if (site.id, a.id) in past]
        parts = [(one, tuple(_spells(one, history_hash, as_of))) for one in annexes]
        whole = past.get((site.id, None))
        own = tuple(_spells(whole, history_hash, as_of)) if whole else ()
        signed = [spell for _, spells in parts for spell in spells if spell.since]
        first = min(signed, key=lambda spell: spell.since or as_of, default=None)
        partly: tuple[Spell, ...] = ()
        if first and (not own or own[0].since is None or (first.since or as_of) < own[0].since):
            partly = (Spell(PARTLY, first.since, first.evidence, estimated=first.estimated),)
        found.append(Standing(site.id, None, (*partly, *own)))
        found += [Standing(site.id, one.annex, spells) for one, spells in parts]
    return tuple(found)


def _spells(past: SiteHistory, history_hash: str, as_of: date) -> Iterator[Spell]:
    for name, state in (("handover", SIGNED), ("last_departure", LEFT)):
        day: date | None = getattr(past, name)
        if day is None:
            continue
        if day <= as_of:
            sources = past.provenance_of(name).source
            kind = EvidenceKind.SOURCE if sources else EvidenceKind.REGISTER
            evidence = tuple(Evidence(kind, one, history_hash) for one in sources or ("",))
            yield Spell(state, day, evidence, estimated=past.estimated(name))
        return
