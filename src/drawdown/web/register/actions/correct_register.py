"""Correct a value of the register: the corrected register is stored, one act names both."""

from __future__ import annotations

from drawdown.core.findings import Place, Refused
from drawdown.documents.content import NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.register.acts import faults
from drawdown.register.acts.corrected import body_of
from drawdown.register.acts.correction import Correction, corrected
from drawdown.register.model import Register
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.handlers import CORRECTED
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import register_named
from drawdown.web.store import documents


def correct_register(correction: Correction, *, before: str, by: Sender) -> Snapshot:
    """Record a correction of the register `before`, and return the snapshot it gives.

    Raises `Refused` with what is wrong, also when another register has taken effect since.
    """
    try:
        register = register_named(before)
    except NoSuchDocument as error:
        place = Place("act", field="body.before")
        raise Refused([faults.NO_REGISTER.at(place, sha256=before)]) from error
    body = body_of(register, correction)
    put(documents(), corrected(register, correction).to_bytes(), name="register")
    about = About(
        subjects=[f"register:{body.before}", f"register:{body.after}"],
        sites=sites_of(register, correction),
        evidence=[body.after],
    )
    receipt = send(CORRECTED, body, about, by=by)
    return Snapshot.objects.get(entry=receipt.index)


def sites_of(register: Register, correction: Correction) -> tuple[str, ...]:
    """Return the site that a corrected row belongs to; nothing for what concerns them all."""
    if correction.row is None:
        return ()
    record = getattr(register, correction.part)[correction.row]
    site = record.id if correction.part == "sites" else getattr(record, "site", None)
    return (site,) if isinstance(site, str) and site in {each.id for each in register.sites} else ()
