"""The handlers of this application: the file of a site, its environment, its work, clearances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drawdown.commitments import acts as commitment_acts
from drawdown.commitments.acts.claims import CLAIM_DECIDED
from drawdown.commitments.acts.state import Committed
from drawdown.environment import acts as environment_acts
from drawdown.environment.acts.certify import CERTIFICATE_DECIDED
from drawdown.environment.acts.find import REMEDY_VERIFIED
from drawdown.environment.acts.state import Closeout
from drawdown.handover import acts as handover_acts
from drawdown.handover.acts.gate import GATE_PASSED
from drawdown.handover.acts.part import PART_OPENED
from drawdown.handover.acts.state import Closing
from drawdown.leaving import acts as leaving_acts
from drawdown.leaving.acts.destroy import DESTRUCTION_AUTHORISED, ITEM_DESTROYED
from drawdown.leaving.acts.state import Leaving
from drawdown.ledger.act import Submission
from drawdown.progress import acts as progress_acts
from drawdown.progress.acts.clear import CLEARANCE_ANSWERED, CLEARANCE_ASKED, Asking
from drawdown.progress.acts.work import TASK_ASSIGNED, Working
from drawdown.signing import acts as signing_acts
from drawdown.signing.acts.after import LOT_TAKEN_OVER, PACK_COMPARED
from drawdown.signing.acts.attest import SIGNATURE_ATTESTED
from drawdown.signing.acts.choose import LINES_CHOSEN
from drawdown.signing.acts.inspect import PACK_REMARKED
from drawdown.signing.acts.raised import PACK_RAISED
from drawdown.signing.acts.register import SIGNER_REGISTERED
from drawdown.signing.acts.sign import PACK_SIGNED
from drawdown.signing.acts.state import Packing
from drawdown.signing.file import Way
from drawdown.signing.lines import lines_of
from drawdown.web.closing import project
from drawdown.web.closing.documents.photos import photos_among
from drawdown.web.closing.last_days import last_day_of
from drawdown.web.closing.packs.lines import held_of, items_at, key_of, taken_by_parts
from drawdown.web.closing.packs.seal import NoSeal, seal_key
from drawdown.web.closing.packs.signed_files import scanned_by, seen_by
from drawdown.web.closing.packs.source import source_of
from drawdown.web.closing.queries import (
    RULES,
    clearances,
    commitments_of,
    environment_of,
    exit_of,
    file_of,
    owners_of,
    pack_of,
    register,
    rules,
    site_of,
    works_of_site,
)
from drawdown.web.records.handler import Handler


def _closing(submission: Submission) -> Closing:
    return Closing(rules(), file_of(submission.body["site"], submission.body.get("part")))


def _whole_site(submission: Submission) -> Closing:
    """For a part that is to be opened: the file of its site."""
    return Closing(rules(), file_of(submission.body["site"]))


def _closeout(submission: Submission) -> Closeout:
    site, part = submission.body["site"], submission.body.get("part")
    if part is not None:
        file_of(site, part)  # a part that nobody opened has no file
    return Closeout(rules(), environment_of(site, part), photos_among(submission.evidence))


def _committed(submission: Submission) -> Committed:
    site = submission.body["site"]
    return Committed(rules(), commitments_of(site), register().mission.deadline)


def _leaving(submission: Submission) -> Leaving:
    site, part = submission.body["site"], submission.body.get("part")
    photographs = frozenset(photos_among(submission.evidence))
    return Leaving(rules(), exit_of(site, part), file_of(site, part), photographs)


def _packing(submission: Submission) -> Packing:
    site, part = submission.body["site"], submission.body.get("part")
    pack = pack_of(site, part)
    plain = Packing(rules(), pack, file_of(site, part))
    match submission.kind:
        case PACK_SIGNED.name:
            known = pack if part is None else pack_of(site)
            return replace(
                plain,
                seen=seen_by(submission, pack),
                scan=scanned_by(submission, pack),
                certificates=_own_seal()
                if submission.body.get("way") == Way.TABLET
                else known.certificates_of(submission.body["person"], submission.claimed.date()),
            )
        case SIGNER_REGISTERED.name:
            owners = owners_of(submission.body["fingerprint"], but=site)
            return replace(plain, owners=owners)
        case PACK_RAISED.name:
            return replace(plain, seen=seen_by(submission, pack))
        case PACK_REMARKED.name if submission.body.get("about"):
            lines = lines_of(source_of(site_of(site), part))
            return replace(plain, lines=frozenset(line.key for line in lines))
        case LINES_CHOSEN.name:
            return replace(
                plain,
                lines=frozenset(key_of(line) for line in items_at(site)),
                elsewhere=taken_by_parts(site, part),
            )
        case LOT_TAKEN_OVER.name | PACK_COMPARED.name:
            return replace(plain, held=held_of(pack))
    return plain


def _own_seal() -> frozenset[str]:
    """Return the certificate that seals drawn signatures here; none where there is no seal."""
    try:
        return frozenset({seal_key().fingerprint})
    except NoSeal:
        return frozenset()


def _works(submission: Submission) -> Working:
    person = submission.body.get("person") if submission.kind == TASK_ASSIGNED.name else None
    last_day = last_day_of(str(person)) if person else None
    return Working(rules(), works_of_site(submission.body["site"]), last_day)


def _asking(submission: Submission) -> Asking:
    kinds = {kind.kind: kind.ask_days for kind in register().movement.clearances}
    return Asking(rules=rules(), known=clearances(), ask_days=kinds)


def _gave_the_evidence(state: Closing, submission: Submission) -> frozenset[str]:
    """Whoever gave all of a gate's documents does not pass it too."""
    gate = submission.body["gate"]
    givers = {
        given.by
        for rule in state.rules.of_gate(gate)
        if (given := state.file.last(rule.id)) is not None
    }
    return frozenset(givers) if len(givers) == 1 else frozenset()


