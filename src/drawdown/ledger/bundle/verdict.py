"""The verdict on a bundle: five fields, each yes, no or unknown, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = "drawdown-verdict/1"

INTACT, COMPLETE, SIGNED = "intact", "complete", "signed"
WITNESSED, TIMELY = "witnessed", "timely"
FIELDS = (INTACT, COMPLETE, SIGNED, WITNESSED, TIMELY)
YES, NO, UNKNOWN = "yes", "no", "unknown"
WORST_FIRST = (NO, UNKNOWN, YES)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reason speaks about, what it makes of it, and how it is said."""

    field: str
    answer: str
    sentence: str


NOT_CHECKED = "not-checked"
ONLY_A_KEY = {"key-from-bundle", "witness-keys-from-bundle"}
"""What is unknown only because no key is known from elsewhere."""

MEANINGS: Mapping[str, Meaning] = {
    "container-end": Meaning(
        INTACT,
        NO,
        "the file does not end as a bundle does: cut off, extended, or another kind of file",
    ),
    "container-entry": Meaning(
        INTACT,
        NO,
        "file number {where} of the container has a header that is not the only right one",
    ),
    "container-limit": Meaning(
        INTACT, NO, "the container claims {where} files; a bundle has at most 200,000"
    ),
    "container-name": Meaning(
        INTACT, NO, "file number {where} of the container has a name that no bundle has"
    ),
    "container-order": Meaning(
        INTACT, NO, "file number {where} of the container is out of order or there twice"
    ),
    "needed-missing": Meaning(
        INTACT, NO, "{where} is missing, without which nothing can be checked"
    ),
    "manifest-malformed": Meaning(INTACT, NO, "manifest.json is not a manifest"),
    "crc-differs": Meaning(INTACT, NO, "{where} was damaged: its checksum differs"),
    "file-missing": Meaning(INTACT, NO, "{where} stands in the manifest but not in the bundle"),
    "file-unlisted": Meaning(INTACT, NO, "{where} stands in the bundle but not in the manifest"),
    "file-differs": Meaning(
        INTACT, NO, "{where} is not the file of the manifest: size or SHA-256 differ"
    ),
    "file-unexpected": Meaning(INTACT, NO, "{where} has no place in this bundle"),
    "manifest-note": Meaning(INTACT, NO, "manifest.note does not name this manifest"),
    "keys-malformed": Meaning(INTACT, NO, "keys.json is not a list of keys"),
    "checkpoint-malformed": Meaning(INTACT, NO, "checkpoint is not a checkpoint"),
    "checkpoint-other": Meaning(
        INTACT, NO, "the checkpoint is of another log or size than the manifest says"
    ),
    "signer-unknown": Meaning(
        INTACT, NO, "{where} signed the checkpoint and is neither the log nor a known witness"
    ),
    "entries-malformed": Meaning(INTACT, NO, "{where} cannot be split into entries"),
    "act-malformed": Meaning(INTACT, NO, "entry {where} is not an act of this mission"),
    "act-repeated": Meaning(INTACT, NO, "entry {where} repeats an act that stands before it"),
    "act-of-other-site": Meaning(INTACT, NO, "entry {where} concerns another site"),
    "tile-differs": Meaning(INTACT, NO, "{where} is not what the entries hash to"),
    "root-differs": Meaning(
        INTACT,
        NO,
        "the entries lead to another root than the checkpoint's: something was changed",
    ),
    "root-not-reached": Meaning(
        INTACT, NO, "the root could not be computed from the entries that are there"
    ),
    "proof-malformed": Meaning(
        INTACT, NO, "the proof of entry {where} cannot be read or is for another checkpoint"
    ),
    "proof-wrong": Meaning(
        INTACT, NO, "the proof of entry {where} does not lead to the checkpoint's root"
    ),
    "evidence-differs": Meaning(INTACT, NO, "{where} is not the document of that name"),
    "evidence-unnamed": Meaning(INTACT, NO, "no act names {where}"),
    "personal-malformed": Meaning(INTACT, NO, "personal.json is not a list of values"),
    "personal-differs": Meaning(
        INTACT, NO, "the personal value {where} is not the one that was recorded"
    ),
    "personal-unnamed": Meaning(INTACT, NO, "no act names the personal value {where}"),
    "agrees": Meaning(INTACT, YES, "{count} files, every hash and proof agree"),
    "entries-missing": Meaning(COMPLETE, NO, "entries are missing: {where}"),
    "tile-missing": Meaning(COMPLETE, NO, "a tile of the tree is missing: {where}"),
    "act-without-proof": Meaning(COMPLETE, NO, "entry {where} has no proof"),
    "proof-without-act": Meaning(COMPLETE, NO, "entry {where} has a proof but is not there"),
    "evidence-missing": Meaning(
        COMPLETE,
        NO,
        "a document that an act names is neither there nor listed as withheld: {where}",
    ),
    "all-entries": Meaning(COMPLETE, YES, "all {count} entries of the ledger are there"),
    "part-proved": Meaning(
        COMPLETE,
        YES,
        "each of {count} acts of site {where} is proved; a part cannot show that none is left out",
    ),
    "checkpoint-unsigned": Meaning(SIGNED, NO, "the log's key did not sign this checkpoint"),
    "manifest-unsigned": Meaning(SIGNED, NO, "the log's key did not sign this manifest"),
    "key-other": Meaning(
        SIGNED, NO, "the bundle is signed by another key than the one given: {where}"
    ),
    "keys-differ": Meaning(SIGNED, NO, "{where} has other keys than those that the acts name"),
    "rotation-wrong": Meaning(
        SIGNED, NO, "the change to key {where} was not signed by the old key and the new one"
    ),
    "rotation-unproved": Meaning(
        SIGNED,
        UNKNOWN,
        "nothing shows that the key given and the signing key follow one another: {where}",
    ),
    "key-from-bundle": Meaning(
        SIGNED,
        UNKNOWN,
        "the signatures are valid, but the log's key is only known from the bundle itself: {where}",
    ),
    "key-given": Meaning(
        SIGNED, YES, "signed by the key given, or by its proven successor: {where}"
    ),
    "cosignature-invalid": Meaning(WITNESSED, NO, "the cosignature of {where} is wrong"),
    "no-witness-policy": Meaning(
        WITNESSED, NO, "this ledger has no witnesses: its keeper could rewrite it unseen"
    ),
    "too-few-witnesses": Meaning(WITNESSED, NO, "cosignatures found / needed: {where}"),
    "earlier-other-origin": Meaning(
        WITNESSED, NO, "the earlier checkpoint is of another log: {where}"
    ),
    "earlier-differs": Meaning(
        WITNESSED,
        NO,
        "it contradicts the earlier checkpoint of size {where}: rewritten, or forked",
    ),
    "earlier-larger": Meaning(
        WITNESSED,
        UNKNOWN,
        "the earlier checkpoint has {where} entries, more than this bundle: ask for a newer one",
    ),
    "earlier-not-comparable": Meaning(
        WITNESSED,
        UNKNOWN,
        "a part cannot be compared with the earlier checkpoint of size {where}",
    ),
    "earlier-agrees": Meaning(WITNESSED, YES, "it extends the earlier checkpoint of size {where}"),
    "witness-keys-from-bundle": Meaning(
        WITNESSED,
        UNKNOWN,
        "enough cosignatures ({where}), but the witnesses are only known from the bundle itself",
    ),
    "cosigned": Meaning(WITNESSED, YES, "cosignatures found / needed: {where}"),
    "seen-too-much": Meaning(
        TIMELY,
        NO,
        "the author of entry {where} had seen more entries than stand before it: some are gone",
    ),
    "recorded-decreases": Meaning(
        TIMELY, NO, "entry {where} was recorded before the entry it follows"
    ),
    "recorded-after-cosigned": Meaning(
        TIMELY, NO, "entry {where} claims to be recorded after the witnesses had cosigned it"
    ),
    "key-outside-span": Meaning(TIMELY, NO, "a key signed outside its span: {where}"),
    "no-cosignature-times": Meaning(
        TIMELY, UNKNOWN, "no cosignature shows when the entries existed"
    ),
    "in-order": Meaning(TIMELY, YES, "recorded times never decrease and precede the cosignatures"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field is what it is: a code, the first place, and in how many places."""

    code: str
    where: str = ""
    count: int = 1

    def __str__(self) -> str:
        if self.code == NOT_CHECKED:
            return "not checked, because of the faults above"
        meaning = MEANINGS[self.code]
        sentence = meaning.sentence.format(where=self.where, count=self.count)
        more = self.count - 1 if meaning.answer == NO else 0
        return f"{sentence} (and {more} more)" if more else sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a verdict."""

    verdict: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier found: what the bundle says it is, and the five answers."""

    about: Mapping[str, str | int | None]
    answers: Mapping[str, Answer]

    @property
    def accepted(self) -> bool:
        """Whether all is well, or only a key from elsewhere is missing."""
        return all(
            answer.verdict == YES or {reason.code for reason in answer.reasons} <= ONLY_A_KEY
            for answer in self.answers.values()
        )

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as all three verifiers print it."""
        return {
            "about": dict(self.about),
            "format": FORMAT,
            **{
                field: {
                    "reasons": [
                        {"code": reason.code, "count": reason.count, "where": reason.where}
                        for reason in answer.reasons
                    ],
                    "verdict": answer.verdict,
                }
                for field, answer in self.answers.items()
            },
        }

    def lines(self) -> Iterator[str]:
        """Yield the verdict in words."""
        for field, answer in self.answers.items():
            shout = answer.verdict.upper() if answer.verdict == NO else answer.verdict
            yield f"{field:10} {shout}"
            for reason in answer.reasons:
                yield f"           {reason}"


class Findings:
    """The reasons found so far."""

    def __init__(self) -> None:
        self._found: dict[str, Reason] = {}

    def add(self, code: str, where: object = "", *, count: int = 1) -> None:
        """Note a reason; of one that is known the first place stays, and the count grows."""
        known = self._found.get(code, Reason(code, str(where), 0))
        self._found[code] = Reason(code, known.where, known.count + count)

    def all(self) -> tuple[Reason, ...]:
        """Return every reason."""
        return tuple(self._found.values())

    def about(self, field: str) -> tuple[Reason, ...]:
        """Return the reasons that speak about a field, by their codes."""
        return tuple(
            reason for code, reason in sorted(self._found.items()) if MEANINGS[code].field == field
        )

    def answer(self, field: str) -> Answer:
        """Return what the reasons make of a field; one without any was not reached."""
        reasons = self.about(field)
        if not reasons:
            return Answer(UNKNOWN, (Reason(NOT_CHECKED),))
        answers = {MEANINGS[reason.code].answer for reason in reasons}
        return Answer(next(each for each in WORST_FIRST if each in answers), reasons)
