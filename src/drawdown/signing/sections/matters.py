"""Other matters: land, claims, contracts, ammunition, civilian use, what the receiver undertook."""

from __future__ import annotations

from drawdown.documents.paper import Field, Fields, Section, Table, Words
from drawdown.signing.case import UNVISITED, case_of
from drawdown.signing.source import Source, day, evidence_field, same

TITLE = Words("Other matters", "Autres questions")


def section(source: Source) -> Section:
    """Return them: what nobody recorded is said to be so, never left out.

    Where nobody received, there is nothing to say of a receiver.
    """
    ours = (
        _land(source),
        evidence_field(source, "owner_release"),
        _claims(source),
        _contracts(source),
        evidence_field(source, "ammunition_clearance"),
    )
    if case_of(source) in UNVISITED:
        return Section(TITLE, (Fields(ours),), own_page=False)
    theirs = (
        evidence_field(source, "civilian_use"),
        evidence_field(source, "guard_plan"),
        _receiver(source),
        _running(source),
    )
    return Section(TITLE, (Fields(ours + theirs), _obligations(source)), own_page=False)


def _land(source: Source) -> Field:
    leases = [c for c in source.commitments.contracts.values() if c.lease]
    lines = list(same(source.site.land_owner))
    for lease in leases:
        ends = lease.ends.isoformat() if lease.ends else "…"
        free = lease.released_on
        lines.append(
            Words(
                f"lease {lease.id}, {lease.counterparty}, ends {ends}; "
                + (f"released {free}" if free else "not released"),
                f"bail {lease.id}, {lease.counterparty}, échéance {ends} ; "
                + (f"quitus du {free}" if free else "sans quitus"),
            )
        )
    return Field(Words("Land", "Terrain"), tuple(lines))


def _claims(source: Source) -> Field:
    label = Words("Claims", "Réclamations")
    lines = tuple(
        Words(
            f"{claim.id}: filed {claim.filed}, {'open' if claim.open else 'decided'}",
            f"{claim.id} : déposée le {claim.filed}, {'ouverte' if claim.open else 'tranchée'}",
        )
        for claim in source.commitments.claims.values()
    )
    return Field(label, lines)


def _contracts(source: Source) -> Field:
    lines = tuple(
        Words(
            f"{c.id}, {c.counterparty}: "
            + (f"released {c.released_on}" if c.released_on else "not released"),
            f"{c.id}, {c.counterparty} : "
            + (f"quitus du {c.released_on}" if c.released_on else "sans quitus"),
        )
        for c in source.commitments.contracts.values()
        if not c.lease
    )
    return Field(Words("Contracts", "Contrats"), lines)


def _receiver(source: Source) -> Field:
    receiver = source.file.receiver
    label = Words("Receiver and custodian", "Destinataire et gardien")
    if receiver is None:
        return Field(label)
    lines = [*same(receiver.authority)]
    if (keeper := source.named(receiver.custodian)) is not None:
        lines.append(Words(f"custodian: {keeper}", f"gardien : {keeper}"))
    if receiver.use:
        lines.append(Words(f"use: {receiver.use}", f"usage : {receiver.use}"))
    if receiver.occupation:
        on = receiver.occupation
        lines.append(Words(f"occupied from {on}", f"occupé à partir du {on}"))
    return Field(label, tuple(lines), source.reconstructed)


def _running(source: Source) -> Field:
    label = Words("Running the camp each day", "Fonctionnement quotidien du camp")
    receiver = source.file.receiver
    lines: list[Words] = []
    if receiver is not None and receiver.running.fuel_litres_a_day is not None:
        fuel = receiver.running.fuel_litres_a_day
        lines.append(Words(f"fuel: {fuel} l", f"carburant : {fuel} l"))
    if receiver is not None and receiver.running.water_litres_a_day is not None:
        water = receiver.running.water_litres_a_day
        lines.append(Words(f"water: {water} l", f"eau : {water} l"))
    return Field(label, tuple(lines))


def _obligations(source: Source) -> Table:
    return Table(
        (Words("Obligation", "Engagement"), Words("Text", "Texte"), Words("Due", "Échéance")),
        tuple(
            (Words.same(each.id), Words.same(each.text), day(each.due)[0])
            for each in source.file.obligations.values()
        ),
        Words(
            "No obligation of the receiver is recorded.",
            "Aucun engagement du destinataire n'est consigné.",
        ),
    )