def _did_the_work(state: Closeout, submission: Submission) -> frozenset[str]:
    finding = state.file.findings.get(submission.body["finding"])
    remedy = finding.remedy if finding else None
    people = (remedy.done_by, remedy.owner) if remedy else ()
    return frozenset(person for person in people if person)


def _prepared_the_paper(state: Closeout, submission: Submission) -> frozenset[str]:
    return frozenset({submission.body["prepared_by"]})


def _owner_of_the_certificate(state: Packing, submission: Submission) -> frozenset[str]:
    """Whose certificate it is does not register it."""
    return frozenset({submission.body["person"]})


def _filed_the_claim(state: Committed, submission: Submission) -> frozenset[str]:
    claim = state.file.claims.get(submission.body["claim"])
    return frozenset({claim.filed_by} if claim and claim.filed_by else ())


def _listed_the_items(state: Leaving, submission: Submission) -> frozenset[str]:
    items = (state.file.items.get(name) for name in submission.body["items"])
    return frozenset(item.listed_by for item in items if item is not None)


def _authorised_the_item(state: Leaving, submission: Submission) -> frozenset[str]:
    item = state.file.items.get(submission.body["item"])
    return frozenset({item.authority.by} if item and item.authority else ())


def _signed_or_recorded(state: Packing, submission: Submission) -> frozenset[str]:
    """Whoever signed, or recorded the signature, does not attest it too."""
    last, side = state.file.last, submission.body["side"]
    signed = [each for each in (last.signatures if last else ()) if each.side == side]
    return frozenset(
        person for each in signed for person in (each.person, each.by) if person is not None
    )


PREPARED: Mapping[str, Any] = {
    GATE_PASSED.name: _gave_the_evidence,
    REMEDY_VERIFIED.name: _did_the_work,
    CERTIFICATE_DECIDED.name: _prepared_the_paper,
    SIGNER_REGISTERED.name: _owner_of_the_certificate,
    CLAIM_DECIDED.name: _filed_the_claim,
    DESTRUCTION_AUTHORISED.name: _listed_the_items,
    ITEM_DESTROYED.name: _authorised_the_item,
    SIGNATURE_ATTESTED.name: _signed_or_recorded,
}


def _handler(kind: Any, load: Any, write: Any) -> Handler[Any]:
    if (prepared := PREPARED.get(kind.name)) is None:
        return Handler(kind, load, write)
    return Handler(kind, load, write, prepared)


HANDLERS = (
    Handler(PART_OPENED, _whole_site, project.part_opened),
    *(
        _handler(kind, _closing, project.file_changed)
        for kind in handover_acts.KINDS
        if kind is not PART_OPENED
    ),
    *(_handler(kind, _closeout, project.environment_changed) for kind in environment_acts.KINDS),
    *(_handler(kind, _committed, project.commitments_changed) for kind in commitment_acts.KINDS),
    *(_handler(kind, _leaving, project.exit_changed) for kind in leaving_acts.KINDS),
    *(_handler(kind, _packing, project.pack_changed) for kind in signing_acts.KINDS),
    *(_handler(kind, _works, project.task_reported) for kind in progress_acts.WORK_KINDS),
    *RULES.handlers,
    Handler(CLEARANCE_ASKED, _asking, project.clearance_asked),
    Handler(CLEARANCE_ANSWERED, _asking, project.clearance_answered),
)
