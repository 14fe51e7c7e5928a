"""Pack a closed site for an archive: a BagIt package that opens without our software."""

from __future__ import annotations

import json
from datetime import datetime

from drawdown.core.findings import Place, Refused
from drawdown.documents.bag import bag, zipped
from drawdown.documents.paper import Words
from drawdown.handover.states import GIVEN_UP, LEFT_ALONE
from drawdown.register.site import Site
from drawdown.signing.archive import PROFILE, first_page, retention_table
from drawdown.signing.ways_faults import NOT_CLOSED
from drawdown.web.closing.queries import file_of, register
from drawdown.web.records.sending import Sender
from drawdown.web.signing.archiving import acts_of, evidence_pieces, ledger_pieces, pack_pieces

NOTES = (
    Words(
        "The records of one site that the mission closed. manifest-sha512.txt lists every file.",
        "Les pièces d’un site que la mission a fermé. manifest-sha512.txt liste chaque fichier.",
    ),
    Words(
        "To check the acts and the signed pack: open ledger/verify.html and choose ledger.zip, the "
        "signed PDF and a root certificate from somebody you trust.",
        "Pour vérifier les actes et le dossier signé : ouvrez ledger/verify.html et choisissez "
        "ledger.zip, le PDF signé et un certificat racine reçu de quelqu’un de confiance.",
    ),
    Words(
        "Retention codes are those of retention.csv; where it says estimate, nobody has confirmed.",
        "Les codes de conservation sont dans retention.csv ; une estimation n’est pas confirmée.",
    ),
)


def archive_site(site: Site, *, by: Sender, at: datetime) -> bytes:
    """Return the package as a ZIP; raises `Refused` for a site that is still the mission's.

    It holds the signed packs, the evidence of the site, its acts with their proofs, the verifiers,
    the retention codes, and a first page. That a bundle was made is recorded.
    """
    file = file_of(site.id)
    if file.state not in (*GIVEN_UP, LEFT_ALONE):
        raise Refused([NOT_CLOSED.at(Place(f"site:{site.id}"), state=file.state)])
    evidence = {name for _index, act in acts_of(site.id) for name in act.evidence}
    pieces = [*pack_pieces(site), *evidence_pieces(evidence), *ledger_pieces(site, by=by)]
    held = [piece.held for piece in pieces]
    mission = register().mission
    title = Words(
        f"{mission.name}: {site.name}", f"{mission.name_fr or mission.name} : {site.name}"
    )
    payload = {piece.path: piece.content for piece in pieces}
    payload["retention.csv"] = retention_table(held)
    payload["index.html"] = first_page(title, held, NOTES)
    payload["bagit-profile.json"] = PROFILE.read_bytes()
    profile = json.loads(PROFILE.read_bytes())["BagIt-Profile-Info"]["BagIt-Profile-Identifier"]
    info = [
        ("Source-Organization", mission.name),
        ("External-Identifier", f"{mission.id}/{site.id}"),
        ("External-Description", f"Records of the site {site.name}, {file.state}"),
        ("BagIt-Profile-Identifier", profile),
    ]
    return zipped(bag(payload, info, made=at.date()), f"{mission.id}-{site.id}")
